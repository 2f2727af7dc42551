from hypothesis import assume, given

from tests.walks.networks import Document, compiled, documents, models, questions, taken_or_refused, thorough
from vpcviz.steps.model import Model
from vpcviz.steps.verdict import Dropped
from vpcviz.walks.blockers import find_blockers, find_obstacles
from vpcviz.walks.result import DirectionName, Walk


def drops(taken: Walk) -> list[tuple[str, str, str]]:
    """Name the drops of a walk: in which direction, at which stage, where."""
    finals = [(direction.name, direction.final) for direction in taken.directions]
    return [(name, step.stage, step.at) for name, step in finals if isinstance(step.verdict, Dropped)]


@thorough
@given(documents(), questions(), models())
def test_the_first_blocker_is_the_verdicts_own_drop(document: Document, question: Document, model: Model) -> None:
    network = compiled(document)
    taken = taken_or_refused(network, question, model)
    assume(taken is not None)
    assert taken
    blockers = [(one.direction, one.stage, one.at) for one in find_blockers(network, taken)]
    assert blockers[:1] == drops(taken)[:1]


@thorough
@given(documents(), questions(), models())
def test_no_obstacle_is_named_twice(document: Document, question: Document, model: Model) -> None:
    network = compiled(document)
    taken = taken_or_refused(network, question, model)
    assume(taken is not None)
    assert taken
    blockers = [(one.direction, one.stage, one.at) for one in find_blockers(network, taken)]
    assert len(set(blockers)) == len(blockers)


@thorough
@given(documents(), questions(), models())
def test_a_walk_without_a_drop_has_no_blockers(document: Document, question: Document, model: Model) -> None:
    network = compiled(document)
    taken = taken_or_refused(network, question, model)
    assume(taken is not None and not drops(taken))
    assert taken
    assert find_blockers(network, taken) == ()


@thorough
@given(documents(), questions(), models())
def test_the_ghost_goes_on_from_the_drop_and_meets_every_further_blocker(
    document: Document, question: Document, model: Model
) -> None:
    network = compiled(document)
    taken = taken_or_refused(network, question, model)
    assume(taken is not None and drops(taken))
    assert taken
    obstacles = find_obstacles(network, taken)
    met = [one.blocker for one in obstacles.ghost if one.blocker]
    assert met == list(obstacles.blockers[1:])
    assert all(one.direction is DirectionName.RETURN for one in obstacles.ghost[-1:] if len(taken.directions) > 1)


@thorough
@given(documents(), questions(), models())
def test_a_ghost_has_one_end_which_is_its_last_step(document: Document, question: Document, model: Model) -> None:
    network = compiled(document)
    taken = taken_or_refused(network, question, model)
    assume(taken is not None)
    assert taken
    for name in DirectionName:
        steps = [one.step for one in find_obstacles(network, taken).ghost if one.direction is name]
        assert [step.is_final for step in steps] == [False] * (len(steps) - 1) + [True] * bool(steps)
