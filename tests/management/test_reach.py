import json

from tests.management.conftest import Command
from tests.walks.test_reach import MANY


def test_the_pairs_are_told_by_what_becomes_of_them_those_that_are_alike_together(command: Command) -> None:
    said = command("reach", "-", "--protocol", "tcp", standard_input=MANY.encode())
    assert said.status == 1
    assert said.output.startswith("tcp to port 443, model aws: 10 instances in 8 groups, 90 pairs\n\nanswered: ")
    assert "  c → a, b\n" in said.output
    assert "dropped at acl, SUBNET_ACL_RESTRICTION, on the way there" in said.output
    assert all(len(line) <= 100 for line in said.output.splitlines())


def test_where_every_pair_is_answered_the_status_is_zero(command: Command) -> None:
    said = command("reach", "where-is-the-public-address")
    assert (said.status, said.errors) == (0, "")
    assert "answered: 2 pairs\n  a, b → a, b\n" in said.output or "answered: 2 pairs" in said.output


def test_a_program_gets_the_groups_and_the_verdict_of_each_two(command: Command) -> None:
    document = json.loads(command("reach", "-", "--protocol", "tcp", "--json", standard_input=MANY.encode()).output)
    assert (document["format"], document["protocol"], document["port"]) == ("vpcviz-reach/1", "tcp", 443)
    assert document["groups"][0] == ["a", "b"]
    assert sum(one["pairs"] for one in document["verdicts"]) == 90
    first = next(one for one in document["verdicts"] if (one["from"], one["to"]) == (4, 0))
    verdict = {"kind": "dropped", "direction": "forward", "reason": "SUBNET_ACL_RESTRICTION", "at": "acl", "end": None}
    assert (first["answered"], first["verdict"]) == (False, verdict)


def test_without_two_instances_there_is_nothing_to_tell(command: Command) -> None:
    said = command("reach", "-", standard_input=b"format: vpcviz/1\n")
    assert (said.status, said.output) == (0, "There are no two instances that could send each other anything.\n")


def test_what_can_not_be_asked_is_wrong_input(command: Command) -> None:
    said = command("reach", "where-is-the-public-address", "--protocol", "gre!", "--port", "x")
    assert said.status == 2
    assert "--protocol" in said.errors
    assert "--port" in said.errors
