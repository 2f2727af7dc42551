"""What does `facts` list?"""

import json

from tests.management.conftest import Command
from vpcviz.facts.catalogue import CATALOGUE


def test_every_fact_is_listed_with_its_standing_and_source(command: Command) -> None:
    paragraphs = command("facts").output.strip().split("\n\n")
    assert [paragraph.splitlines()[0] for paragraph in paragraphs] == list(CATALOGUE)
    assert paragraphs[list(CATALOGUE).index("internet_gateway.mtu")] == (
        "internet_gateway.mtu\n"
        "  An Internet gateway forwards packets of up to 1500 octets.\n"
        "  documented; checked 2026-11-23; https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/network_mtu.html"
    )


def test_an_observation_names_its_observer(command: Command) -> None:
    assert "observed by Chiradeep Vittal; checked 2026-11-22" in command("facts").output


def test_json_lists_them_for_a_program(command: Command) -> None:
    document = json.loads(command("facts", "--json").output)
    assert document["format"] == "vpcviz-facts/1"
    assert {fact["id"]: fact["says"] for fact in document["facts"]} == {
        name: fact.says for name, fact in CATALOGUE.items()
    }
