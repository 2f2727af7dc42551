"""What does a kernel do with a packet that is larger than the link on which it is to go?"""

from vpcviz.facts import mtu as facts
from vpcviz.facts.identifiers import Address, ObjectId
from vpcviz.packets.fragments import forbids_splitting, may_be_split
from vpcviz.packets.headers import IcmpMessage, IcmpType, Ip, IPv4
from vpcviz.packets.packet import Packet
from vpcviz.packets.refusal import FRAGMENTATION_NEEDED, icmp_error_of
from vpcviz.steps.fragmenting import TOGETHER, split_packet
from vpcviz.steps.memory import Memory
from vpcviz.steps.reason import DropReason
from vpcviz.steps.verdict import Dropped, Evidence, Forwarded

_READ = ((Ip, "length"), (IPv4, "dont_fragment"))


def mtu_towards(instance: ObjectId, mtu_octets: int, destination: Address, memory: Memory) -> int:
    """
    Give the MTU of a kernel's way to a destination: its interface's or, where it has been told, the path's.

    Args:
        mtu_octets: The interface's.
    """
    told = memory.path_mtus.get((instance, destination), mtu_octets)
    return min(told, mtu_octets)


def fit_own(instance: ObjectId, packet: Packet, mtu_octets: int, *, is_path: bool) -> Forwarded | Dropped | None:
    """
    Hold a packet of the kernel's own against the MTU.

    Args:
        packet: From the IP header inward.
        is_path: Whether the MTU is one that the kernel has been told of, and not its interface's.

    Returns:
        None where it fits.
    """
    if packet.octets <= mtu_octets:
        return None
    whose = f"the path's MTU of {mtu_octets}" if is_path else f"{instance}'s own MTU of {mtu_octets}"
    fact = facts.PATH_MTU_REMEMBERED if is_path else facts.LOCAL_ERROR
    if forbids_splitting(packet):
        says = f"{packet.octets} octets are more than {whose}, and must not be fragmented: {instance} sends nothing"
        return Dropped(packet, DropReason.MTU_EXCEEDED, Evidence(says, (instance,), fact, _READ, mtu_octets=mtu_octets))
    first, split = split_packet(packet, mtu_octets)
    says = f"{packet.octets} octets are more than {whose}: {instance} splits the packet into {split}"
    fact = facts.PATH_MTU_REMEMBERED if is_path else facts.FRAGMENTED_BY_SENDER
    return Forwarded(first, Evidence(says, (instance,), fact, _READ, (), TOGETHER, mtu_octets))


def fit_forwarded(instance: ObjectId, packet: Packet, mtu_octets: int) -> Forwarded | Dropped | None:
    """
    Hold somebody else's packet against the MTU of the interface by which it goes on.

    Args:
        packet: From the IP header inward.

    Returns:
        None where it fits.
    """
    if packet.octets <= mtu_octets:
        return None
    ip = packet.header(Ip)
    too_large = f"{packet.octets} octets are more than {instance}'s MTU of {mtu_octets}"
    if not may_be_split(packet):
        says = f"{too_large}, and must not be fragmented: {instance} tells {ip.source}"
        evidence = Evidence(says, (instance,), facts.FORWARDER_ERROR, _READ, mtu_octets=mtu_octets)
        return Dropped(packet, DropReason.MTU_EXCEEDED, evidence)
    first, split = split_packet(packet, mtu_octets)
    says = f"{too_large}: {instance} splits the packet into {split}"
    return Forwarded(first, Evidence(says, (instance,), facts.FRAGMENTED_BY_FORWARDER, _READ, (), TOGETHER, mtu_octets))


def learn_path_mtu(instance: ObjectId, packet: Packet, memory: Memory) -> Memory:
    """Remember the MTU that an ICMP error about one of the kernel's own packets tells of."""
    icmp = packet.transport
    too_large = (IcmpType.DESTINATION_UNREACHABLE, FRAGMENTATION_NEEDED)
    if not isinstance(icmp, IcmpMessage) or not icmp.quoted or icmp_error_of(icmp) != too_large:
        return memory
    about = icmp.quoted[0]
    assert isinstance(about, Ip)
    return memory.with_path_mtu(instance, about.destination, icmp.mtu)
