"""What does DHCP tell an interface, by the default options of its VPC?"""

from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network

from vpcviz.network.index import Network
from vpcviz.network.link_local_service import RESOLVER_OFFSET
from vpcviz.network.resolved import Interface

MTU_OCTETS = 9001
OLDEST_REGION, ITS_DOMAIN = "us-east-1", "ec2.internal"


@dataclass(frozen=True, slots=True)
class DhcpAnswer:
    """
    Attributes:
        device: The number of the interface, 0 for eth0.
        router: The default gateway, in whose name the answer comes.
        resolver: Of the VPC: its first block's third address.
    """

    device: int
    address: IPv4Address
    block: IPv4Network
    router: IPv4Address
    resolver: IPv4Address
    domain: str
    host_name: str
    mtu_octets: int = MTU_OCTETS


def answer_of_dhcp(network: Network, interface: Interface) -> DhcpAnswer:
    """Give what an interface in a VPC that has IPv4 is told: its primary address, and how to get on from there."""
    block, vpc = network.subnets[interface.subnet].cidr, network.topology.vpcs[interface.vpc]
    assert block
    return DhcpAnswer(
        device=interface.device,
        address=interface.ipv4_address,
        block=block,
        router=block[1],
        resolver=(vpc.cidrs or (block,))[0].network_address + RESOLVER_OFFSET,
        domain=ITS_DOMAIN if vpc.region == OLDEST_REGION else f"{vpc.region}.compute.internal",
        host_name=f"ip-{str(interface.address).replace('.', '-')}",
    )
