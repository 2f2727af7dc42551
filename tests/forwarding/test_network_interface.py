import pytest

from tests.forwarding.case import Case, cases_of, differences
from vpcviz.forwarding.network_interface import check_destination, check_source

CHECKS = {"check_source": check_source, "check_destination": check_destination}


@pytest.mark.parametrize("case", cases_of("network_interface"))
def test_what_the_source_and_destination_check_lets_through(case: Case) -> None:
    interface = case.network().interface_of(case.at)  # type: ignore[arg-type]
    assert differences(case, CHECKS[case.stage](case.met(), interface, case.rules())) == []
