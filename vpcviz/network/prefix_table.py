"""Which of many blocks of addresses holds an address most closely?"""

from collections.abc import Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Network


class PrefixTable:
    """Longest-prefix match over IPv4 blocks; its time depends on the number of prefix lengths alone."""

    __slots__ = ("_levels",)

    def __init__(self, blocks: Sequence[IPv4Network | IPv6Network]) -> None:
        """
        Compile a table.

        Args:
            blocks: Its rows; an IPv6 block never matches, and of two equal blocks the first counts.
        """
        rows_by_length: dict[int, dict[int, int]] = {}
        for row, block in enumerate(blocks):
            if isinstance(block, IPv4Network):
                rows_by_length.setdefault(block.prefixlen, {}).setdefault(int(block.network_address), row)
        self._levels = tuple(
            (((1 << length) - 1) << (32 - length), rows)
            for length, rows in sorted(rows_by_length.items(), reverse=True)
        )

    def match(self, address: IPv4Address) -> int | None:
        """Give the index of the row whose block is the longest that holds the address; None where none does."""
        number = int(address)
        for mask, rows in self._levels:
            row = rows.get(number & mask)
            if row is not None:
                return row
        return None
