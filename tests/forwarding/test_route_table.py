import pytest

from tests.forwarding.case import Case, cases_of, differences
from vpcviz.forwarding.route_table import match_route


@pytest.mark.parametrize("case", cases_of("route_table"))
def test_which_route_a_packet_takes(case: Case) -> None:
    table = case.network().route_tables[case.at]  # type: ignore[index]
    match = match_route(case.met(), table, case.rules())
    assert differences(case, match.verdict, match.route and match.route.target) == []
