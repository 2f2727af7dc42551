"""What does somebody look at in the editor, as its address has it?"""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from vpcviz.editor.panels import PANELS, USUAL_PANEL
from vpcviz.playback.page import Parameters
from vpcviz.playback.question import NOTHING_ASKED, Question, read_question

LATEST = -1


@dataclass(frozen=True, slots=True)
class Choice:
    """
    What somebody looks at in the editor, as the address has it.

    Attributes:
        chosen: The thing whose form is open, or the ids of several with spaces between them; empty for none.
        said: The number of the revision whose sentence is told; 0 for none, LATEST for whichever is the latest.
        listed: The subnets, with spaces between them, of which the outline lists every instance though the drawing only
            counts them.
        asked: What is walked beside the drawing, at its step; None where nothing is.
    """

    chosen: str = ""
    panel: str = USUAL_PANEL
    said: int = 0
    listed: str = ""
    asked: Question | None = None

    def query(self, **other: str) -> str:
        """Write the choice for an address, but for what is given otherwise."""
        panel = "" if self.panel == USUAL_PANEL else self.panel
        pairs = {"chosen": self.chosen, "panel": panel, "listed": self.listed, **other}
        own = urlencode({key: value for key, value in pairs.items() if value})
        return "&".join(filter(None, (own, self.asked.query if self.asked else "")))


def read_choice(parameters: Parameters) -> Choice:
    """Read what an address asks to see; what is none is as if nothing were said."""

    def last(name: str) -> str:
        return parameters[name][-1] if parameters.get(name) else ""

    said = last("said")
    return Choice(
        last("chosen"),
        last("panel") if last("panel") in PANELS else USUAL_PANEL,
        LATEST if said == "latest" else int(said) if said.isdecimal() and len(said) < 10 else 0,
        last("listed"),
        # What stands beside the drawing is the editor's own choice.
        replace(read_question(parameters, NOTHING_ASKED), panel="", sorts=(), place="") if last("from") else None,
    )
