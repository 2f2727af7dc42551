from bisect import bisect_left
from itertools import pairwise
from typing import Protocol

import pytest
from hypothesis import HealthCheck, example, given, settings

from tests.drawing.networks import lesson_one, network, networks
from vpcviz.drawing.footprint import HEIGHT, pill_width, shortened
from vpcviz.drawing.geometry import Box, Point, around
from vpcviz.drawing.label import Label
from vpcviz.drawing.layout import lay_out
from vpcviz.drawing.lit import CHIP_HEIGHT
from vpcviz.drawing.picture import Picture
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.errors import UnknownObject
from vpcviz.network.index import Network

some_networks = settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))


class Shape(Protocol):
    """Whatever stands somewhere under an id."""

    @property
    def id(self) -> str: ...
    @property
    def box(self) -> Box: ...
    @property
    def labels(self) -> tuple[Label, ...]: ...


def overlapping(boxes: list[Box]) -> list[tuple[Box, Box]]:
    """Find the pairs that overlap, looking from each box only at those that begin above its end."""
    ordered = sorted(boxes, key=lambda box: box.y)
    begins = [box.y for box in ordered]
    return [
        (box, other)
        for number, box in enumerate(ordered)
        for other in ordered[number + 1 : bisect_left(begins, box.bottom)]
        if box.meets(other)
    ]


def families(picture: Picture) -> list[tuple[Box, list[Box]]]:
    """Give every frame with what stands in it side by side."""
    whole = Box(0, 0, picture.width, picture.height)
    below = [*(host.box for host in picture.hosts), picture.mapping_service.box]
    below += [picture.host_crowd.box] if picture.host_crowd else []
    above = [region.box for region in picture.regions]
    return [
        (whole, [*above, picture.internet.box, *(host.box for host in picture.internet.hosts), *below]),
        *((region.box, [vpc.box for vpc in region.vpcs]) for region in picture.regions),
        *(
            (
                vpc.box,
                [*(zone.box for zone in vpc.zones), vpc.router.box, *(table.box for table in vpc.route_tables)],
            )
            for vpc in picture.vpcs
        ),
        *((zone.box, [subnet.box for subnet in zone.subnets]) for zone in picture.zones),
        *(
            (subnet.box, [*(card.box for card in subnet.instances), *([subnet.crowd.box] if subnet.crowd else [])])
            for subnet in picture.subnets
        ),
        *((host.box, [host.card, *(slot.box for slot in host.slots)]) for host in picture.hosts),
    ]


@some_networks
@given(networks())
def test_nothing_overlaps_what_stands_beside_it(drawn: Network) -> None:
    picture = lay_out(drawn)
    assert [pair for _, members in families(picture) for pair in overlapping(members)] == []


@some_networks
@given(networks())
def test_everything_lies_within_its_frame(drawn: Network) -> None:
    picture = lay_out(drawn)
    assert [(frame, one) for frame, members in families(picture) for one in members if not frame.holds(one)] == []


@some_networks
@given(networks())
def test_no_label_is_written_over_another(drawn: Network) -> None:
    picture = lay_out(drawn)
    boxes = [label.box for label in picture.labels]
    assert overlapping(boxes) == []


@some_networks
@given(networks())
def test_every_label_lies_in_the_picture(drawn: Network) -> None:
    picture = lay_out(drawn)
    whole = Box(0, 0, picture.width, picture.height)
    assert [label for label in picture.labels if not whole.holds(label.box)] == []


@some_networks
@given(networks())
def test_a_card_holds_what_is_written_on_it(drawn: Network) -> None:
    picture = lay_out(drawn)
    cards: list[Shape] = [*picture.instances, *picture.route_tables, *picture.internet.hosts, *picture.hosts]
    assert [(card.id, label) for card in cards for label in card.labels if not card.box.holds(label.box)] == []


@some_networks
@given(networks())
def test_the_tenants_plane_ends_at_the_waterline(drawn: Network) -> None:
    picture = lay_out(drawn)
    assert all(region.box.bottom < picture.waterline for region in picture.regions)
    assert all(host.box.y > picture.waterline for host in picture.hosts)


@some_networks
@given(networks())
def test_whatever_a_step_can_name_has_a_place(drawn: Network) -> None:
    picture = lay_out(drawn)
    ids = [one.id for one in drawn.instances.values() if one.interfaces]
    ids += [*drawn.interfaces, *drawn.subnets, *drawn.route_tables, *drawn.gateways, *drawn.hosts]
    ids += [subnet.router for subnet in drawn.subnets.values()]
    ids += [subnet.network_acl for subnet in drawn.subnets.values()]
    ids += [*drawn.topology.vpcs, *drawn.topology.internet_hosts, ObjectId("internet")]
    assert [one for one in ids if one not in picture.anchors] == []


