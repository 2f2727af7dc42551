import pytest

from tests.forwarding.case import Case, cases_of, differences
from vpcviz.forwarding.arp import intercept_request, make_reply


@pytest.mark.parametrize("case", cases_of("arp"))
def test_what_an_arp_request_is_answered_with(case: Case) -> None:
    network = case.network()
    port = network.interface_of(case.at)  # type: ignore[arg-type]
    request = case.met()
    resolution = intercept_request(request, port, network, case.rules())
    if case.stage == "intercept_request" or resolution.mac is None:
        assert differences(case, resolution.verdict, resolution.mac) == []
        return
    reply = make_reply(request, resolution.mac, port.host, resolution.fact)
    assert differences(case, reply, resolution.mac) == []
