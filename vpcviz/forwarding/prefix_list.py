"""Does a prefix list hold an address, and by which of its blocks?"""

from collections.abc import Sequence
from functools import partial

from vpcviz.facts.identifiers import Address, Block
from vpcviz.network.resolved import ResolvedPrefixList
from vpcviz.network.table import Table
from vpcviz.steps.comparison import Comparison, Fit, Order, compare_address, compare_routes
from vpcviz.steps.verdict import Lookup


def look_up_list(named: ResolvedPrefixList, address: Address) -> Lookup:
    """Show what is in a prefix list, with the block that holds an address most closely."""
    compare = partial(_compare, named, address)
    return Lookup(named.table, named.prefixes.match(address), compare=compare)


def compare_named(named: Block | ResolvedPrefixList, address: Address) -> Fit:
    """Hold an address against a block, or against the one of a prefix list that comes closest to it."""
    if not isinstance(named, ResolvedPrefixList):
        return compare_address(named, address)
    if not named.is_known:
        return Fit(False, is_known=False)
    fits = [compare_address(block, address) for block in named.entries]
    return max(fits, key=lambda fit: (fit.fits, fit.common_bits), default=Fit(False))


def look_up_routes(
    table: Table, named: Sequence[Block | ResolvedPrefixList], row: int | None, address: Address
) -> tuple[Lookup, ...]:
    """
    Show a table of routes, and what is in the prefix list that decided, if one did.

    Args:
        named: What each of its rows is for.
        row: The one that decided; None where none did.
    """
    lookup = Lookup(table, row, compare=partial(_compare_rows, named, address, len(table.columns)))
    decided = None if row is None else named[row]
    return (lookup, look_up_list(decided, address)) if isinstance(decided, ResolvedPrefixList) else (lookup,)


def _compare_rows(named: Sequence[Block | ResolvedPrefixList], address: Address, columns: int) -> Comparison:
    others = (None,) * (columns - 1)
    rows = tuple((compare_named(one, address), *others) for one in named)
    return Comparison(Order.LONGEST_PREFIX, (str(address), *[""] * len(others)), rows)


def _compare(named: ResolvedPrefixList, address: Address) -> Comparison:
    return compare_routes(named.entries, address, len(named.table.columns))
