"""How is a table shown in which something was looked up?"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Table:
    """
    A table as a reader sees it.

    Attributes:
        title: Which table: `route table rt-public`.
        columns: The heading of each column.
        rows: The cells of each row, as text.
        joint: What stands between the cells where a row is told in one line.
        place: The keys that lead to the list of the file in which the rows are written, with None for the thing where
            each row names its own; empty where they are in no file.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    joint: str = " "
    place: tuple[str | None, ...] = ()

    def line(self, row: int) -> str:
        """Tell a row in one line."""
        return self.joint.join(cell for cell in self.rows[row] if cell)
