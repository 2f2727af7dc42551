"""What does an egress-only Internet gateway let out, and what does it let in?"""

from vpcviz.facts import egress_only_gateway as facts
from vpcviz.facts import internet_gateway as gateway_facts
from vpcviz.facts.identifiers import ObjectId
from vpcviz.forwarding.internet_gateway import MTU_OCTETS
from vpcviz.forwarding.mtu import Limit, fit
from vpcviz.forwarding.passage import AtEdge, Passage
from vpcviz.network.index import Network
from vpcviz.network.resolved import Interface
from vpcviz.network.vpc import BlockPublicAccess
from vpcviz.packets.flow import flow_of
from vpcviz.packets.headers import Ip, IPv6
from vpcviz.packets.packet import Packet
from vpcviz.steps.memory import Memory, Side
from vpcviz.steps.reason import DropReason
from vpcviz.steps.stage import Stage
from vpcviz.steps.verdict import Assumption, Dropped, Evidence, Forwarded

_READ = ((Ip, "source"), (Ip, "destination"))


def take(packet: Packet, gateway: ObjectId, sender: Interface, network: Network) -> Forwarded | Dropped:
    """
    Let a packet out as it is.

    Args:
        packet: From the IP header inward.
        sender: The interface that the packet comes from.
    """
    source, objects = packet.header(Ip).source, (gateway, sender.id)
    if not packet.carries(IPv6):
        says = f"{gateway} carries IPv6 alone, and {source} sends by IPv4"
        return Dropped(packet, DropReason.PROTOCOL_RESTRICTION, Evidence(says, objects, facts.IPV6_ALONE, _READ))
    vpc = network.home_of(gateway)
    if network.topology.vpcs[vpc].block_public_access is BlockPublicAccess.BIDIRECTIONAL:
        says = f"{vpc} blocks public access both ways: {gateway} carries nothing from {sender.id}"
        evidence = Evidence(says, (gateway, vpc, sender.id), gateway_facts.BLOCKED)
        return Dropped(packet, DropReason.VPC_BLOCK_PUBLIC_ACCESS_ENABLED, evidence)
    if not sender.holds(source):
        says = f"{gateway} refuses {source}, which {sender.id} does not hold, as forged"
        assumed = Assumption(
            "gateway-rejects-spoofed-traffic",
            "a gateway refuses a source that the sending interface does not hold",
            gateway_facts.SPOOFED_SOURCE,
        )
        evidence = Evidence(says, objects, gateway_facts.SPOOFED_SOURCE, ((Ip, "source"),), (), assumed)
        return Dropped(packet, DropReason.GATEWAY_REJECTS_SPOOFED_TRAFFIC, evidence)
    says = f"{gateway} lets {source} of {sender.id} out as it is, and remembers the connection"
    return Forwarded(packet, Evidence(says, objects, facts.LETS_OUT, _READ))


def give(packet: Packet, gateway: ObjectId, network: Network, memory: Memory) -> Forwarded | Dropped:
    """
    Let in what answers a connection that has been let out, and nothing else.

    Args:
        packet: From the IP header inward.
        memory: The connections that it has let out.
    """
    ip = packet.header(Ip)
    if memory.is_connected(gateway, Side.IN, flow_of(packet.headers)):
        says = f"{gateway} lets it in from {ip.source}: it belongs to a connection that {ip.destination} has begun"
        return Forwarded(packet, Evidence(says, (gateway,), facts.STATEFUL, _READ))
    begun = f"{ip.destination} has begun none with {ip.source}"
    says = f"{gateway} lets in what answers a connection from inside, and {begun}"
    has_other = network.home_of(gateway) in network.gateway_of
    assumed = Assumption("way-in-of-ipv6", facts.WAY_IN.says.rstrip("."), facts.WAY_IN) if has_other else None
    evidence = Evidence(says, (gateway,), facts.NOTHING_UNSOLICITED, _READ, (), assumed)
    return Dropped(packet, DropReason.EGRESS_ONLY_GATEWAY_UNSOLICITED, evidence)


def fit_to_internet(passage: Passage, gateway: ObjectId, sender: Interface, network: Network) -> Passage:
    """Hold a packet against the Internet's MTU; the router of the sender's subnet tells of one that is too large."""
    subnet = network.subnets[sender.subnet]
    return fit(passage, Limit(gateway, MTU_OCTETS, facts.MTU, True, subnet.router, subnet.router_addresses))


AT_EDGE = AtEdge(Stage.EGRESS_ONLY_GATEWAY, take, give, fit=fit_to_internet)
