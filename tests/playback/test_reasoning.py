import pytest

from vpcviz.network.index import compile_network
from vpcviz.network.table import Table
from vpcviz.network.topology import Topology
from vpcviz.playback.reasoning import MOST_ROWS, ShownTable, page_name, reasoning, shown_table
from vpcviz.steps.stage import Stage
from vpcviz.steps.verdict import Lookup
from vpcviz.walks.probe import make_probe
from vpcviz.walks.walk import walk


def table(rows: int, won: int | None) -> ShownTable:
    """Show a table of so many numbered rows."""
    return shown_table(Lookup(Table("numbers", ("number",), tuple((str(row),) for row in range(rows))), won))


def numbers(shown: ShownTable) -> list[int]:
    """Read which rows are shown."""
    return [int(row.cells[0]) for row in shown.rows]


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
        (None, [0, 1, 2, 3, 4]),
    ],
)
def test_a_large_table_is_cut_to_the_row_that_won_and_its_neighbours(won: int | None, expected: list[int]) -> None:
    shown = table(100, won)
    assert (numbers(shown), shown.more) == (expected, 100 - MOST_ROWS)
    assert [int(row.cells[0]) for row in shown.rows if row.won] == ([] if won is None else [won])


@pytest.mark.parametrize("won", [None, 0, MOST_ROWS])
def test_a_single_row_more_is_shown_instead_of_counted(won: int | None) -> None:
    shown = table(MOST_ROWS + 1, won)
    assert (numbers(shown), shown.more) == ([*range(MOST_ROWS + 1)], 0)


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
    assert (why.code, why.is_reachability_analyzers) == (taken.directions[0].final.verdict.reason, False)  # type: ignore[union-attr]


def test_a_step_that_went_on_gives_no_code(topology: Topology) -> None:
    network = compile_network(topology)
    taken = walk(network, make_probe(network, source="a", destination="198.51.100.20"))
    step = next(step for _, _, step in taken.numbered() if step.stage is Stage.ROUTE_LOOKUP)
    why = reasoning(step)
    assert (why.code, why.at, why.standing_glyph) == ("", "rt-public", "standing-documented")
    assert [row.cells[0] for table in why.tables for row in table.rows if row.won] == ["0.0.0.0/0"]
