import re
from functools import partial
from ipaddress import IPv4Address, IPv4Network

import pytest

from tests.packets.written import written_packet
from vpcviz.facts.identifiers import ObjectId
from vpcviz.forwarding.route_table import match_route
from vpcviz.network.document import read_topology
from vpcviz.network.index import compile_network
from vpcviz.network.prefix_table import PrefixTable
from vpcviz.network.security_group import SecurityGroupRule
from vpcviz.network.table import Table
from vpcviz.network.topology import Topology
from vpcviz.playback.reasoning import MOST_LISTED, MOST_ROWS, ShownTable, page_name, reasoning, shown_table
from vpcviz.steps.comparison import compare_routes
from vpcviz.steps.model import AWS
from vpcviz.steps.stage import Stage
from vpcviz.steps.step import Step
from vpcviz.steps.verdict import Lookup
from vpcviz.walks.probe import make_probe
from vpcviz.walks.walk import walk


def table(rows: int, won: int | None) -> ShownTable:
    """Show a table of so many numbered rows."""
    return shown_table(Lookup(Table("numbers", ("number",), tuple((str(row),) for row in range(rows))), won))


def numbers(shown: ShownTable) -> list[int]:
    """Read which rows are shown."""
    return [int(row.cells[0].whole) for row in shown.rows]


def test_a_small_table_is_shown_whole() -> None:
    shown = table(3, 1)
    assert (numbers(shown), shown.more) == ([0, 1, 2], 0)


@pytest.mark.parametrize(
    ("won", "expected"),
    [
        (0, [0, 1, 2, 3, 4]),
        (2, [0, 1, 2, 3, 4]),
        (50, [48, 49, 50, 51, 52]),
        (99, [95, 96, 97, 98, 99]),
    ],
)
def test_a_large_table_is_cut_to_the_row_that_won_and_its_neighbours(won: int, expected: list[int]) -> None:
    shown = table(100, won)
    assert (numbers(shown), shown.more) == (expected, 100 - MOST_ROWS)
    assert [int(row.cells[0].whole) for row in shown.rows if row.won] == [won]


@pytest.mark.parametrize("won", [0, MOST_ROWS])
def test_a_single_row_more_is_shown_instead_of_counted(won: int | None) -> None:
    shown = table(MOST_ROWS + 1, won)
    assert (numbers(shown), shown.more) == ([*range(MOST_ROWS + 1)], 0)


def test_a_column_of_which_no_row_is_chosen_reads_as_a_list() -> None:
    assert (table(6, None).is_list, numbers(table(9, None))) == (True, [*range(9)])


@pytest.mark.parametrize(("rows", "won"), [(6, 2), (0, None)])
def test_a_column_of_which_one_is_chosen_or_there_is_none_is_a_table(rows: int, won: int | None) -> None:
    assert not table(rows, won).is_list


def test_a_long_list_is_cut_and_counted() -> None:
    assert (len(table(100, None).rows), table(100, None).more) == (MOST_LISTED, 100 - MOST_LISTED)


def test_a_table_without_rows_is_shown_as_one() -> None:
    assert (numbers(table(0, None)), table(0, None).more) == ([], 0)


@pytest.mark.parametrize(
    ("address", "name"),
    [
        (
            "https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html",
            "docs.aws.amazon.com, nat-gateway-basics",
        ),
        ("https://www.rfc-editor.org/rfc/rfc826", "www.rfc-editor.org, rfc826"),
        ("https://example.com/", "example.com"),
    ],
)
def test_a_source_goes_by_its_site_and_its_page(address: str, name: str) -> None:
    assert page_name(address) == name


def test_a_drop_gives_its_code_and_says_whose_it_is(topology: Topology) -> None:
    network = compile_network(topology)
    taken = walk(network, make_probe(network, source="a", destination="10.0.0.99"))
    why = reasoning(taken.directions[0].final)
    assert why.code == "GUEST_ARP_FAILED"
    assert why.analyzer == "Reachability Analyzer has no code for this; the name is ours."


@pytest.mark.parametrize(
    ("protocol", "says"),
    [
        (6, "Reachability Analyzer says the same."),
        (1, "Reachability Analyzer has this code, but analyses only TCP and UDP."),
    ],
)
def test_a_code_of_reachability_analyzers_is_said_to_be_its_own(topology: Topology, protocol: int, says: str) -> None:
    gone = {table: one.model_copy(update={"routes": ()}) for table, one in topology.route_tables.items()}
    network = compile_network(topology.model_copy(update={"route_tables": gone}))
    taken = walk(
        network,
        make_probe(
            network, source="a", destination="198.51.100.20", protocol=protocol, port=80 if protocol == 6 else None
        ),
    )
    why = reasoning(taken.directions[0].final)
    assert (why.code, why.analyzer) == ("NO_ROUTE_TO_DESTINATION", says)


def test_a_step_that_went_on_gives_no_code(topology: Topology) -> None:
    network = compile_network(topology)
    taken = walk(network, make_probe(network, source="a", destination="198.51.100.20"))
    step = next(step for _, _, step in taken.numbered() if step.stage is Stage.ROUTE_LOOKUP)
    why = reasoning(step)
    assert (why.code, why.at, why.standing_glyph) == ("", "rt-public", "standing-documented")
    assert [row.cells[0].whole for table in why.tables for row in table.rows if row.won] == ["0.0.0.0/0"]


def step_at(topology: Topology, stage: Stage, **probe: object) -> Step:
    """Take the first step of a stage, on the way of a probe from a to b."""
    network = compile_network(topology)
    taken = walk(network, make_probe(network, source="a", **{"destination": "198.51.100.20"} | probe))  # type: ignore[arg-type]
    return next(step for _, _, step in taken.numbered() if step.stage is stage)


