from vpcviz.drawing.geometry import Box, Point
from vpcviz.drawing.layout import lay_out
from vpcviz.editor.moving import moved
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.index import compile_network
from vpcviz.network.topology import Topology

LAB, SUBNET, A, B = map(ObjectId, ("lab", "s1", "a", "b"))


def drawn(**positions: tuple[int, int]) -> Topology:
    return Topology.model_validate(
        {
            "format": "vpcviz/1",
            "vpcs": {"lab": {"region": "us-east-1", "cidrs": ["10.0.0.0/16"]}},
            "subnets": {"s1": {"vpc": "lab", "zone": "us-east-1a", "cidr": "10.0.0.0/24"}},
            "instances": {"a": {"subnet": "s1"}, "b": {"subnet": "s1"}},
            "positions": positions,
        }
    )


def boxes(topology: Topology) -> dict[ObjectId, Box]:
    """Give where a VPC, its subnet and both instances stand."""
    picture = lay_out(compile_network(topology))
    frames = {one.object_id: one.box for one in picture.vpcs} | {one.object_id: one.box for one in picture.subnets}
    return frames | {one.object_id: one.box for subnet in picture.subnets for one in subnet.instances}


def by(before: Topology, after: Topology) -> dict[ObjectId, tuple[int, int]]:
    """Give how far each of them has gone."""
    was, now = boxes(before), boxes(after)
    return {one: (now[one].x - was[one].x, now[one].y - was[one].y) for one in was}


def test_what_stands_in_a_subnet_goes_along_wherever_it_had_been_put() -> None:
    topology = drawn(a=(96, 260))
    box = boxes(topology)[SUBNET]
    gone = by(topology, moved(topology, {SUBNET: Point(box.x + 80, box.y + 40)}))
    assert {gone[one] for one in (SUBNET, A, B)} == {(80, 40)}


def test_what_stands_in_a_vpc_goes_along_with_its_subnets() -> None:
    topology = drawn(a=(96, 260), s1=(64, 140))
    box = boxes(topology)[LAB]
    assert set(by(topology, moved(topology, {LAB: Point(box.x + 16, box.y + 24)})).values()) == {(16, 24)}


def test_a_frame_that_has_grown_around_a_thing_moves_as_far_as_it_is_moved() -> None:
    topology = drawn(s1=(200, 300), a=(96, 520))
    box = boxes(topology)[SUBNET]
    assert box.x < 200
    gone = by(topology, moved(topology, {SUBNET: Point(box.x + 8, box.y)}))
    assert {gone[one] for one in (SUBNET, A, B)} == {(8, 0)}


def test_what_is_moved_itself_goes_where_it_is_moved_to() -> None:
    topology = drawn(a=(96, 260), b=(400, 260))
    box = boxes(topology)[SUBNET]
    after = moved(topology, {SUBNET: Point(box.x + 80, box.y), A: Point(304, 268)})
    assert [after.positions[one] for one in ("a", "b")] == [(304, 268), (480, 260)]
