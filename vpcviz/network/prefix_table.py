"""Which of many blocks of addresses holds an address most closely?"""

from collections.abc import Sequence

from vpcviz.facts.identifiers import Address, Block


class PrefixTable:
    """Longest-prefix match over blocks of both versions; its time depends on the number of prefix lengths alone."""

    __slots__ = ("_levels",)

    def __init__(self, blocks: Sequence[Block]) -> None:
        """
        Compile a table.

        Args:
            blocks: Its rows; of two equal blocks the first counts.
        """
        rows_by_mask: dict[int, dict[int, dict[int, int]]] = {4: {}, 6: {}}
        for row, block in enumerate(blocks):
            rows = rows_by_mask[block.version].setdefault(int(block.netmask), {})
            rows.setdefault(int(block.network_address), row)
        self._levels = {version: tuple(sorted(masks.items(), reverse=True)) for version, masks in rows_by_mask.items()}

    def match(self, address: Address) -> int | None:
        """Give the index of the row whose block is the longest that holds the address; None where none does."""
        number = int(address)
        for mask, rows in self._levels[address.version]:
            row = rows.get(number & mask)
            if row is not None:
                return row
        return None
