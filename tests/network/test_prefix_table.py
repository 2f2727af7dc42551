from ipaddress import IPv4Address, IPv4Network, IPv6Network
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from vpcviz.network.prefix_table import PrefixTable

numbers = st.integers(0, 2**32 - 1)


@st.composite
def crowded_blocks(draw: st.DrawFn) -> list[IPv4Network]:
    """Give blocks around a few addresses, so that many of them hold one another."""
    centres = draw(st.lists(numbers, min_size=1, max_size=3))
    chosen = draw(st.lists(st.tuples(st.sampled_from(centres), st.integers(0, 32)), max_size=12))
    return [IPv4Network((centre, length), strict=False) for centre, length in chosen]


def longest_by_text(blocks: list[IPv4Network], address: IPv4Address) -> int | None:
    """Find the longest prefix by comparing digits, as one would by hand; of two equal blocks the first counts."""
    wanted = f"{int(address):032b}"
    best, row = -1, None
    for index, block in enumerate(blocks):
        digits = f"{int(block.network_address):032b}"[: block.prefixlen]
        if wanted.startswith(digits) and len(digits) > best:
            best, row = len(digits), index
    return row


@given(crowded_blocks(), numbers)
def test_the_longest_prefix_wins(blocks: list[IPv4Network], number: int) -> None:
    address = IPv4Address(number)
    assert PrefixTable(blocks).match(address) == longest_by_text(blocks, address)


@given(crowded_blocks(), st.data())
def test_the_longest_prefix_wins_at_the_edges_of_the_blocks(blocks: list[IPv4Network], data: st.DataObject) -> None:
    edges = [edge for block in blocks for edge in (int(block.network_address) - 1, int(block.broadcast_address))]
    address = IPv4Address(data.draw(st.sampled_from([edge for edge in edges if edge >= 0] or [0])))
    assert PrefixTable(blocks).match(address) == longest_by_text(blocks, address)


@given(crowded_blocks(), numbers, st.randoms(use_true_random=False))
def test_the_order_of_different_blocks_does_not_matter(blocks: list[IPv4Network], number: int, random: Random) -> None:
    distinct = list(dict.fromkeys(blocks))
    shuffled = distinct[:]
    random.shuffle(shuffled)
    address = IPv4Address(number)
    before, after = PrefixTable(distinct).match(address), PrefixTable(shuffled).match(address)
    assert (before is None) is (after is None)
    if before is not None and after is not None:
        assert distinct[before] == shuffled[after]


def test_of_two_equal_blocks_the_first_counts() -> None:
    block = IPv4Network("10.0.0.0/8")
    assert PrefixTable([block, block]).match(IPv4Address("10.1.2.3")) == 0


def test_an_ipv6_block_never_matches() -> None:
    assert PrefixTable([IPv6Network("::/0")]).match(IPv4Address("10.1.2.3")) is None


def test_an_empty_table_holds_nothing() -> None:
    assert PrefixTable([]).match(IPv4Address("10.1.2.3")) is None
