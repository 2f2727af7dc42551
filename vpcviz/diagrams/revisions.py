"""How does an edit become a revision, and how is one taken back?"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from django.db import transaction

from vpcviz.diagrams.apps import recent_topologies
from vpcviz.diagrams.models import Diagram, Revision
from vpcviz.network.changes import (
    Conflict,
    Difference,
    apply,
    difference,
    inverse,
    read_difference,
    touches,
    write_difference,
)
from vpcviz.network.edits.private_address import renumbered
from vpcviz.network.errors import TopologyRefused, VpcvizError
from vpcviz.network.sharing import shared
from vpcviz.network.topology import Topology


@dataclass(frozen=True, slots=True)
class Edited:
    """
    What an edit comes to.

    Attributes:
        says: What was done, in a sentence.
    """

    topology: Topology
    says: str


Edit = Callable[[Topology], Edited]
"""Makes the next topology of one; raises EditRefused or TopologyRefused where it can't."""


class StandsInTheWay(VpcvizError):
    """
    Somebody's edit stands in the way of this one.

    Attributes:
        revision: That edit; None where it can't be told which it is.
    """

    def __init__(self, because: str, revision: Revision | None) -> None:
        super().__init__(because)
        self.revision = revision


class NothingToUndo(VpcvizError):
    """There is no edit of this person's that could be taken back, or made again."""


def edit(diagram: Diagram, base: int, person: str, make: Edit) -> Revision | None:
    """
    Make an edit.

    It is made on the revision that its maker has seen, and what it changed is then made on the latest one: edits to
    different things both hold, and of two to the same thing the second is refused.

    Args:
        base: The number of the revision that the maker has seen.

    Returns:
        The new revision; None where nothing has changed.

    Raises:
        StandsInTheWay: What it changes has been changed since.
        EditRefused, TopologyRefused: It can't be made at all.
    """
    with transaction.atomic():
        latest = Diagram.objects.select_for_update().get(pk=diagram.pk)
        seen = topology_at(latest, base)
        edited = _made(make, seen)
        changes = difference(seen, edited.topology)
        if not changes:
            return None
        since = latest.revisions.filter(number__gt=base)
        is_latest = base == latest.revision
        topology = edited.topology if is_latest else _on_top(latest.topology, changes, since, person)
        return _keep(latest, topology, person, edited.says, changes, None)


def edit_latest(diagram: Diagram, person: str, make: Edit) -> Revision | None:
    """Make an edit on the latest revision, whatever its maker has seen: it adds something, and changes nothing."""
    with transaction.atomic():
        latest = Diagram.objects.select_for_update().get(pk=diagram.pk)
        seen = latest.topology
        edited = _made(make, seen)
        changes = difference(seen, edited.topology)
        return _keep(latest, edited.topology, person, edited.says, changes, None) if changes else None


def _made(make: Edit, seen: Topology) -> Edited:
    edited = make(seen)
    return replace(edited, topology=shared(seen, edited.topology))


def undo(diagram: Diagram, person: str) -> Revision:
    """
    Take back somebody's own latest edit, on top of whatever others have done since.

    Raises:
        NothingToUndo: They have made none, or have taken all of them back.
        StandsInTheWay: What it changed has been changed since.
    """
    return _take_back(diagram, person, "undo")


def redo(diagram: Diagram, person: str) -> Revision:
    """
    Make somebody's own edit again that they have taken back last, unless they have made another one since.

    Raises:
        NothingToUndo: They have taken none back.
        StandsInTheWay: What it changed has been changed since.
    """
    return _take_back(diagram, person, "redo")


@dataclass(frozen=True, slots=True)
class Own:
    """
    The revisions of one person that can be taken back, the latest last.

    Attributes:
        done: Edits, and edits made again.
        undone: Undoings that no edit has followed.
    """

    done: tuple[int, ...]
    undone: tuple[int, ...]


