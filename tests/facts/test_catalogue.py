"""Is every claim complete, and is each there only once?"""

import re
from datetime import date

import pytest

from vpcviz.facts.catalogue import CATALOGUE, fact_id
from vpcviz.facts.fact import Fact, Standing

FACTS = [pytest.param(fact, id=name) for name, fact in CATALOGUE.items()]

NAMED_BASIS = re.compile(r"https://|RFC \d+|IEEE|own experiments", re.IGNORECASE)


@pytest.mark.parametrize("fact", FACTS)
def test_a_fact_says_one_sentence(fact: Fact) -> None:
    assert re.fullmatch(r"[A-Z][^.]*(\.\d[^.]*)*\.", fact.says)


@pytest.mark.parametrize("fact", FACTS)
def test_a_fact_names_where_it_comes_from(fact: Fact) -> None:
    assert NAMED_BASIS.search(fact.source) or fact.standing is Standing.ASSUMED


@pytest.mark.parametrize("fact", FACTS)
def test_what_was_observed_names_its_observer_and_nothing_else_does(fact: Fact) -> None:
    assert bool(fact.observed_by) is (fact.standing is Standing.OBSERVED)


@pytest.mark.parametrize("fact", FACTS)
def test_what_is_documented_can_be_read(fact: Fact) -> None:
    assert fact.source.startswith("https://") or fact.standing is not Standing.DOCUMENTED


@pytest.mark.parametrize("fact", FACTS)
def test_a_fact_was_checked_when_it_was_collected(fact: Fact) -> None:
    assert date(2026, 11, 22) <= fact.checked


def test_no_claim_is_made_twice() -> None:
    sentences = [fact.says for fact in CATALOGUE.values()]
    assert len(set(sentences)) == len(sentences)


def test_an_id_is_the_module_and_the_constant() -> None:
    fact = CATALOGUE["internet_gateway.one-to-one-nat"]
    assert fact_id(fact) == "internet_gateway.one-to-one-nat"


def test_every_module_of_facts_that_aws_stands_behind_is_in_the_catalogue() -> None:
    modules = {name.split(".")[0] for name in CATALOGUE}
    assert modules >= {"arp", "internet_gateway", "linux", "network_acl", "route_table", "security_group"}
