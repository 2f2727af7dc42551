"""What is wrong with an edit, be it made or still being typed, and beside which field is it told?"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from vpcviz.diagrams.models import Revision
from vpcviz.editor.commands import command_of
from vpcviz.editor.fields import hint_of, keys_of, slug_of
from vpcviz.network.errors import EditRefused, Problem, TopologyRefused, VpcvizError
from vpcviz.network.topology import Topology

REFUSALS = (VpcvizError, Revision.DoesNotExist)
"""What says that an edit can't be made, and why."""


@dataclass(frozen=True, slots=True)
class Failed:
    """
    An edit that could not be made.

    Attributes:
        says: Why, and what to do about it.
        typed: What was sent, so that nothing of it is lost.
        problems: What is wrong, each at its place; none where the whole can't be.
        would: What the edit would do, where nothing is wrong with it.
    """

    says: str
    typed: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    would: str = ""

    def errors(self, section: str, object_id: str) -> dict[str, str]:
        """Give what is wrong with a thing, by its key."""
        start = f"{section}.{object_id}."
        inside = ((one.path.removeprefix(start), one) for one in self.problems if one.path.startswith(start))
        return {key: without_place(one) for key, one in inside}


def failed_by(refused: Exception, asked: Mapping[str, str]) -> Failed:
    """Say why an edit can't be made."""
    match refused:
        case TopologyRefused():
            return Failed(str(refused.problems[0]), asked, refused.problems)
        case EditRefused():
            return Failed(f"{capital(refused.because)}{f': {refused.remedy}' if refused.remedy else ''}.", asked)
        case Revision.DoesNotExist():
            return Failed("The diagram has no such revision: what is shown now is the latest one.", asked)
        case _:
            return Failed(capital(str(refused)), asked)


def without_place(problem: Problem) -> str:
    """Tell a problem where its place goes without saying."""
    return str(replace(problem, path="", line=None))


def capital(text: str) -> str:
    """Begin a sentence."""
    return text[:1].upper() + text[1:]


def tried(topology: Topology, asked: Mapping[str, str]) -> Failed:
    """Try an edit that is still being typed, and say what is wrong with it; nothing is kept."""
    try:
        edited = command_of(asked).edit(topology)
    except REFUSALS as refused:
        return failed_by(refused, asked)
    return Failed("", asked, would=edited.says)


def told_beside(failed: Failed) -> dict[str, str]:
    """
    Give what is to be told of an edit that is being typed, by the id of the element where it is told.

    A field that is still empty is not complained of: somebody may be about to fill it.
    """
    asked = failed.typed
    problems = [one for one in failed.problems if not _is_still_empty(asked, one)]
    if asked.get("do") == "move":
        return {"moving": failed.would or failed.says}
    if asked.get("do") == "text":
        return {"text-problems": "\n".join(map(str, failed.problems)) or failed.says}
    if "row" in asked:
        says = "; ".join(f"{one.path.rpartition('.')[2]}: {without_place(one)}" for one in problems)
        return {f"error-{asked['row']}": says or ("" if failed.problems else failed.says)}
    section, object_id = asked.get("section", ""), asked.get("id", "")
    keys = keys_of(section)
    errors = replace(failed, problems=tuple(problems)).errors(section, object_id)
    told = {f"error-{slug_of(key)}": errors.get(key, "") for key in keys}
    told |= {f"hint-{slug_of(key)}": hint_of(key, asked.get(f"field:{key}", "")) for key in keys if hint_of(key, "")}
    elsewhere = [str(one) for one in problems if not any(one.path == f"{section}.{object_id}.{key}" for key in keys)]
    return told | {"error-thing": "; ".join(elsewhere) or ("" if failed.problems else failed.says)}


def _is_still_empty(asked: Mapping[str, str], problem: Problem) -> bool:
    key = problem.path.rpartition(".")[2]
    return any(asked.get(f"{prefix}:{key}", "filled").strip() == "" for prefix in ("field", "entry"))
