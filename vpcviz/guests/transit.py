"""What does a guest do with a packet that is for somebody else?"""

from vpcviz.facts import instance as instance_facts
from vpcviz.facts import linux as facts
from vpcviz.facts.identifiers import Address, ObjectId
from vpcviz.network.resolved import Interface
from vpcviz.packets.flow import flow_of
from vpcviz.packets.headers import Ip
from vpcviz.packets.packet import Packet
from vpcviz.packets.translation import translate_destination, translate_source
from vpcviz.steps.memory import Memory
from vpcviz.steps.reason import DropReason
from vpcviz.steps.verdict import Dropped, Evidence, Forwarded


def take_for_transit(
    instance: ObjectId, packet: Packet, interface: Interface, *, forwards: bool
) -> Forwarded | Dropped:
    """
    Take a packet that is for none of the addresses that the kernel has, or discard it.

    Args:
        interface: Where the packet came in; AWS may have given it an address that nobody has told the kernel of.
    """
    destination = packet.header(Ip).destination
    read = ((Ip, "destination"),)
    if not forwards and interface.holds(destination):
        says = f"{destination} is {interface.id}'s, but {instance}'s kernel has not been told of it (ip addr)"
        evidence = Evidence(says, (instance,), instance_facts.PRIMARY_ADDRESS_BY_DHCP, read)
        return Dropped(packet, DropReason.GUEST_NOT_FORWARDING, evidence)
    if not forwards:
        says = f"{destination} is none of {instance}'s addresses, and it does not forward (ip_forward=0)"
        evidence = Evidence(says, (instance,), facts.NOT_FORWARDING, read)
        return Dropped(packet, DropReason.GUEST_NOT_FORWARDING, evidence)
    says = f"{destination} is none of {instance}'s addresses, but it forwards (ip_forward=1)"
    return Forwarded(packet, Evidence(says, (instance,), facts.FORWARDS, read))


def forward_packet(
    instance: ObjectId, packet: Packet, masquerade_as: Address | None, memory: Memory
) -> tuple[Forwarded | Dropped, Memory]:
    """
    Take one from the TTL and, where the guest masquerades, put its own address in.

    Args:
        packet: From the IP header inward.
        masquerade_as: The address of the interface that the packet leaves by; None where the guest does not
            masquerade, or the packet is an answer to a masqueraded one.

    Returns:
        The verdict, and the memory with the binding by which the answer will find its way.
    """
    ip = packet.header(Ip)
    read = ((Ip, "ttl"),)
    if ip.ttl <= 1:
        says = f"the TTL of {ip.ttl} ends at {instance}, which reports time exceeded to {ip.source}"
        return Dropped(packet, DropReason.TTL_EXCEEDED, Evidence(says, (instance,), facts.TTL_EXCEEDED, read)), memory
    onward = packet.rewrite(Ip, ttl=ip.ttl - 1)
    if masquerade_as is None or masquerade_as == ip.source:
        says = f"{instance} forwards the packet and lowers its TTL from {ip.ttl} to {ip.ttl - 1}"
        return Forwarded(onward, Evidence(says, (instance,), facts.FORWARDS, read)), memory
    masked = translate_source(onward, masquerade_as)
    says = f"{instance} forwards the packet with its own address {masquerade_as} in place of {ip.source}"
    memory = memory.with_binding(instance, flow_of(masked.headers).reversed(), flow_of(packet.headers).reversed())
    evidence = Evidence(says, (instance,), facts.MASQUERADE, (*read, (Ip, "source")))
    return Forwarded(masked, evidence), memory


def unmask_answer(instance: ObjectId, packet: Packet, memory: Memory) -> Forwarded | None:
    """
    Give the answer to a masqueraded packet back the address for which it is meant.

    Returns:
        None where the packet is no such answer.
    """
    original = memory.bindings.get((instance, flow_of(packet.headers)))
    if original is None:
        return None
    restored = translate_destination(packet, original.destination)
    says = f"{instance} recognises the answer to a packet that it masqueraded, and restores {original.destination}"
    read = ((Ip, "source"), (Ip, "destination"))
    return Forwarded(restored, Evidence(says, (instance,), facts.MASQUERADE, read))
