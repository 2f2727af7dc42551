"""What is wrong with an edit, be it made or still being typed, and beside which field is it told?"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from vpcviz.diagrams.models import Revision
from vpcviz.diagrams.revisions import StandsInTheWay
from vpcviz.editor.commands import command_of
from vpcviz.editor.fields import ANY, ID, hint_of, keys_of, slug_of
from vpcviz.editor.probe_commands import TYPED, WHOLE, told_of_probe
from vpcviz.editor.rules import column_of
from vpcviz.editor.spots import Spot, folded, spot_of, told_at, told_elsewhere
from vpcviz.network.comments import counted_comments, told_comments
from vpcviz.network.errors import EditRefused, ProbeRefused, Problem, TopologyRefused, VpcvizError
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
        is_late: Whether it is somebody else's edit that stands in its way.
    """

    says: str
    typed: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    would: str = ""
    is_late: bool = False

    @property
    def lines(self) -> list[tuple[int, str]]:
        """Tell what is wrong with a text, each with its line from 1 on; 0 where it has none."""
        # What becomes of comments is told by itself.
        counted = counted_comments(self.typed.get("text", ""))
        if self.problems or not self.says or counted and counted in self.says:
            return [(one.line or 0, str(replace(one, line=None))) for one in self.problems]
        return [(0, self.says)]

    def told(self, section: str, object_id: str) -> dict[str, str]:
        """Tell what is wrong with the form of a thing, by the key of its field; by an empty one what is with none."""
        errors: dict[str, list[str]] = {}
        for problem in self.problems:
            spot = spot_of(problem.path)
            is_own = spot is not None and (spot.section, spot.object_id) == (section, object_id)
            new_id = self.typed.get("new-id", object_id).strip()
            if spot and is_own and spot.key in keys_of(section):
                errors.setdefault(spot.key, []).append(told_at(problem, spot))
            elif spot and new_id != object_id and spot == Spot(section, new_id, ""):
                errors.setdefault(ID, []).append(told_at(problem, spot))
            else:
                errors.setdefault("", []).append(told_elsewhere(problem))
        return {key: "; ".join(says) if key else folded(says) for key, says in errors.items()}

    def told_of_entry(self) -> dict[str, str]:
        """Tell what is wrong with an entry of a list of rules, by its column; by an empty one what is with none."""
        place = tuple(self.typed.get(key, "") for key in ("section", "id", "list"))
        errors: dict[str, list[str]] = {}
        for problem in self.problems:
            spot = spot_of(problem.path)
            if spot and (spot.section, spot.object_id, spot.key) == place and spot.column:
                errors.setdefault(spot.column, []).append(told_at(problem, spot))
            else:
                errors.setdefault("", []).append(told_elsewhere(problem))
        return {key: "; ".join(says) if key else folded(says) for key, says in errors.items()}


def failed_by(refused: Exception, asked: Mapping[str, str]) -> Failed:
    """Say why an edit can't be made."""
    match refused:
        case TopologyRefused():
            problems = refused.problems
            says = str(problems[0]) if "text" in asked else folded([told_elsewhere(one) for one in problems])
            return Failed(says, asked, problems)
        case ProbeRefused():
            told = [
                f"{TYPED[key]}: {says}" if key in TYPED else says
                for key, says in told_of_probe(refused.problems).items()
            ]
            return Failed(f"No probe is saved. {folded(told)}.", asked, refused.problems)
        case EditRefused():
            return Failed(f"{refused.because}{f': {refused.remedy}' if refused.remedy else ''}.", asked)
        case StandsInTheWay():
            return Failed(f"{refused} {_remedy(asked)}", asked, is_late=True)
        case Revision.DoesNotExist():
            return Failed("The diagram has no such revision: what is shown now is the latest one.", asked)
        case _:
            return Failed(str(refused), asked)


def _remedy(asked: Mapping[str, str]) -> str:
    """Say what helps where somebody else's edit stands in the way of one."""
    match asked.get("do"):
        case "undo" | "redo":
            return "What was there before stands in the history, and can be set by hand."
        case "set" | "set-entry" | "text" | "text-notes":
            return "What you typed still stands there: save it once more, and it takes the place of theirs."
        case _:
            return "What is shown now is theirs: do yours once more, if it is still wanted."


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
    if asked.get("do") == "move":
        return {"moving": failed.would or failed.says}
    if asked.get("do") == "text":
        return {"text-comments": told_comments(asked.get("text", ""))}
    if asked.get("do") == "probe":
        by_field = told_of_probe(failed.problems)
        told = {f"error-probe-{one}": by_field.get(one, "") if asked.get(one, "").strip() else "" for one in TYPED}
        return {**told, "error-probe": by_field.get(WHOLE, "")}
    if asked.get("do") == "paste":
        return {"paste-told": " ".join(filter(None, (failed.says, told_comments(asked.get("text", "")))))}
    own = replace(failed, problems=tuple(one for one in failed.problems if not _is_still_empty(asked, one)))
    as_a_whole = "" if failed.problems else failed.says
    if "row" in asked:
        row, errors = asked["row"], own.told_of_entry()
        typed = {key.removeprefix("entry:") for key in asked if key.startswith("entry:")}
        columns = {column_of(key) for key in typed - {"note"}}
        told = {f"error-{row}-{column}": errors.pop(column, "") for column in sorted(columns)}
        return told | {f"error-{row}": "; ".join(errors.values()) or as_a_whole}
    keys, errors = keys_of(asked.get("section", "")), own.told(asked.get("section", ""), asked.get("id", ""))
    told = {f"error-{slug_of(key)}": errors.get(key, "") for key in (ID, *keys)}
    told |= {f"hint-{slug_of(key)}": hint_of(key, asked.get(f"field:{key}", "")) for key in keys if hint_of(key, ANY)}
    return told | {"error-thing": errors.get("", "") or as_a_whole}


def _is_still_empty(asked: Mapping[str, str], problem: Problem) -> bool:
    spot = spot_of(problem.path)
    typed = f"entry:{spot.column}" if spot and spot.column else f"field:{spot.key}" if spot else ""
    return asked.get(typed, "filled").strip() == ""
