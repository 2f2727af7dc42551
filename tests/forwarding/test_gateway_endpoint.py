import pytest

from tests.forwarding.case import Case, cases_of, differences
from vpcviz.facts.identifiers import ObjectId
from vpcviz.forwarding.gateway_endpoint import give, take
from vpcviz.steps.memory import Memory


@pytest.mark.parametrize("case", cases_of("gateway_endpoint", "take"))
def test_what_a_gateway_endpoint_takes_to_its_service(case: Case) -> None:
    network = case.network()
    sender = network.interface_of(ObjectId(case.sender))
    assert differences(case, take(case.met(), ObjectId(case.at), sender, network)) == []


@pytest.mark.parametrize("case", cases_of("gateway_endpoint", "give"))
def test_what_a_gateway_endpoint_lets_out(case: Case) -> None:
    assert differences(case, give(case.met(), ObjectId(case.at), case.network(), Memory())) == []
