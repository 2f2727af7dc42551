from tests.drawing.networks import lesson_one
from tests.drawing.walks import ping
from vpcviz.network.index import Network
from vpcviz.playback.ledger import Ledger, open_ledger
from vpcviz.steps.stage import Stage


def opened(network: Network, destination: str, stage: Stage) -> Ledger | None:
    """Open the book at the first step of a kind."""
    step = next(step for _, _, step in ping(network, "a", destination).numbered() if step.stage is stage)
    return open_ledger(network, step, {"a": "A"})


def crowd(size: int) -> Network:
    """Give a subnet with so many instances, the first of which is `a`."""
    return lesson_one(
        instances={
            "a" if not number else f"i{number}": {"subnet": "s1", "address": f"10.0.0.{number + 10}"}
            for number in range(size)
        }
    )


def test_a_step_that_asks_nobody_opens_no_book() -> None:
    assert opened(lesson_one(), "10.0.0.20", Stage.SOURCE_CHECK) is None


def test_the_book_lies_open_at_the_row_that_was_asked_for() -> None:
    ledger = opened(crowd(9), "10.0.0.14", Stage.MAPPING_LOOKUP)
    assert ledger is not None
    assert [row.address for row in ledger.rows] == ["10.0.0.12", "10.0.0.13", "10.0.0.14", "10.0.0.15", "10.0.0.16"]
    assert [row.is_asked_for for row in ledger.rows] == [False, False, True, False, False]
    assert (ledger.before, ledger.after) == (2, 2)


def test_the_first_row_has_none_before_it() -> None:
    ledger = opened(crowd(9), "10.0.0.14", Stage.SOURCE_VERIFICATION)
    assert ledger is not None
    assert (ledger.rows[0].address, ledger.rows[0].is_asked_for) == ("10.0.0.10", True)
    assert (ledger.before, ledger.after) == (0, 6)


def test_a_gateway_stands_after_the_interfaces_of_its_vpc() -> None:
    ledger = opened(lesson_one(), "198.51.100.20", Stage.MAPPING_LOOKUP)
    assert ledger is not None
    assert [(row.address, row.host) for row in ledger.rows][-1] == ("igw", "edge/us-east-1")
    assert [row.is_asked_for for row in ledger.rows] == [False, False, True]


def test_what_the_mapping_does_not_have_opens_no_row() -> None:
    nobody = opened(lesson_one(), "10.0.0.99", Stage.ARP_INTERCEPT)
    assert nobody == Ledger(())
