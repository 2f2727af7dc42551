"""What somebody sees does not jump when they edit something else."""

from itertools import combinations

import pytest

from tests.editor.editors import Editor
from vpcviz.diagrams.models import Right
from vpcviz.diagrams.revisions import new_diagram
from vpcviz.drawing.above import LANE_HEIGHT, room_above
from vpcviz.drawing.geometry import Box, Point
from vpcviz.editor.difference import touched
from vpcviz.editor.drawn import pictured
from vpcviz.editor.moving import moved
from vpcviz.editor.standing import MOST_SHAPES, kept_standing
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.changes import read_difference
from vpcviz.network.edits.palette import place
from vpcviz.network.edits.removing import remove
from vpcviz.network.index import compile_network
from vpcviz.network.topology import Topology

# As somebody draws a network: what, in what.
STEPS = """vpcs
subnets vpc-1
instances s1
internet_gateways vpc-1
subnets vpc-1
instances s2
nat_gateways s1
instances s2
instances s1
subnets vpc-1
instances s3
nat_gateways s3
instances s1
instances s1
subnets vpc-1
vpcs
subnets vpc-2""".splitlines()


def frames(topology: Topology) -> dict[str, tuple[str, Box]]:
    """Give where everything stands, and in what."""
    found: dict[str, tuple[str, Box]] = {}
    for vpc in pictured(topology, compile_network(topology)).vpcs:
        found[vpc.object_id] = ("", vpc.box)
        for subnet in vpc.subnets:
            found[subnet.object_id] = (vpc.object_id, subnet.box)
            found |= {card.object_id: (subnet.object_id, card.box) for card in subnet.instances}
    return found


def drawn(steps: list[str]) -> list[Topology]:
    """Give a network as it stands after each step."""
    known = [Topology(format="vpcviz/1", title="Mine")]
    for step in steps:
        section, *within = step.split()
        placed = place(known[-1], section, *map(ObjectId, within)).topology
        known.append(kept_standing(known[-1], placed))
    return known


def test_while_a_network_is_drawn_what_stands_stays_or_makes_room_for_what_grows_above_it() -> None:
    known = drawn(STEPS)
    above = [room_above(topology) for topology in known]
    for number, (before, after) in enumerate(zip(map(frames, known), map(frames, known[1:]), strict=False)):
        grown = max([0, *(after[one][1].height - before[one][1].height for one in before)])
        grown += above[number + 1] - above[number]
        for one in before:
            (_, was), (_, now) = before[one], after[one]
            assert (now.x, now.y >= was.y, now.y - was.y <= grown) == (was.x, True, True), one


def test_nothing_comes_to_lie_on_another_thing() -> None:
    shapes = frames(drawn(STEPS)[-1])
    beside = [(one, other) for one, other in combinations(shapes, 2) if shapes[one][0] == shapes[other][0]]
    assert [pair for pair in beside if shapes[pair[0]][1].meets(shapes[pair[1]][1])] == []
    assert all(shapes[inside][1].holds(box) for inside, box in shapes.values() if inside)


def test_what_joins_vpcs_takes_its_room_from_all_that_stands_alike_and_lies_on_nothing() -> None:
    known = drawn([*STEPS, "vpc_peerings vpc-1", "transit_gateways"])
    assert known[-2].positions == known[-3].positions != {}
    before, after = frames(known[-3]), frames(known[-2])
    assert {after[one][1].y - box.y for one, (_, box) in before.items()} == {LANE_HEIGHT}
    picture = pictured(known[-1], compile_network(known[-1]))
    assert len(picture.joints) == 2
    assert [one.id for one in picture.joints for vpc in picture.vpcs if one.box.meets(vpc.box)] == []


def test_what_is_dragged_away_draws_nothing_into_its_place() -> None:
    before = drawn(STEPS[:8])[-1]
    box = frames(before)["s1"][1]
    after = moved(before, {ObjectId("s1"): Point(box.x + 800, box.y)})
    assert frames(after)["s1"][1].x == box.x + 800
    assert frames(after)["s2"][1] == frames(before)["s2"][1]


def test_what_stood_beside_a_thing_that_is_deleted_stays() -> None:
    before = drawn(STEPS)[9]
    assert [one for one, (inside, _) in frames(before).items() if inside == "s1"] == ["a", "d", "nat"]
    after = kept_standing(before, remove(before, [ObjectId("a")]).topology)
    for one in ("d", "nat", "s2"):
        assert frames(after)[one] == frames(before)[one]


def test_what_need_not_be_written_down_is_not() -> None:
    assert [len(topology.positions) for topology in drawn(STEPS[:8])] == [0] * 9


def test_a_large_drawing_is_arranged_anew() -> None:
    many = {f"i{number}": {"subnet": "s1"} for number in range(MOST_SHAPES)}
    before = Topology.model_validate(
        {
            "format": "vpcviz/1",
            "vpcs": {"lab": {"region": "us-east-1", "cidrs": ["10.0.0.0/16"]}},
            "subnets": {"s1": {"vpc": "lab", "zone": "us-east-1a", "cidr": "10.0.0.0/24"}},
            "instances": many,
        }
    )
    after = place(before, "subnets", ObjectId("lab")).topology
    assert kept_standing(before, after) is after


@pytest.mark.django_db
def test_an_edit_in_the_page_keeps_what_stands_and_undo_takes_it_back_whatever_others_have_moved_since() -> None:
    ann = Editor(Right.EDIT, new_diagram("mine", drawn(STEPS[:8])[-1]))
    bob = Editor(Right.EDIT, ann.diagram)
    before = frames(ann.topology)
    ann.do("place", section="instances", within="s1")
    assert touched(read_difference(ann.latest.revisions.get().difference)).keys() == {"d"}
    assert {one: frames(ann.topology)[one][1].x for one in before} == {one: box.x for one, (_, box) in before.items()}
    assert ann.topology.positions
    bob.do("position", id="s2", x="900", y="700")
    ann.do("undo")
    assert ann.status == 200
    assert ann.says.startswith("Undone: Placed")
    # What stands in s2 has gone along with it.
    assert ann.topology.positions.keys() == {"s2", "b", "c"}


@pytest.mark.django_db
def test_everything_is_arranged_anew_where_that_is_asked_for() -> None:
    editor = Editor(Right.EDIT, new_diagram("mine", drawn(STEPS)[-1]))
    assert editor.topology.positions
    assert 'value="arrange"' in editor.look().page
    editor.do("arrange")
    assert editor.topology.positions == {}
    assert 'value="arrange"' not in editor.page
    assert editor.says == "Arranged everything anew."
