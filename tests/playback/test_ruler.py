from vpcviz.network.index import compile_network
from vpcviz.network.topology import Topology
from vpcviz.playback.ruler import Ruler, ruler
from vpcviz.steps.stage import Stage
from vpcviz.walks.probe import make_probe
from vpcviz.walks.walk import walk


def ruler_at(topology: Topology, stage: Stage) -> Ruler:
    """Lay out the ruler at the first such stage of a ping from a to b's public address."""
    network = compile_network(topology)
    taken = walk(network, make_probe(network, source="a", destination="198.51.100.20"))
    return ruler(network, next(step for _, _, step in taken.numbered() if step.stage is stage))


def segments(shown: Ruler) -> list[tuple[str, int, int]]:
    """Give each segment's layer, where it begins and how long it is."""
    return [(one.letter, one.start, one.length) for one in shown.segments]


def test_each_header_and_the_payload_is_as_long_as_it_is(topology: Topology) -> None:
    assert segments(ruler_at(topology, Stage.GUEST_ROUTE)) == [("3", 0, 20), ("4", 20, 8), ("4", 28, 56)]


def test_the_ruler_is_as_long_as_the_mtu(topology: Topology) -> None:
    shown = ruler_at(topology, Stage.INTERNET_GATEWAY)
    assert (shown.octets, shown.limit, shown.length, shown.whose) == (84, 1500, 1500, "igw's MTU")


def test_the_frame_does_not_count(topology: Topology) -> None:
    shown = ruler_at(topology, Stage.FRAME_SENT)
    assert (shown.octets, segments(shown)[0]) == (84, ("3", 0, 20))


def test_an_arp_request_is_28_octets_long(topology: Topology) -> None:
    assert segments(ruler_at(topology, Stage.ARP_REQUEST)) == [("3", 0, 28)]


def test_the_ruler_is_as_long_as_the_packet_where_no_mtu_is_published(topology: Topology) -> None:
    shown = ruler_at(topology, Stage.UNDERLAY)
    assert (shown.limit, shown.length, shown.fact) == (None, shown.octets, None)
    assert [one.letter for one in shown.segments] == ["P", "V", "3", "4", "4"]