@some_networks
@given(networks())
def test_a_drop_line_runs_to_the_server_that_carries_the_thing(drawn: Network) -> None:
    told = list(drawn.instances)[:12]
    picture = lay_out(drawn, frozenset(told))
    carried = [one for one in drawn.interfaces.values() if one.instance in told]
    paths = [picture.ways.path(picture.anchor(one.id).point, picture.carriers[one.id].point) for one in carried]
    assert all(len(path) > 2 for path in paths)


@some_networks
@given(networks())
def test_no_two_drop_lines_share_a_column(drawn: Network) -> None:
    picture = lay_out(drawn)
    upright = [
        (line.id, start.x)
        for line in picture.drop_lines
        for piece in line.pieces
        for start, end in pairwise(piece)
        if start.x == end.x
    ]
    owners: dict[int, set[str]] = {}
    for line, x in upright:
        owners.setdefault(x, set()).add(line)
    assert [lines for lines in owners.values() if len(lines) > 1] == []


@some_networks
@given(networks())
def test_no_line_is_drawn_across_a_label(drawn: Network) -> None:
    picture = lay_out(drawn)
    labels = [label.box for label in picture.labels]
    lines = [piece for line in picture.drop_lines for piece in (*line.pieces, *line.on_sheet)]
    assert [line for line in lines if any(box.meets(_as_box(line[0], line[-1])) for box in labels)] == []


def _as_box(start: Point, end: Point) -> Box:
    return Box(min(start.x, end.x), min(start.y, end.y), abs(start.x - end.x) or 1, abs(start.y - end.y) or 1)


def test_a_card_is_as_wide_as_the_name_of_what_aws_runs_there_needs() -> None:
    drawn = lesson_one(nat_gateways={"nat-of-zone-a": {"subnet": "s1"}})
    (card,) = (one for one in lay_out(drawn).instances if one.object_id == "nat-of-zone-a")
    assert card.labels[0].words[0].text == "nat-of-zone-a"


def with_a_gateway_in_the_first(*regions: str) -> Network:
    """Give VPCs side by side, all of them joined with the first, in which the only gateway is."""
    vpcs = {f"vpc{n}": {"region": region, "cidrs": [f"10.{n}.0.0/16"]} for n, region in enumerate(regions)}
    peerings = {f"peer{n}": {"requester": "vpc0", "accepter": f"vpc{n}"} for n in range(1, len(regions))}
    return network(vpcs=vpcs, internet_gateways={"igw": {"vpc": "vpc0"}}, vpc_peerings=peerings)


@some_networks
@given(networks())
@example(with_a_gateway_in_the_first("us-east-1", "us-east-1"))
@example(with_a_gateway_in_the_first("us-east-1", "eu-west-1", "us-east-1"))
def test_no_line_crosses_a_vpc_that_it_has_nothing_to_do_with(drawn: Network) -> None:
    picture = lay_out(drawn)
    vpcs = [vpc.box for vpc in picture.vpcs]
    for line in (*picture.cables, *picture.internet.as_if):
        ends = [Box(end.x, end.y, 0, 0) for end in (line[0], line[-1])]
        others = [vpc for vpc in vpcs if not any(vpc.holds(end) for end in ends)]
        pieces = [around([Box(a.x, a.y, 1, 1), Box(b.x, b.y, 1, 1)]) for a, b in pairwise(line)]
        assert not [(piece, vpc) for piece in pieces for vpc in others if piece.meets(vpc)]


@some_networks
@given(networks())
def test_no_two_elements_have_one_id(drawn: Network) -> None:
    picture = lay_out(drawn)
    shapes: list[Shape] = [*picture.regions, *picture.vpcs, *picture.zones, *picture.subnets, *picture.instances]
    shapes += [*picture.route_tables, *picture.gateways, *picture.hosts]
    ids = [shape.id for shape in shapes]
    assert len(ids) == len(set(ids))


@some_networks
@given(networks())
def test_a_network_always_looks_the_same(drawn: Network) -> None:
    one, other = lay_out(drawn), lay_out(drawn)
    assert (one.regions, one.hosts, one.drop_lines, one.places) == (
        other.regions,
        other.hosts,
        other.drop_lines,
        other.places,
    )


