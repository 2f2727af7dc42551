"""How does a packet compare with each row of a table that was consulted?"""

from dataclasses import dataclass
from enum import StrEnum

from vpcviz.facts.identifiers import Address, Block
from vpcviz.network.table import Table


class Order(StrEnum):
    """Which of the rows that fit decides."""

    EXACT = "exact"
    LONGEST_PREFIX = "longest-prefix"
    FIRST = "first"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Fit:
    """
    One cell beside the packet's own value.

    Attributes:
        block: The block of addresses that stands in the cell; None where it is something else.
        common_bits: How many bits the packet's address has in common with the block's, up to the prefix's length.
        is_known: Whether it can be told at all.
    """

    fits: bool
    block: Block | None = None
    common_bits: int = 0
    is_known: bool = True


@dataclass(frozen=True, slots=True)
class Comparison:
    """
    A packet beside a whole table.

    Attributes:
        asked: The packet's own value, a column; empty where the column is not compared.
        rows: Each row's cells; None where there is nothing to compare.
    """

    order: Order
    asked: tuple[str, ...]
    rows: tuple[tuple[Fit | None, ...], ...]


def compare_address(block: Block, address: Address) -> Fit:
    """Hold an address against a block: it is in it where the whole prefix is the same."""
    if block.version != address.version:
        return Fit(False)
    differing = int(block.network_address) ^ int(address)
    common = min(block.prefixlen, block.max_prefixlen - differing.bit_length())
    return Fit(common == block.prefixlen, block, common)


def compare_routes(blocks: tuple[Block, ...], address: Address, columns: int) -> Comparison:
    """Hold a destination against the routes of a table, whose first column is the prefix."""
    others = (None,) * (columns - 1)
    rows = tuple((compare_address(block, address), *others) for block in blocks)
    return Comparison(Order.LONGEST_PREFIX, (str(address), *[""] * (columns - 1)), rows)


def compare_keys(table: Table, *asked: str) -> Comparison:
    """
    Hold a key against a table in which it has to stand as it is: a cache, a mapping, an association.

    Args:
        asked: The key's parts, a column; empty where the column is no part of it, left out behind the last.
    """
    keys = (*asked, *[""] * (len(table.columns) - len(asked)))
    rows = tuple(
        tuple(Fit(cell == key) if key else None for cell, key in zip(row, keys, strict=True)) for row in table.rows
    )
    return Comparison(Order.EXACT, keys, rows)
