"""Is every claim complete, and is each there only once?"""

import re
from collections.abc import Callable
from datetime import date

from vpcviz.facts.catalogue import CATALOGUE, fact_id
from vpcviz.facts.fact import Fact, Standing

NAMED_BASIS = re.compile(r"https://|RFC \d+|IEEE|own experiments", re.IGNORECASE)


def breaking(keeps: Callable[[Fact], object]) -> list[str]:
    """Name those facts that don't keep a rule."""
    return [name for name, fact in CATALOGUE.items() if not keeps(fact)]


def test_a_fact_says_one_sentence() -> None:
    assert breaking(lambda fact: re.fullmatch(r"[A-Z][^.]*(\.\d[^.]*)*\.", fact.says)) == []


def test_a_fact_names_where_it_comes_from() -> None:
    assert breaking(lambda fact: NAMED_BASIS.search(fact.source) or fact.standing is Standing.ASSUMED) == []


def test_what_was_observed_names_its_observer_and_nothing_else_does() -> None:
    assert breaking(lambda fact: bool(fact.observed_by) is (fact.standing is Standing.OBSERVED)) == []


def test_what_is_documented_can_be_read() -> None:
    assert breaking(lambda fact: fact.source.startswith("https://") or fact.standing is not Standing.DOCUMENTED) == []


def test_a_fact_was_checked_when_it_was_collected() -> None:
    assert breaking(lambda fact: date(2026, 11, 22) <= fact.checked) == []


def test_no_claim_is_made_twice() -> None:
    sentences = [fact.says for fact in CATALOGUE.values()]
    assert len(set(sentences)) == len(sentences)


def test_an_id_is_the_module_and_the_constant() -> None:
    fact = CATALOGUE["internet_gateway.one-to-one-nat"]
    assert fact_id(fact) == "internet_gateway.one-to-one-nat"


def test_every_module_of_facts_that_aws_stands_behind_is_in_the_catalogue() -> None:
    modules = {name.split(".")[0] for name in CATALOGUE}
    assert modules >= {"arp", "internet_gateway", "linux", "network_acl", "route_table", "security_group"}
