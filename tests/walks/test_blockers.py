from itertools import pairwise

from hypothesis import assume, given

from tests.walks.networks import (
    BEGINS_ANEW,
    Document,
    compiled,
    documents,
    models,
    questions,
    taken_or_refused,
    thorough,
)
from vpcviz.network.document import read_topology
from vpcviz.network.index import compile_network
from vpcviz.steps.model import Model
from vpcviz.steps.reason import DropReason
from vpcviz.steps.verdict import Delivered, Dropped
from vpcviz.walks.blockers import find_blockers, find_obstacles
from vpcviz.walks.probe import make_probe
from vpcviz.walks.result import DirectionName, Walk
from vpcviz.walks.walk import walk

CLOSED_BEHIND_A_SECURITY_GROUP = """\
format: vpcviz/1
vpcs: {lab: {region: us-east-1, cidrs: [10.0.0.0/16]}}
subnets: {s1: {vpc: lab, zone: us-east-1a, cidr: 10.0.0.0/24}}
security_groups: {sg: {vpc: lab, ingress: []}}
instances:
  a: {subnet: s1, address: 10.0.0.10}
  b: {subnet: s1, address: 10.0.0.20, security_groups: [sg], guest: {listens: [tcp/80]}}
"""


def drops(taken: Walk) -> list[tuple[str, str, str]]:
    """Name the drops of a walk: in which direction, at which stage, where."""
    finals = [(direction.name, direction.final) for direction in taken.directions]
    return [(name, step.stage, step.at) for name, step in finals if isinstance(step.verdict, Dropped)]


@thorough
@given(documents(), questions(), models())
def test_the_first_blocker_is_the_verdicts_own_drop_if_there_is_one_and_none_is_named_twice(
    document: Document, question: Document, model: Model
) -> None:
    network = compiled(document)
    taken = taken_or_refused(network, question, model)
    assume(taken is not None)
    assert taken
    blockers = [(one.direction, one.stage, one.at) for one in find_blockers(network, taken)]
    assert blockers[:1] == drops(taken)[:1]
    assert len(set(blockers)) == len(blockers)


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
def test_a_ghost_is_dropped_by_each_blocker_and_goes_on_from_there_to_one_end(
    document: Document, question: Document, model: Model
) -> None:
    network = compiled(document)
    taken = taken_or_refused(network, question, model)
    assume(taken is not None)
    assert taken
    ghost = find_obstacles(network, taken).ghost
    for one in ghost:
        reason = one.step.verdict.reason if isinstance(one.step.verdict, Dropped) else None
        assert reason == (one.blocker.reason if one.blocker else None)
        assert one.blocker is None or one.step.evidence.says == one.blocker.says
    for name in DirectionName:
        steps = [one for one in ghost if one.direction is name]
        assert not any(one.step.is_final for one in steps[:-1] if not one.blocker)
        assert all(one.step.is_final for one in steps[-1:])


@thorough
@given(documents(), questions(), models())
def test_a_ghost_meets_each_blocker_with_the_packet_that_comes_to_it(
    document: Document, question: Document, model: Model
) -> None:
    network = compiled(document)
    taken = taken_or_refused(network, question, model)
    assume(taken is not None)
    assert taken
    ghost = find_obstacles(network, taken).ghost
    for before, one in pairwise(ghost):
        if one.blocker and before.direction is one.direction and one.step.stage not in BEGINS_ANEW:
            assert one.step.before == before.step.packet


def test_a_closed_port_past_a_security_group_says_itself_that_nothing_listens() -> None:
    network = compile_network(read_topology(CLOSED_BEHIND_A_SECURITY_GROUP))
    taken = walk(network, make_probe(network, source="a", destination="10.0.0.20", protocol=6, port=443))
    (closed,) = (one for one in find_obstacles(network, taken).ghost if one.blocker)
    assert isinstance(closed.step.verdict, Dropped)
    assert closed.step.verdict.reason is DropReason.GUEST_PORT_CLOSED
    assert "answers it" not in closed.step.evidence.says


def test_each_step_of_a_ghost_knows_what_was_lifted_for_it() -> None:
    network = compile_network(read_topology(CLOSED_BEHIND_A_SECURITY_GROUP))
    taken = walk(network, make_probe(network, source="a", destination="10.0.0.20", protocol=6, port=443))
    obstacles = find_obstacles(network, taken)
    group, closed = obstacles.blockers
    assert obstacles.ghost[0].lifted == (group,)
    assert obstacles.ghost[-1].lifted == (group, closed)


def test_past_a_closed_port_the_ghost_goes_on_with_the_answer_of_an_open_one() -> None:
    network = compile_network(read_topology(CLOSED_BEHIND_A_SECURITY_GROUP))
    taken = walk(network, make_probe(network, source="a", destination="10.0.0.20", protocol=6, port=443))
    last = find_obstacles(network, taken).ghost[-1]
    assert last.direction is DirectionName.RETURN
    assert isinstance(last.step.verdict, Delivered)