def test_the_first_lesson_fits_its_stage_at_full_size() -> None:
    picture = lay_out(lesson_one())
    assert (picture.width, picture.height, picture.waterline) == (752, 568, 366)


def test_the_first_lesson_looks_as_it_was_designed() -> None:
    picture = lay_out(lesson_one())
    shapes: list[Shape] = [*picture.vpcs, *picture.subnets, *picture.instances, *picture.route_tables]
    assert {shape.id: shape.box for shape in shapes} == {
        "vpc-lab": Box(24, 62, 592, 282),
        "subnet-s1": Box(48, 118, 380, 206),
        "instance-a": Box(80, 230, 136, 74),
        "instance-b": Box(268, 230, 136, 74),
        "route-table-rt-public": Box(452, 248, 148, 72),
    }


def test_a_drop_line_is_straight_where_the_server_is_below() -> None:
    picture = lay_out(lesson_one())
    assert [line.pieces for line in picture.drop_lines if line.id == "drop-a"] == [
        ((Point(148, 324), Point(148, 412)),)
    ]


def test_what_the_user_has_placed_stays_there() -> None:
    picture = lay_out(lesson_one(positions={"b": [300, 420]}))
    assert [(card.box.x, card.box.y) for card in picture.instances] == [(80, 230), (300, 420)]


def test_frames_grow_around_what_the_user_has_placed() -> None:
    picture = lay_out(lesson_one(positions={"b": [300, 420]}))
    assert [member for frame, members in families(picture) for member in members if not frame.holds(member)] == []


def test_a_subnet_takes_its_instances_along() -> None:
    picture = lay_out(lesson_one(positions={"s1": [148, 218]}))
    assert picture.subnets[0].box == Box(148, 218, 380, 206)
    assert [(card.box.x, card.box.y) for card in picture.instances] == [(180, 330), (368, 330)]


def test_a_vpc_takes_all_that_is_in_it_along() -> None:
    picture = lay_out(lesson_one(positions={"lab": [124, 162]}))
    assert picture.vpcs[0].box == Box(124, 162, 592, 282)
    assert [(card.box.x, card.box.y) for card in picture.instances] == [(180, 330), (368, 330)]


PLAIN = {"s1": {"vpc": "lab", "zone": "us-east-1a", "cidr": "10.0.0.0/24"}}
AFAR: list[dict[str, list[float]]] = [
    {"s1": [400, 600]},
    {"lab": [400, 600]},
    {"lab": [300, 300], "s1": [40, 900], "b": [900, 100]},
    {"a": [-500, -500], "s1": [-5e9, -1], "lab": [-3, -3]},
]


@pytest.mark.parametrize("positions", AFAR)
def test_frames_grow_around_subnets_and_vpcs_that_the_user_has_placed(positions: dict[str, list[float]]) -> None:
    picture = lay_out(lesson_one(positions=positions))
    assert [member for frame, members in families(picture) for member in members if not frame.holds(member)] == []


@pytest.mark.parametrize("positions", AFAR)
def test_what_the_user_has_placed_can_still_be_reached(positions: dict[str, list[float]]) -> None:
    picture = lay_out(lesson_one(positions=positions))
    path = picture.ways.path(picture.anchor(ObjectId("a/eth0")).point, picture.anchor(ObjectId("internet")).point)
    slanted = [pair for pair in pairwise(path) if pair[0].x != pair[1].x and pair[0].y != pair[1].y]
    assert len(path) > 2
    assert slanted == []


def test_no_position_is_too_far_for_a_picture() -> None:
    picture = lay_out(lesson_one(positions={"s1": [1e308, 1e308]}))
    assert picture.width < 100_000


def test_many_route_tables_stand_in_columns() -> None:
    many = lesson_one(route_tables={f"rt{one}": {"vpc": "lab", "routes": []} for one in range(12)}, subnets=PLAIN)
    picture = lay_out(many)
    assert len({table.box.x for table in picture.route_tables}) > 1
    assert [pair for _, members in families(picture) for pair in overlapping(members)] == []
    assert all(vpc.box.holds(table.box) for vpc in picture.vpcs for table in vpc.route_tables)


def test_a_crowded_server_says_how_much_more_it_carries() -> None:
    names = [f"i{one}" for one in range(20)]
    full = lesson_one(
        hosts={"host-x": {"zone": "us-east-1a"}}, instances={one: {"subnet": "s1", "host": "host-x"} for one in names}
    )
    host = lay_out(full).hosts[0]
    assert [slot.label.words[0].text for slot in host.slots] == ["i0", "i1", "i2", "i3", "i4", "+15"]


