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
    home = network.around(step.at)
    owner = home.interfaces[step.at].instance if step.at in home.interfaces else step.at
    if network.has_guest(owner) and network.guest(owner).guest.mtu != DEFAULT_MTU_OCTETS:
        return Mtu(network.guest(owner).guest.mtu, owner)
    # 5. Between a site and AWS, or at a site, as far as nobody has held it against one.
    if home is not network or step.stage in (Stage.ON_PREMISES, Stage.VPN_CONNECTION, Stage.DIRECT_CONNECT):
        return Mtu(None)
    # 6. Elsewhere in the VPC.
    return Mtu(DEFAULT_MTU_OCTETS, None, vpc.MTU)
