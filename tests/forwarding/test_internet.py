import pytest

from tests.forwarding.case import Case, cases_of, differences
from vpcviz.forwarding.internet import cross_internet
from vpcviz.packets.flow import flow_of
from vpcviz.packets.headers import IPv4
from vpcviz.steps.memory import Memory


@pytest.mark.parametrize("case", cases_of("internet"))
def test_where_the_internet_brings_a_packet(case: Case) -> None:
    packet = case.met()
    crossing = cross_internet(packet, case.sender, case.network(), Memory())  # type: ignore[arg-type]
    assert differences(case, crossing.verdict, crossing.gateway or crossing.at) == []
    if crossing.reply:
        assert flow_of(crossing.reply.headers) == flow_of(packet.headers).reversed()
        assert crossing.reply.header(IPv4).ttl == 64
