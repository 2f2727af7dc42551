import pytest

from vpcviz.lessons.lesson import lessons
from vpcviz.network.index import compile_network
from vpcviz.steps.kind import Mark, StepKind, kind_of, marks_of
from vpcviz.steps.stage import Stage
from vpcviz.steps.step import Step
from vpcviz.walks.probe import make_probe
from vpcviz.walks.walk import walk


def step_at(stage: Stage) -> Step:
    """Take the first step of a stage on the way from A in the first lesson."""
    network = compile_network(lessons()[0].topology)
    taken = walk(network, make_probe(network, source="a", destination="198.51.100.20"))
    return next(step for _, _, step in taken.numbered() if step.stage is stage)


@pytest.mark.parametrize(
    ("stage", "kind"),
    [
        (Stage.ROUTE_LOOKUP, StepKind.LOOKUP),
        (Stage.ENCAPSULATE, StepKind.TRANSFORM),
        (Stage.SOURCE_CHECK, StepKind.CHECK),
        (Stage.GUEST_RECEIVE, StepKind.FINAL),
    ],
)
def test_a_step_is_of_its_stages_kind_unless_the_way_ends_there(stage: Stage, kind: StepKind) -> None:
    assert kind_of(step_at(stage)) is kind


def test_putting_headers_on_is_a_change() -> None:
    assert marks_of(step_at(Stage.ENCAPSULATE)) == (Mark.CHANGE,)


def test_a_row_that_won_is_a_decision() -> None:
    assert marks_of(step_at(Stage.NETWORK_ACL_EGRESS)) == (Mark.DECISION,)


def test_a_table_in_which_no_row_won_is_a_decision() -> None:
    assert marks_of(step_at(Stage.GUEST_NEIGHBOR)) == (Mark.DECISION,)


def test_a_field_that_a_row_of_a_table_rewrites_is_both() -> None:
    assert marks_of(step_at(Stage.INTERNET_GATEWAY)) == (Mark.CHANGE, Mark.DECISION)


def test_hops_that_are_only_passed_are_no_decision() -> None:
    assert marks_of(step_at(Stage.UNDERLAY)) == (Mark.CHANGE,)


def test_a_step_without_a_table_that_changes_nothing_is_neither() -> None:
    assert marks_of(step_at(Stage.NEXT_HOP)) == ()


def test_a_neighbour_that_nobody_answers_for_is_a_drop() -> None:
    network = compile_network(lessons()[0].topology)
    taken = walk(network, make_probe(network, source="a", destination="10.0.0.99"))
    assert marks_of(taken.decisive.final) == (Mark.DROP,)
