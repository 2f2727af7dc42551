import pytest

from tests.forwarding.case import Case, cases_of, differences
from vpcviz.forwarding.internet_gateway import translate_destination, translate_source


@pytest.mark.parametrize("case", cases_of("internet_gateway", "translate_source"))
def test_what_a_gateway_does_on_the_way_out(case: Case) -> None:
    network = case.network()
    gateway, sender = network.gateways[case.at], network.interface_of(case.sender)  # type: ignore[index, arg-type]
    assert differences(case, translate_source(case.met(), gateway, sender, network, case.rules())) == []


@pytest.mark.parametrize("case", cases_of("internet_gateway", "translate_destination"))
def test_what_a_gateway_does_on_the_way_in(case: Case) -> None:
    network = case.network()
    gateway = network.gateways[case.at]  # type: ignore[index]
    is_reflected = bool(case.sender)
    verdict = translate_destination(case.met(), gateway, network, case.rules(), is_reflected=is_reflected)
    assert differences(case, verdict) == []
