"""Does a prefix list hold an address, and by which of its blocks?"""

from functools import partial

from vpcviz.facts.identifiers import Address, Block
from vpcviz.network.resolved import ResolvedPrefixList
from vpcviz.steps.comparison import Comparison, Fit, compare_address, compare_routes
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


def _compare(named: ResolvedPrefixList, address: Address) -> Comparison:
    return compare_routes(named.entries, address, len(named.table.columns))
