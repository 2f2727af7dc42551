from ipaddress import IPv4Address

import pytest

from tests.forwarding.case import Case, cases_of, differences
from vpcviz.facts.identifiers import ObjectId
from vpcviz.forwarding.internet_gateway import translate_destination, translate_source
from vpcviz.network.index import compile_network
from vpcviz.network.topology import Topology
from vpcviz.packets.headers import Icmp, IcmpType, IPv4
from vpcviz.packets.packet import Packet
from vpcviz.steps.model import AWS
from vpcviz.steps.reason import DropReason
from vpcviz.steps.verdict import Dropped


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


def test_nothing_is_let_in_for_an_address_outside_the_vpcs_blocks() -> None:
    """A file is refused for it; a network that was put together otherwise is not."""
    network = compile_network(
        Topology.model_validate(
            {
                "format": "vpcviz/1",
                "vpcs": {"lab": {"region": "us-east-1", "cidrs": ["10.0.0.0/16"]}},
                "subnets": {"s1": {"vpc": "lab", "zone": "us-east-1a", "cidr": "10.0.0.0/24"}},
                "internet_gateways": {"igw": {"vpc": "lab"}},
                "instances": {"a": {"subnet": "s1", "address": "10.9.0.10", "public_address": "198.51.100.10"}},
            }
        )
    )
    packet = Packet(
        (IPv4(IPv4Address("203.0.113.9"), IPv4Address("198.51.100.10"), 64, 1), Icmp(IcmpType.ECHO_REQUEST, 0, 1, 1))
    )
    verdict = translate_destination(packet, network.gateways[ObjectId("igw")], network, AWS, is_reflected=False)
    assert isinstance(verdict, Dropped)
    assert verdict.reason is DropReason.IGW_DESTINATION_ADDRESS_IN_VPC_CIDRS
