import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from tests.network.edits.labs import lab, nothing
from vpcviz.diagrams.models import Diagram, Revision
from vpcviz.diagrams.revisions import (
    Edit,
    Edited,
    NothingToUndo,
    StandsInTheWay,
    edit,
    edit_latest,
    new_diagram,
    own_revisions,
    redo,
    topology_at,
    undo,
)
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.canonical import write_topology
from vpcviz.network.edits.palette import PALETTE, place
from vpcviz.network.edits.removing import remove
from vpcviz.network.edits.renaming import rename
from vpcviz.network.edits.values import put
from vpcviz.network.errors import EditRefused, TopologyRefused
from vpcviz.network.sections import SECTIONS
from vpcviz.network.topology import Topology

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.django_db


def naming(thing: str, name: str) -> Edit:
    """Give an instance a name."""
    return lambda topology: Edited(put(topology, ("instances", thing, "name"), name), f"{thing} is called {name}")


def deleting(*things: str) -> Edit:
    """Delete things."""
    return lambda topology: Edited(remove(topology, map(ObjectId, things)).topology, f"Deleted {', '.join(things)}")


def latest(diagram: Diagram) -> Diagram:
    return Diagram.objects.get(pk=diagram.pk)


def text_of(diagram: Diagram) -> str:
    return write_topology(latest(diagram).topology)


@pytest.fixture
def diagram() -> Diagram:
    """The laboratory, not yet edited."""
    return new_diagram("lab", lab())


def test_an_edit_is_a_revision_of_its_own_that_says_what_was_done(diagram: Diagram) -> None:
    edit(diagram, 0, "ann", naming("a", "Web"))
    (revision,) = diagram.revisions.all()
    assert (revision.number, revision.person, revision.says) == (1, "ann", "a is called Web")
    assert latest(diagram).topology.instances[ObjectId("a")].name == "Web"


def test_an_edit_that_changes_nothing_is_none(diagram: Diagram) -> None:
    assert edit(diagram, 0, "ann", lambda topology: Edited(topology, "Nothing")) is None
    assert latest(diagram).revision == 0


def test_an_edit_that_is_refused_leaves_all_as_it_was(diagram: Diagram) -> None:
    with pytest.raises(TopologyRefused):
        edit(diagram, 0, "ann", lambda one: Edited(put(one, ("instances", "a", "address"), "10.0.0.1"), "Moved"))
    assert (latest(diagram).revision, text_of(diagram)) == (0, write_topology(lab()))


def test_edits_of_two_people_to_different_things_both_hold(diagram: Diagram) -> None:
    edit(diagram, 0, "ann", naming("a", "Web"))
    edit(diagram, 0, "bob", naming("b", "Data"))
    names = {one: thing.name for one, thing in latest(diagram).topology.instances.items()}
    assert (names[ObjectId("a")], names[ObjectId("b")]) == ("Web", "Data")


def test_of_two_edits_to_one_thing_the_second_is_told_the_first(diagram: Diagram) -> None:
    edit(diagram, 0, "ann", naming("a", "Web"))
    with pytest.raises(StandsInTheWay, match="by revision 1 of ann: “a is called Web”") as refused:
        edit(diagram, 0, "bob", naming("a", "Data"))
    assert refused.value.revision
    assert refused.value.revision.number == 1


def test_of_two_edits_by_one_person_the_second_is_told_that_the_first_is_their_own(diagram: Diagram) -> None:
    edit(diagram, 0, "ann", naming("a", "Web"))
    with pytest.raises(StandsInTheWay, match="by revision 1 of your own, made in another tab: “a is called Web”"):
        edit(diagram, 0, "ann", naming("a", "Data"))


def test_what_is_added_is_added_whatever_its_maker_has_seen(diagram: Diagram) -> None:
    def placing(topology: Topology) -> Edited:
        placed = place(topology, "instances", ObjectId("s1"))
        return Edited(placed.topology, placed.says[0])

    edit_latest(diagram, "ann", placing)
    edit_latest(diagram, "bob", placing)
    assert [*latest(diagram).topology.instances][-2:] == ["e", "f"]


def test_each_takes_back_their_own_edits_alone(diagram: Diagram) -> None:
    edit(diagram, 0, "ann", naming("a", "Web"))
    edit(diagram, 1, "bob", naming("b", "Data"))
    undone = undo(diagram, "ann")
    assert (undone.says, undone.undoes) == ("Undone: a is called Web", 1)
    names = {one: thing.name for one, thing in latest(diagram).topology.instances.items()}
    assert (names[ObjectId("a")], names[ObjectId("b")]) == ("", "Data")
    with pytest.raises(NothingToUndo):
        undo(diagram, "ann")


def test_what_somebody_else_has_changed_since_is_not_taken_back_and_it_is_said_whose_edit_it_is(
    diagram: Diagram,
) -> None:
    edit(diagram, 0, "ann", naming("a", "Web"))
    edit(diagram, 1, "bob", naming("a", "Data"))
    with pytest.raises(StandsInTheWay, match="by revision 2 of bob"):
        undo(diagram, "ann")
    assert latest(diagram).revision == 2