LONG = ["x" * 10_000, "W" * 10_000, "<script>" * 100, "مرحبا" * 50, "網路" * 60, "🧭" * 40, "e\u0301" * 300]


@pytest.mark.parametrize("name", LONG)
def test_a_name_of_any_length_stays_in_its_place(name: str) -> None:
    picture = lay_out(
        lesson_one(
            vpcs={"lab": {"region": "us-east-1", "cidrs": ["10.0.0.0/16"], "name": name}},
            subnets={"s1": {"vpc": "lab", "zone": "us-east-1a", "cidr": "10.0.0.0/24", "name": name}},
            route_tables={"rt": {"vpc": "lab", "name": name, "main": True, "routes": []}},
            internet_gateways={"igw": {"vpc": "lab", "name": name}},
            instances={"a": {"subnet": "s1", "name": name}, "b": {"subnet": "s1"}},
            hosts={"x": {"zone": "us-east-1a", "name": name}},
            internet_hosts={"h": {"address": "203.0.113.1", "name": name}},
        )
    )
    labels = [label.box for label in picture.labels]
    assert overlapping(labels) == []
    assert [box for box in labels if not Box(0, 0, picture.width, picture.height).holds(box)] == []


def test_two_drop_lines_of_two_rows_run_beside_each_others_cards() -> None:
    three = lesson_one(instances={name: {"subnet": "s1"} for name in "abc"})
    picture = lay_out(three)
    cards = {card.object_id: card.box for card in picture.instances}
    lines = {drop.object_id: drop.pieces[0][0].x for drop in picture.drop_lines}
    assert cards[ObjectId("c")].y > cards[ObjectId("a")].bottom
    assert not any(cards[ObjectId("c")].x <= lines[ObjectId(one)] <= cards[ObjectId("c")].right for one in "ab")


def test_a_line_that_passes_a_row_of_cards_is_seen_on_their_sheet() -> None:
    three = lesson_one(instances={name: {"subnet": "s1"} for name in "abc"})
    picture = lay_out(three)
    seen = {drop.object_id: drop.on_sheet for drop in picture.drop_lines if drop.on_sheet}
    assert seen == {"a": ((Point(148, 304), Point(148, 486)),), "b": ((Point(336, 304), Point(336, 486)),)}


def test_a_shared_server_stands_once() -> None:
    shared = lesson_one(
        hosts={"host-x": {"zone": "us-east-1a"}},
        instances={"a": {"subnet": "s1", "host": "host-x"}, "b": {"subnet": "s1", "host": "host-x"}},
    )
    picture = lay_out(shared)
    assert [len(host.slots) for host in picture.hosts if not host.is_edge] == [2]


def test_what_a_packet_is_changed_to_is_shown_clear_of_all_else() -> None:
    """Of what sends packets on, the longest address, below the longest footprint, with a row of cards below it."""
    relaying = {"subnet": "s1", "guest": {"ip_forward": True}, "source_dest_check": False}
    rows = lesson_one(
        nat_gateways={"nat": {"subnet": "s1", "public_address": "198.51.100.50"}},
        instances={"a": {"subnet": "s1"}, "b": relaying, "c": {"subnet": "s1"}},
    )
    picture = lay_out(rows)
    places = [picture.anchor(ObjectId(one)) for one in ("nat", "b")]
    chips = [Box(place.chip.x - 60, place.chip.y, 120, CHIP_HEIGHT) for place in places]
    widest = pill_width(shortened(["10", "20", "30–40", "50"]))  # noqa: RUF001
    pills = [Box(place.pill.x - widest, place.pill.y - HEIGHT // 2, widest, HEIGHT) for place in places]
    lanes = [picture.anchor(one.id).pill for one in rows.interfaces.values()]
    pills += [Box(pill.x - widest // 2, pill.y - HEIGHT // 2, widest, HEIGHT) for pill in lanes]
    others = [*pills, *(label.box for label in picture.labels)]
    assert [(chip, other) for chip in chips for other in others if chip.meets(other)] == []
    assert [chip for chip in chips if not picture.subnets[0].box.holds(chip)] == []


def test_an_empty_file_shows_the_internet_alone() -> None:
    picture = lay_out(network())
    assert picture.regions == ()
    assert picture.anchor(ObjectId("internet")).id == "internet"


def test_what_is_not_there_has_no_place() -> None:
    picture = lay_out(lesson_one())
    with pytest.raises(UnknownObject):
        picture.anchor(ObjectId("nobody"))