def test_each_route_says_how_far_it_matches_the_packets_destination(topology: Topology) -> None:
    [routes] = reasoning(step_at(topology, Stage.ROUTE_LOOKUP)).tables
    assert routes.asked == ("198.51.100.20", "")
    assert [(row.cells[0].whole, row.says, row.cells[0].fit) for row in routes.rows] == [
        ("10.0.0.0/16", "does not match", "differs"),
        ("0.0.0.0/0", "longest match", "fits"),
    ]


def routes_of(*blocks: str, to: str) -> list[tuple[str, str, str]]:
    """Compare a destination with prefixes; give of each what is the same, the rest, and what became of it."""
    networks = [IPv4Network(block) for block in blocks]
    rows = tuple((block, "somewhere") for block in blocks)
    won = PrefixTable(networks).match(IPv4Address(to))
    compare = partial(compare_routes, tuple(networks), IPv4Address(to), 2)
    shown = shown_table(Lookup(Table("routes", ("destination", "target"), rows), won, compare=compare))
    return [(row.cells[0].same, row.cells[0].text, row.says) for row in shown.rows]


def test_the_part_of_a_prefix_that_the_destination_shares_stands_apart() -> None:
    assert routes_of("10.0.0.0/16", "10.0.1.0/24", "10.0.16.0/20", "0.0.0.0/0", "192.0.2.0/24", to="10.0.1.9") == [
        ("10.0", ".0.0/16", "matches, shorter"),
        ("10.0.1", ".0/24", "longest match"),
        ("10.0", ".16.0/20", "does not match"),
        ("", "0.0.0.0/0", "matches, shorter"),
        ("", "192.0.2.0/24", "does not match"),
    ]


def test_an_octet_in_which_a_prefix_ends_counts_where_all_of_the_prefix_is_the_same() -> None:
    assert routes_of("10.0.16.0/20", to="10.0.17.9") == [("10.0.16", ".0/20", "longest match")]


def with_rules(topology: Topology, *rules: SecurityGroupRule) -> Topology:
    """Give the group of a and b these outbound rules."""
    groups = {name: one.model_copy(update={"egress": rules}) for name, one in topology.security_groups.items()}
    return topology.model_copy(update={"security_groups": groups})


ANYWHERE = IPv4Network("0.0.0.0/0")


def test_each_cell_of_a_rule_says_whether_it_matches_the_packet(topology: Topology) -> None:
    ruled = with_rules(
        topology,
        SecurityGroupRule(protocol=6, ports=(80, 80), peer=ANYWHERE),
        SecurityGroupRule(protocol=17, ports=(443, 443), peer=ANYWHERE),
        SecurityGroupRule(protocol=6, ports=(400, 500), peer=ANYWHERE),
        SecurityGroupRule(protocol=6, peer=IPv4Network("198.51.100.0/24")),
    )
    [rules] = reasoning(step_at(ruled, Stage.SECURITY_GROUP_EGRESS, protocol=6, port=443)).tables
    assert rules.asked == ("", "tcp", "443", "198.51.100.20")
    assert [([cell.fit for cell in row.cells[1:]], row.says) for row in rules.rows] == [
        (["fits", "differs", "fits"], "does not match"),
        (["differs", "", "fits"], "does not match"),
        (["fits", "fits", "fits"], "matches"),
        (["fits", "fits", "fits"], "matches too"),
    ]


def test_entries_behind_the_one_that_decided_are_not_read(topology: Topology) -> None:
    [entries] = reasoning(step_at(topology, Stage.NETWORK_ACL_EGRESS)).tables
    assert entries.asked == ("", "", "icmp", "type 8 code 0", "198.51.100.20")
    assert [(row.cells[0].whole, row.won, row.says, row.is_read) for row in entries.rows] == [
        ("100", True, "first match", True),
        ("*", False, "not read", False),
    ]
    assert entries.behind == 1


def test_a_connection_that_is_recalled_has_no_rule_read(topology: Topology) -> None:
    network = compile_network(topology)
    taken = walk(network, make_probe(network, source="a", destination="198.51.100.20"))
    back = next(step for step in taken.directions[1].steps if step.stage is Stage.SECURITY_GROUP_EGRESS)
    [rules] = reasoning(back).tables
    assert (rules.rows, rules.note) == ((), "recalled: no rule is read")


def test_a_fact_says_on_which_day_its_source_was_read(topology: Topology) -> None:
    why = reasoning(step_at(topology, Stage.ROUTE_LOOKUP))
    assert re.fullmatch(r"[0-9]{1,2} [A-Z][a-z]+ 20[0-9]{2}", why.day)
    assert re.fullmatch(r"[0-9]{1,2} [A-Z][a-z]{2} 20[0-9]{2}", why.day_in_short)


def test_a_route_for_a_list_of_unknown_content_neither_matches_nor_differs() -> None:
    topology = read_topology(
        "format: vpcviz/1\n"
        "vpcs: {lab: {region: us-east-1, cidrs: [10.0.0.0/16]}}\n"
        "prefix_lists: {pl: {service: s3}}\n"
        "internet_gateways: {igw: {vpc: lab}}\n"
        "route_tables:\n"
        "  rt: {vpc: lab, routes: [{destination: pl, target: blackhole}, {destination: 0.0.0.0/0, target: igw}]}\n"
    )
    packet = written_packet({"from": "10.0.0.10", "to": "203.0.113.9"})
    lookup = match_route(packet, compile_network(topology).route_tables[ObjectId("rt")], AWS).verdict.evidence.looked_at
    assert [(row.cells[0].fit, row.says) for row in shown_table(lookup[0]).rows] == [
        ("differs", "does not match"),
        ("", "not known"),
        ("fits", "matches"),
    ]
