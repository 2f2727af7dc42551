"""What does a kernel do with a packet that is larger than the link on which it is to go?"""

from ipaddress import IPv4Address

from vpcviz.facts import mtu as facts
from vpcviz.facts.identifiers import ObjectId
from vpcviz.packets.headers import Icmp, IcmpType, IPv4
from vpcviz.packets.packet import Packet
from vpcviz.packets.refusal import FRAGMENTATION_NEEDED
from vpcviz.steps.fragmenting import TOGETHER, split_packet
from vpcviz.steps.memory import Memory
from vpcviz.steps.reason import DropReason
from vpcviz.steps.verdict import Dropped, Evidence, Forwarded

_READ = ((IPv4, "length"), (IPv4, "dont_fragment"))


def mtu_towards(instance: ObjectId, mtu_octets: int, destination: IPv4Address, memory: Memory) -> int:
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
        packet: From the IPv4 header inward.
        is_path: Whether the MTU is one that the kernel has been told of, and not its interface's.

    Returns:
        None where it fits.
    """
    if packet.octets <= mtu_octets:
        return None
    whose = f"the path's MTU of {mtu_octets}" if is_path else f"{instance}'s own MTU of {mtu_octets}"
    fact = facts.PATH_MTU_REMEMBERED if is_path else facts.LOCAL_ERROR
    if packet.header(IPv4).dont_fragment:
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
        packet: From the IPv4 header inward.

    Returns:
        None where it fits.
    """
    if packet.octets <= mtu_octets:
        return None
    ip = packet.header(IPv4)
    too_large = f"{packet.octets} octets are more than {instance}'s MTU of {mtu_octets}"
    if ip.dont_fragment:
        says = f"{too_large}, and must not be fragmented: {instance} tells {ip.source}"
        evidence = Evidence(says, (instance,), facts.FORWARDER_ERROR, _READ, mtu_octets=mtu_octets)
        return Dropped(packet, DropReason.MTU_EXCEEDED, evidence)
    first, split = split_packet(packet, mtu_octets)
    says = f"{too_large}: {instance} splits the packet into {split}"
    return Forwarded(first, Evidence(says, (instance,), facts.FRAGMENTED_BY_FORWARDER, _READ, (), TOGETHER, mtu_octets))


def learn_path_mtu(instance: ObjectId, packet: Packet, memory: Memory) -> Memory:
    """Remember the MTU that an ICMP error about one of the kernel's own packets tells of."""
    icmp = packet.transport
    if not isinstance(icmp, Icmp) or (icmp.type, icmp.code) != (IcmpType.DESTINATION_UNREACHABLE, FRAGMENTATION_NEEDED):
        return memory
    about = icmp.quoted[0]
    assert isinstance(about, IPv4)
    return memory.with_path_mtu(instance, about.destination, icmp.mtu)
