"""What does a guest do with a packet that a gateway load balancer hands it?"""

from vpcviz.facts import gateway_load_balancer as facts
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.guest import GuestConfiguration
from vpcviz.packets.answer import INITIAL_TTL
from vpcviz.packets.headers import Geneve, Ip, Udp
from vpcviz.packets.packet import Packet
from vpcviz.steps.reason import DropReason
from vpcviz.steps.verdict import Assumption, Dropped, Evidence, Forwarded

_PASSES = Assumption("appliance", "an appliance lets pass whatever comes, where its guest forwards", facts.APPLIANCE)


def takes_geneve(guest: GuestConfiguration, packet: Packet, *, is_lifted: bool) -> bool:
    """
    Say whether a program of the guest takes a packet for what it is.

    Args:
        is_lifted: Whether a closed port counts as an open one.
    """
    udp = packet.transport
    if not isinstance(udp, Udp) or not packet.carries(Geneve):
        return False
    return is_lifted or guest.listens is None or (packet.header(Ip).protocol, udp.destination_port) in guest.listens


def look_inside(instance: ObjectId, guest: GuestConfiguration, packet: Packet) -> Forwarded | Dropped:
    """
    Look at the packet inside, and let it pass or not.

    Args:
        packet: From the IP header inward.
    """
    inside = packet.unwrap(packet.position(Geneve) + 1).header(Ip)
    read = ((Udp, "destination_port"), (Geneve, "endpoint"), (Geneve, "flow_cookie"))
    told = f"{instance} takes GENEVE from {packet.header(Ip).source}, with a packet from {inside.source} to"
    if not guest.ip_forward:
        says = f"{told} {inside.destination}, and lets nothing pass (ip_forward=0)"
        evidence = Evidence(says, (instance,), facts.APPLIANCE, read, (), _PASSES)
        return Dropped(packet, DropReason.GUEST_NOT_FORWARDING, evidence)
    says = f"{told} {inside.destination}, and lets it pass (ip_forward=1)"
    return Forwarded(packet, Evidence(says, (instance,), facts.APPLIANCE, read, (), _PASSES))


def give_back(instance: ObjectId, packet: Packet) -> Forwarded:
    """Exchange the outer addresses, and leave all else as it came."""
    ip = packet.header(Ip)
    returned = packet.rewrite(Ip, source=ip.destination, destination=ip.source, ttl=INITIAL_TTL)
    says = f"{instance} gives it back to {ip.source} in the GENEVE header in which it came, ports and all"
    return Forwarded(returned, Evidence(says, (instance,), facts.PORTS_KEPT, ((Ip, "source"), (Ip, "destination"))))
