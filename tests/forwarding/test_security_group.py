import pytest

from tests.forwarding.case import Case, cases_of, differences
from vpcviz.forwarding.security_group import evaluate_egress_rules, evaluate_ingress_rules


@pytest.mark.parametrize("case", cases_of("security_group", "evaluate_egress_rules"))
def test_what_security_groups_let_out(case: Case) -> None:
    network = case.network()
    interface = network.interface_of(case.at)  # type: ignore[arg-type]
    verdict = evaluate_egress_rules(case.met(), interface, network, case.memory(interface.id))
    assert differences(case, verdict) == []


@pytest.mark.parametrize("case", cases_of("security_group", "evaluate_ingress_rules"))
def test_what_security_groups_let_in(case: Case) -> None:
    network = case.network()
    interface = network.interface_of(case.at)  # type: ignore[arg-type]
    memory = case.memory(interface.id)
    verdict = evaluate_ingress_rules(case.met(), interface, case.sender, network, case.rules(), memory)  # type: ignore[arg-type]
    assert differences(case, verdict) == []
