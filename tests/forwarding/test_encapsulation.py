import pytest

from tests.forwarding.case import Case, cases_of, differences
from vpcviz.forwarding.encapsulation import Origin, cross_underlay, decapsulate, encapsulate, verify_source
from vpcviz.network.index import Network
from vpcviz.network.resolved import ResolvedHost


def situated(case: Case, network: Network) -> tuple[Origin, ResolvedHost]:
    """Give who sends and which host receives; a forger may claim to be another's interface: `a/eth0 on host/b`."""
    claimed, _, forger = case.sender.partition(" on ")
    if claimed in network.gateways:
        gateway = network.gateways[claimed]  # type: ignore[index]
        return Origin(gateway.id, gateway.vpc, network.hosts[gateway.edge]), network.hosts[case.at]  # type: ignore[index]
    interface = network.interface_of(claimed)  # type: ignore[arg-type]
    host = network.hosts[forger or interface.host]  # type: ignore[index]
    return Origin(interface.id, interface.vpc, host), network.hosts[case.at]  # type: ignore[index]


@pytest.mark.parametrize("case", cases_of("encapsulation", "encapsulate", "cross_underlay", "decapsulate"))
def test_what_stands_around_a_packet_between_two_hosts(case: Case) -> None:
    network = case.network()
    origin, to = situated(case, network)
    path = network.underlay.path(origin.host.rack, to.rack)
    wrapped = encapsulate(case.met(), origin, to)
    crossed = cross_underlay(wrapped.packet, path, origin.host, to)
    taken = {"encapsulate": wrapped, "cross_underlay": crossed, "decapsulate": decapsulate(crossed.packet, to)}
    assert differences(case, taken[case.stage], len(path)) == []


@pytest.mark.parametrize("case", cases_of("encapsulation", "verify_source"))
def test_what_the_receiving_host_believes(case: Case) -> None:
    network = case.network()
    origin, to = situated(case, network)
    assert differences(case, verify_source(case.met(), origin, to, network, case.rules())) == []
