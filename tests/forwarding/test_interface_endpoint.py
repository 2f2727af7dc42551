import pytest

from tests.forwarding.case import Case, cases_of, differences
from vpcviz.facts.identifiers import ObjectId
from vpcviz.forwarding.interface_endpoint import speak, take


@pytest.mark.parametrize("case", cases_of("interface_endpoint", "take"))
def test_what_an_interface_endpoint_takes_to_its_service(case: Case) -> None:
    port = case.network().interfaces[ObjectId(case.at)]
    assert differences(case, take(case.met(), port, "ssm")) == []


@pytest.mark.parametrize("case", cases_of("interface_endpoint", "speak"))
def test_what_an_interface_endpoint_sends_of_itself(case: Case) -> None:
    port = case.network().interfaces[ObjectId(case.at)]
    assert differences(case, speak(case.met(), port, case.memory(port.id))) == []