def own_revisions(revisions: Iterable[tuple[int, int | None]]) -> Own:
    """
    Tell what somebody could undo and redo.

    Args:
        revisions: Theirs, in order: the number, and of which other one it takes back.
    """
    done: list[int] = []
    undone: list[int] = []
    for number, undoes in revisions:
        if undoes is None:
            done.append(number)
            undone.clear()
        elif undoes in undone:
            undone.remove(undoes)
            done.append(number)
        else:
            done.remove(undoes)
            undone.append(number)
    return Own(tuple(done), tuple(undone))


def topology_at(diagram: Diagram, number: int) -> Topology:
    """
    Give a diagram as it was at a revision; 0 is as it began.

    Raises:
        Revision.DoesNotExist: It has never had such a revision.
    """
    if not 0 <= number <= diagram.revision:
        raise Revision.DoesNotExist(f"There is no revision {number}.")
    topology = diagram.topology
    for revision in diagram.revisions.filter(number__gt=number).order_by("-number"):
        topology = apply(inverse(read_difference(revision.difference)), topology)
    return topology


def _take_back(diagram: Diagram, person: str, what: str) -> Revision:
    with transaction.atomic():
        latest = Diagram.objects.select_for_update().get(pk=diagram.pk)
        own = own_revisions(latest.revisions.filter(person=person).values_list("number", "undoes"))
        candidates = own.done if what == "undo" else own.undone
        if not candidates:
            raise NothingToUndo(f"You have nothing to {what}.")
        taken = latest.revisions.get(number=candidates[-1])
        back = inverse(read_difference(taken.difference))
        topology = _on_top(latest.topology, back, latest.revisions.filter(number__gt=taken.number), person)
        says = taken.says.removeprefix("Undone: ")
        # Where others have taken addresses meanwhile, what has one only of itself may get another.
        told = "; ".join([f"Undone: {says}" if what == "undo" else says, *renumbered(latest.topology, topology)])
        return _keep(latest, topology, person, told, back, taken.number)


def _on_top(latest: Topology, changes: Difference, since: Iterable[Revision], person: str) -> Topology:
    """Make what has changed on the latest revision, or tell which of those since then stands in the way."""
    try:
        return apply(changes, latest)
    except Conflict as conflict:
        # Where a thing has been put meanwhile, it stands well: that is in the way of nothing but another place for it.
        if conflict.place[0] == "positions" and any(one.place[0] != "positions" for one in changes):
            others = tuple(one for one in changes if one.place != conflict.place)
            if len(others) < len(changes):
                return _on_top(latest, others, since, person)
        revision = _latest_touching(list(since), conflict.place)
        raise StandsInTheWay(_stands(str(conflict), revision, person), revision) from None
    except TopologyRefused as refused:
        revision = next(iter(reversed(list(since))), None)
        raise StandsInTheWay(_stands(str(refused.problems[0]), revision, person), revision) from None


def _latest_touching(revisions: Sequence[Revision], place: tuple[str, ...]) -> Revision | None:
    touching = (one for one in reversed(revisions) if touches(read_difference(one.difference), place))
    return next(touching, None)


def _stands(because: str, revision: Revision | None, person: str) -> str:
    if revision is None:
        return f"{because}."
    whose = "of your own, made in another tab" if revision.person == person else f"of {revision.person}"
    return f"{because}, by revision {revision.number} {whose}: “{revision.says}”."


def _keep(
    diagram: Diagram, topology: Topology, person: str, says: str, changes: Difference, undoes: int | None
) -> Revision:
    topology = shared(diagram.topology, topology)
    diagram.revision += 1
    diagram.title = (topology.title or diagram.title)[:200]
    diagram.document, diagram.topology = topology.model_dump_json(exclude_unset=True), topology
    diagram.save(update_fields=["revision", "title", "document"])
    recent_topologies().keep(diagram.document, topology, len(diagram.document))
    return diagram.revisions.create(
        number=diagram.revision, person=person, says=says, difference=write_difference(changes), undoes=undoes
    )


def new_diagram(slug: str, topology: Topology) -> Diagram:
    """Keep a topology as a diagram of its own, without a history."""
    title = (topology.title or "Untitled")[:200]
    document = topology.model_dump_json(exclude_unset=True)
    return Diagram.objects.create(slug=slug, title=title, document=document)
