"""What is wrong with what the user handed in?"""

from dataclasses import dataclass

from vpcviz.network.printable import printable

NOT_SUPPORTED_YET = "not supported yet"
"""What is said of a construct that the format has and this version does not build."""


class VpcvizError(Exception):
    """The user's input is wrong; the text is meant for the user."""


@dataclass(frozen=True, slots=True)
class Problem:
    """
    One thing that is wrong.

    Attributes:
        path: Where in the document, its keys joined with dots: `subnets.s1.cidr`; empty for the whole of it.
        line: The line in the file, from 1; None where there is no file.
        found: What stands there.
        expected: What should stand there, or why it can't; empty where `found` says it all.
        remedy: What to do about it; empty where only the user can know.
    """

    path: str
    line: int | None
    found: str
    expected: str
    remedy: str = ""

    def __post_init__(self) -> None:
        # What stands in a file or an argument may hold anything, and is shown on a terminal.
        object.__setattr__(self, "found", printable(self.found))

    def __str__(self) -> str:
        where = f"line {self.line}: " if self.line else ""
        remedy = f" ({self.remedy})" if self.remedy else ""
        if self.expected == NOT_SUPPORTED_YET:
            is_named = f".{self.path}".endswith(f".{self.found}")
            what = self.path if is_named else f"{self.path} {self.found}".strip()
            return printable(f"{where}{what}: {self.expected}{remedy}")
        path = f"{self.path}: " if self.path else ""
        says = f"found {self.found}, expected {self.expected}" if self.expected else self.found
        return printable(f"{where}{path}{says}{remedy}")


class TopologyRefused(VpcvizError):
    """A document is no topology; `problems` has everything that is wrong with it."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


class ProbeRefused(VpcvizError):
    """A probe can't be sent, or a walk can't be taken, for what was asked; `problems` says why."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


class EditRefused(VpcvizError):
    """
    An edit can't be made; nothing has changed.

    Attributes:
        because: Why, with AWS's reason where it is AWS that would refuse; begun as a sentence, but for an id.
        remedy: What to do about it; empty where only the user can know.
    """

    def __init__(self, because: str, remedy: str = "") -> None:
        super().__init__(f"{because} ({remedy})" if remedy else because)
        self.because = because
        self.remedy = remedy


class UnknownObject(VpcvizError):
    """No thing has this id."""

    def __init__(self, object_id: str) -> None:
        super().__init__(f"there is nothing called {object_id}")
        self.object_id = object_id
