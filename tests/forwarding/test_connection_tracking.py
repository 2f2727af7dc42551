import pytest

from tests.guests.kernels import T0
from vpcviz.facts.identifiers import ObjectId
from vpcviz.facts.protocols import ICMP, TCP, UDP
from vpcviz.forwarding.connection_tracking import after
from vpcviz.network.document import read_topology
from vpcviz.network.index import compile_network
from vpcviz.packets.flow import Flow
from vpcviz.steps.memory import NOTHING_KNOWN, Side

A = ObjectId("a/eth0")
NETWORK = compile_network(
    read_topology(T0.read_text().replace("security_groups: [open]", "security_groups: [lab/default-group]", 1))
)
"""T0, with a in the VPC's own group: everything out, and nothing in but from its members."""


def flow(protocol: int) -> Flow:
    topology = NETWORK.interfaces
    return Flow(protocol, topology[A].address, 49152, topology[ObjectId("b/eth0")].address, 443)


@pytest.mark.parametrize(("protocol", "seconds"), [(TCP, 432_000), (UDP, 30), (ICMP, 600)])
def test_a_tracked_connection_is_remembered_to_the_last_second_of_its_time(protocol: int, seconds: int) -> None:
    memory = NOTHING_KNOWN.with_connection(A, Side.OUT, flow(protocol))
    kept, lost = (after(memory, idle, NETWORK) for idle in (seconds, seconds + 1))
    assert kept.is_connected(A, Side.IN, flow(protocol).reversed())
    assert not lost.is_connected(A, Side.IN, flow(protocol).reversed())
    assert f"idle for more than {seconds} seconds" in lost.why_forgotten(A, Side.IN, flow(protocol).reversed())


def test_what_everybody_may_send_and_answer_is_not_tracked_but_for_icmp() -> None:
    b = ObjectId("b/eth0")
    tracked = {
        protocol: after(NOTHING_KNOWN.with_connection(b, Side.IN, flow(protocol)), 0, NETWORK).connections
        for protocol in (TCP, UDP, ICMP)
    }
    assert {protocol: bool(connections) for protocol, connections in tracked.items()} == {
        TCP: False,
        UDP: False,
        ICMP: True,
    }
