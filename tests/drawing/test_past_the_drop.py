from itertools import combinations, pairwise
from pathlib import Path

from vpcviz.drawing.layout import lay_out
from vpcviz.drawing.packet_mark import Mark
from vpcviz.drawing.trail import Trail, trace
from vpcviz.network.document import read_topology
from vpcviz.network.index import Network, compile_network
from vpcviz.walks.blockers import find_obstacles
from vpcviz.walks.probe import make_probe
from vpcviz.walks.result import Walk
from vpcviz.walks.walk import walk

TOPOLOGIES = Path(__file__).parents[1] / "browser" / "topologies"


def network_of(name: str) -> Network:
    return compile_network(read_topology((TOPOLOGIES / f"{name}.yaml").read_text()))


def blocked(port: int = 443) -> tuple[Network, Walk, Trail]:
    network = network_of("three_things_in_the_way")
    taken = walk(network, make_probe(network, source="client", destination="10.0.1.20", protocol=6, port=port))
    return network, taken, trace(lay_out(network), taken, find_obstacles(network, taken).ghost)


def test_at_the_drop_the_whole_way_behind_it_and_every_obstacle_on_it_is_seen() -> None:
    _, taken, trail = blocked()
    overlay = trail.overlay(len(taken.directions[0].steps))
    assert overlay.outlook
    assert [stop.text for stop in overlay.outlook.stops] == ["1", "2", "3"]
    assert overlay.outlook.stretches


def test_each_piece_of_the_way_past_the_drop_is_drawn_once_so_that_its_dashes_stay_apart() -> None:
    _, _, trail = blocked()
    outlook = next(one.outlook for one in trail.increments if one.outlook)
    pairs = [(one, other) for one, other in combinations(outlook.stretches, 2) if one[:2] == other[:2]]
    assert pairs
    assert all(one.end < other.start or other.end < one.start for one, other in pairs)


def test_the_way_past_the_drop_covers_what_the_packet_would_walk_and_nothing_else() -> None:
    network, taken, trail = blocked()
    lifted = frozenset((one.direction, one.stage, one.at) for one in find_obstacles(network, taken).blockers)
    let_through = trace(lay_out(network), walk(network, taken.probe, taken.model, lifted))
    behind = [line for one in let_through.increments[len(taken.directions[0].steps) :] for line in one.segment.lines]
    outlook = next(one.outlook for one in trail.increments if one.outlook)
    drawn = {
        (stretch.across, along) if stretch.is_vertical else (along, stretch.across)
        for stretch in outlook.stretches
        for along in range(stretch.start, stretch.end + 1)
    }
    assert drawn == {
        (x, y)
        for line in behind
        for one, other in pairwise(line)
        for x in range(min(one.x, other.x), max(one.x, other.x) + 1)
        for y in range(min(one.y, other.y), max(one.y, other.y) + 1)
    }


def test_obstacles_at_one_place_share_a_mark_that_counts_them() -> None:
    _, _, trail = blocked(port=22)
    outlook = next(one.outlook for one in trail.increments if one.outlook)
    assert [stop.text for stop in outlook.stops] == ["1, 4", "2", "3"]
    assert outlook.stops[0].box.width > outlook.stops[1].box.width


def test_an_obstacle_that_is_alone_is_not_counted() -> None:
    _, _, trail = blocked(port=80)
    outlook = next(one.outlook for one in trail.increments if one.outlook)
    assert [stop.text for stop in outlook.stops] == [""]


def test_before_the_drop_nothing_of_it_is_seen() -> None:
    _, taken, trail = blocked()
    assert trail.overlay(len(taken.directions[0].steps) - 1).outlook is None


def test_past_the_drop_packet_and_footprint_are_those_of_a_ghost() -> None:
    _, taken, trail = blocked()
    real = len(taken.directions[0].steps)
    assert [one.packet.is_ghost for one in trail.increments] == [False] * real + [True] * (len(trail.increments) - real)
    assert all(one.footprint.is_ghost for one in trail.increments[real:])
    assert sum(one.packet.mark is Mark.DROPPED for one in trail.increments) == 3


def test_what_a_step_sets_off_has_a_way_of_its_own_from_there_on() -> None:
    network = network_of("a_long_way")
    taken = walk(network, make_probe(network, source="a", destination="10.0.0.19"))
    trail = trace(lay_out(network), taken)
    causes = [aside.cause for aside in taken.asides]
    assert [one.number for one in trail.increments if one.side_ways] == sorted(set(causes))
    assert len(trail.overlay(causes[0] - 1).side_ways) == 0
    assert all(way.stretches for way in trail.overlay(len(trail.increments)).side_ways)


def test_the_packet_itself_goes_on_from_where_it_was() -> None:
    network = network_of("a_long_way")
    taken = walk(network, make_probe(network, source="a", destination="10.0.0.19"))
    picture = lay_out(network)
    cause = taken.asides[0].cause
    plain = trace(picture, Walk(**{name: getattr(taken, name) for name in Walk.__slots__} | {"asides": ()}))
    assert trace(picture, taken).increments[cause].packet == plain.increments[cause].packet
