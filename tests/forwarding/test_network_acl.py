import pytest

from tests.forwarding.case import Case, cases_of, differences
from vpcviz.forwarding.network_acl import evaluate_inbound_entries, evaluate_outbound_entries

SIDES = {"evaluate_inbound_entries": evaluate_inbound_entries, "evaluate_outbound_entries": evaluate_outbound_entries}


@pytest.mark.parametrize("case", cases_of("network_acl"))
def test_what_a_network_acl_lets_pass(case: Case) -> None:
    acl = case.network().network_acls[case.at]  # type: ignore[index]
    assert differences(case, SIDES[case.stage](case.met(), acl)) == []
