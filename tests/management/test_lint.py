import json

from tests.management.conftest import Command
from tests.network.edits.labs import LAB


def test_what_would_be_regretted_is_said_with_its_reason_and_its_remedy(command: Command) -> None:
    said = command("lint", "-", standard_input=LAB.encode())
    assert said.status == 1
    assert "b no-public-address" in said.output
    assert "Remedy: Give a public address to b." in said.output
    assert "documented; https://docs.aws.amazon.com/" in said.output


def test_where_nothing_is_regretted_the_status_is_zero(command: Command) -> None:
    said = command("lint", "where-is-the-public-address")
    assert (said.status, said.errors) == (0, "")


def test_what_aws_would_refuse_is_wrong_input(command: Command) -> None:
    said = command("lint", "-", standard_input=LAB.replace("10.0.1.0/24", "10.0.0.0/24").encode())
    assert said.status == 2
    assert "overlaps" in said.errors


def test_a_program_gets_the_same_as_json(command: Command) -> None:
    said = command("lint", "-", "--json", standard_input=LAB.encode())
    document = json.loads(said.output)
    assert (said.status, document["format"]) == (1, "vpcviz-lint/1")
    first = next(one for one in document["findings"] if one["at"] == "b")
    assert first["fact"] == "internet_gateway.association-needed"
    assert first["remedy"] == "Give a public address to b"
