import pytest

from tests.forwarding.case import Case, cases_of, differences
from vpcviz.forwarding.router import answer_echo


@pytest.mark.parametrize("case", cases_of("router"))
def test_what_a_subnets_router_answers(case: Case) -> None:
    subnet = case.network().subnets[case.at]  # type: ignore[index]
    assert differences(case, answer_echo(case.met(), subnet)) == []