def test_a_deletion_that_is_taken_back_brings_everything_that_went_with_it(diagram: Diagram) -> None:
    edit(diagram, 0, "ann", deleting("lab"))
    assert latest(diagram).topology.instances == {}
    undo(diagram, "ann")
    assert text_of(diagram) == write_topology(lab())


def test_what_was_taken_back_is_made_again_until_another_edit_is_made(diagram: Diagram) -> None:
    edit(diagram, 0, "ann", naming("a", "Web"))
    edit(diagram, 1, "ann", naming("b", "Data"))
    made = text_of(diagram)
    undo(diagram, "ann")
    undo(diagram, "ann")
    redo(diagram, "ann")
    redo(diagram, "ann")
    assert text_of(diagram) == made
    undo(diagram, "ann")
    edit(diagram, latest(diagram).revision, "ann", naming("c", "Cache"))
    with pytest.raises(NothingToUndo, match="nothing to redo"):
        redo(diagram, "ann")


@pytest.mark.parametrize(
    ("revisions", "done", "undone"),
    [
        ([], (), ()),
        ([(1, None), (2, None)], (1, 2), ()),
        ([(1, None), (2, None), (3, 2)], (1,), (3,)),
        ([(1, None), (2, None), (3, 2), (4, 1)], (), (3, 4)),
        ([(1, None), (2, None), (3, 2), (4, 3)], (1, 4), ()),
        ([(1, None), (2, None), (3, 2), (4, None)], (1, 4), ()),
        ([(1, None), (2, None), (3, 2), (4, 3), (5, 4), (6, 1)], (), (5, 6)),
    ],
)
def test_undo_and_redo_are_two_stacks(
    revisions: list[tuple[int, int | None]], done: tuple[int, ...], undone: tuple[int, ...]
) -> None:
    own = own_revisions(revisions)
    assert (own.done, own.undone) == (done, undone)


def test_every_revision_can_be_looked_at(diagram: Diagram) -> None:
    texts = [text_of(diagram)]
    for number, make in enumerate([naming("a", "Web"), deleting("s2"), naming("b", "Data")]):
        edit(diagram, number, "ann", make)
        texts.append(text_of(diagram))
    assert [write_topology(topology_at(latest(diagram), number)) for number in range(4)] == texts


@pytest.mark.parametrize("number", [-1, 1])
def test_a_revision_that_never_was_is_not_there(diagram: Diagram, number: int) -> None:
    with pytest.raises(Revision.DoesNotExist):
        topology_at(diagram, number)
    with pytest.raises(Revision.DoesNotExist):
        edit(diagram, number, "ann", naming("a", "Web"))


def random_edit(draw: Callable[[st.SearchStrategy[str]], str], topology: Topology) -> Edited:
    """Do something to a topology, whatever comes of it."""
    things = [one for section in SECTIONS for one in getattr(topology, section)] or ["nothing"]
    kind = draw(st.sampled_from(["place", "place", "remove", "rename", "name"]))
    if kind == "place":
        section = draw(st.sampled_from([construct.section for construct in PALETTE]))
        within = draw(st.sampled_from(things))
        return Edited(place(topology, section, ObjectId(within)).topology, f"place {section}")
    thing = ObjectId(draw(st.sampled_from(things)))
    if kind == "remove":
        return Edited(remove(topology, [thing]).topology, f"remove {thing}")
    new = draw(st.sampled_from(["x", "y", "z-1"]))
    if kind == "rename":
        return Edited(rename(topology, thing, new), f"rename {thing}")
    section = next((one for one in SECTIONS if thing in getattr(topology, one)), "vpcs")
    return Edited(put(topology, (section, thing, "name"), new), f"name {thing}")


class EveryEditComesBack(TestCase):
    @settings(deadline=None, max_examples=25, suppress_health_check=list(HealthCheck))
    @given(st.data())
    def test_undoing_everything_gives_back_the_first_document_byte_for_byte(self, data: st.DataObject) -> None:
        diagram = new_diagram("random", nothing())
        first = text_of(diagram)
        for _ in range(20):
            current = latest(diagram)
            try:
                edit(current, current.revision, "ann", lambda topology: random_edit(data.draw, topology))
            except (EditRefused, TopologyRefused):
                continue
        made, edits = text_of(diagram), latest(diagram).revision
        for _ in range(edits):
            undo(diagram, "ann")
        assert text_of(diagram) == first
        for _ in range(edits):
            redo(diagram, "ann")
        assert text_of(diagram) == made


EDITORS, EDITS = 4, 8


def test_two_processes_with_eight_threads_lose_no_edit(tmp_path: Path) -> None:
    environment = {**os.environ, "VPCVIZ_DATABASE": str(tmp_path / "db.sqlite3")}
    command = [sys.executable, "-m", "tests.diagrams.editing_process"]

    def run(*arguments: str) -> "subprocess.Popen[str]":
        return subprocess.Popen(
            [*command, *arguments], cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )

    assert run("begin").communicate(timeout=60) == ("", "")
    editors = [run("edit", name, str(EDITORS), str(EDITS)) for name in ("one", "two")]
    assert [process.communicate(timeout=120) for process in editors] == [("", ""), ("", "")]
    told, _ = run("tell").communicate(timeout=60)
    revisions, things = map(int, told.split())
    assert (revisions, things) == (2 * EDITORS * EDITS, 2 * EDITORS * EDITS)
