from ipaddress import IPv4Address, IPv4Network

import pytest

from vpcviz.facts.identifiers import ObjectId
from vpcviz.forwarding.prefix_list import compare_named, look_up_list
from vpcviz.network.prefix_list import PrefixList
from vpcviz.network.resolved import ResolvedPrefixList
from vpcviz.network.rule_tables import resolve_prefix_list
from vpcviz.steps.comparison import Fit

ADDRESS = IPv4Address("203.0.113.9")
NEAR, AROUND, FAR = IPv4Network("203.0.113.128/25"), IPv4Network("203.0.0.0/16"), IPv4Network("192.0.2.0/24")


def listed(*blocks: IPv4Network) -> ResolvedPrefixList:
    return resolve_prefix_list(ObjectId("pl"), PrefixList(entries=blocks))


@pytest.mark.parametrize(
    ("blocks", "fit"),
    [
        pytest.param((FAR, AROUND), Fit(True, AROUND, 16), id="what holds it counts before what does not"),
        pytest.param((NEAR, AROUND), Fit(True, AROUND, 16), id="whatever has more bits in common without holding it"),
        pytest.param((FAR, NEAR), Fit(False, NEAR, 24), id="of others the one with most bits in common is shown"),
        pytest.param((), Fit(False), id="an empty list holds nothing"),
    ],
)
def test_an_address_is_held_against_the_closest_block_of_a_list(blocks: tuple[IPv4Network, ...], fit: Fit) -> None:
    assert compare_named(listed(*blocks), ADDRESS) == fit


def test_of_a_list_whose_content_is_unknown_it_cannot_be_told() -> None:
    unknown = resolve_prefix_list(ObjectId("pl"), PrefixList())
    assert not compare_named(unknown, ADDRESS).is_known


def test_the_block_that_holds_an_address_most_closely_is_shown_among_all_of_the_list() -> None:
    lookup = look_up_list(listed(FAR, IPv4Network("0.0.0.0/0"), AROUND), ADDRESS)
    assert lookup.won == 2
    assert lookup.table.rows[2] == ("203.0.0.0/16",)
