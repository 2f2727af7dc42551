"""Which MTU applies to a packet where a step happens?"""

from dataclasses import dataclass

from vpcviz.facts import internet_gateway, vpc
from vpcviz.facts.fact import Fact
from vpcviz.facts.identifiers import ObjectId
from vpcviz.forwarding.internet_gateway import MTU_OCTETS
from vpcviz.network.guest import DEFAULT_MTU_OCTETS
from vpcviz.network.index import Network
from vpcviz.packets.headers import VpcHeader
from vpcviz.steps.stage import Stage
from vpcviz.steps.step import Step


@dataclass(frozen=True, slots=True)
class Mtu:
    """
    How large a packet may be, from its IP header on.

    Attributes:
        octets: None where nobody has published it.
        owner: Whose it is, where it is one thing's; empty for the VPC's.
        fact: Who says so; None where it is configured inside the instance.
    """

    octets: int | None
    owner: ObjectId | None = None
    fact: Fact | None = None


def mtu_at(network: Network, step: Step) -> Mtu:
    """Find the MTU that applies to the packet after a step: of the underlay, the Internet, an instance or the VPC."""
    # 1. The provider's own network carries more than the tenant's packet, and nobody knows how much it could.
    if step.packet.carries(VpcHeader):
        return Mtu(None)
    # 2. Where the packet was held against one.
    if step.evidence.mtu_octets:
        return Mtu(step.evidence.mtu_octets, step.at, step.evidence.fact)
    # 3. At the gateway and behind it.
    if step.stage in (Stage.INTERNET_GATEWAY, Stage.INTERNET):
        return Mtu(MTU_OCTETS, step.at if step.stage is Stage.INTERNET_GATEWAY else None, internet_gateway.MTU)
    # 4. At an instance that has been told another.
    owner = network.interfaces[step.at].instance if step.at in network.interfaces else step.at
    if owner in network.instances and network.instances[owner].guest.mtu != DEFAULT_MTU_OCTETS:
        return Mtu(network.instances[owner].guest.mtu, owner)
    # 5. Elsewhere in the VPC.
    return Mtu(DEFAULT_MTU_OCTETS, None, vpc.MTU)
