"""How often may a viewer say something?"""

from dataclasses import dataclass

MOST_AT_ONCE = 100
MESSAGES_A_SECOND = 50.0


@dataclass(frozen=True, slots=True)
class Pace:
    """
    A bucket of tokens: each message costs one, and they come back with time.

    Attributes:
        at_seconds: When the tokens were last counted, on any clock that only goes forward.
    """

    at_seconds: float
    tokens: float = MOST_AT_ONCE

    def after_message(self, now_seconds: float) -> "Pace":
        """Take a token for a message; below zero the viewer is too fast."""
        regained = (now_seconds - self.at_seconds) * MESSAGES_A_SECOND
        return Pace(now_seconds, min(MOST_AT_ONCE, self.tokens + regained) - 1)

    @property
    def is_too_fast(self) -> bool:
        """Say whether more has been said than may be."""
        return self.tokens < 0
