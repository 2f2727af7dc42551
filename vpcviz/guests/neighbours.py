"""How does a guest learn the MAC address of its next hop, and what if nobody answers?"""

from functools import partial
from ipaddress import IPv4Address

from vpcviz.facts import arp as arp_facts
from vpcviz.facts import linux as facts
from vpcviz.facts.identifiers import BROADCAST_MAC, UNKNOWN_MAC, MacAddress, ObjectId
from vpcviz.guests.kernel_routes import DestinationKind, NextHop
from vpcviz.network.resolved import Interface
from vpcviz.network.table import Table
from vpcviz.packets.headers import Arp, ArpOperation, Ethernet, EtherType, IPv4
from vpcviz.packets.packet import Packet
from vpcviz.steps.comparison import compare_keys
from vpcviz.steps.memory import Memory
from vpcviz.steps.reason import DropReason
from vpcviz.steps.verdict import Dropped, Evidence, Forwarded, Lookup

ARP_REQUESTS = 3
ARP_FAILURE_SECONDS = 3.07
"""From the first of three requests to the entry's failure (linux.ARP_FAILED)."""

NOTHING = Packet(())


def look_up_neighbour(
    instance: ObjectId, hop: NextHop, packet: Packet, memory: Memory
) -> tuple[MacAddress | None, Forwarded]:
    """
    Look the next hop up in the neighbour cache.

    Returns:
        The MAC address, None where it has to be asked for; and the verdict.
    """
    title, columns = f"ip neigh on {instance}", ("address", "MAC address", "device")
    if hop.kind is not DestinationKind.UNICAST:
        mac = _group_mac(hop)
        says = f"no neighbour is needed for {hop.address}: its frames go to {mac}"
        return mac, Forwarded(packet, Evidence(says, (instance,), facts.BROADCAST_IS_FRAMED))
    known = [(address, mac) for (port, address), mac in memory.neighbours.items() if port == hop.interface.id]
    rows = tuple((str(address), str(mac), f"eth{hop.interface.device}") for address, mac in known)
    table = Table(title, columns, rows)
    compare = partial(compare_keys, table, str(hop.address), "", f"eth{hop.interface.device}")
    found = memory.neighbours.get((hop.interface.id, hop.address))
    if found is None:
        says = f"{instance} does not know the MAC address of {hop.address}"
        lookup = Lookup(table, None, compare=compare)
        return None, Forwarded(packet, Evidence(says, (instance,), facts.NEIGHBOUR_UNKNOWN, looked_at=(lookup,)))
    says = f"{instance} knows that {hop.address} is at {found}"
    lookup = Lookup(table, [address for address, _ in known].index(hop.address), compare=compare)
    return found, Forwarded(packet, Evidence(says, (instance,), facts.NEIGHBOUR_KNOWN, looked_at=(lookup,)))


def _group_mac(hop: NextHop) -> MacAddress:
    """Give the MAC address of a broadcast, or of a multicast group (RFC 1112, section 6.4)."""
    if hop.kind is DestinationKind.BROADCAST:
        return BROADCAST_MAC
    octets = hop.address.packed
    return MacAddress(f"01:00:5e:{octets[1] & 0x7F:02x}:{octets[2]:02x}:{octets[3]:02x}")


def request_neighbour(hop: NextHop, packet: Packet, *, source_is_local: bool) -> Forwarded:
    """
    Ask every station of the subnet for the next hop's MAC address.

    Args:
        packet: The packet that waits; its source is named in the request where it is one of the guest's own.
        source_is_local: Whether it is.
    """
    sender = packet.header(IPv4).source if source_is_local else hop.interface.address
    frame = Packet(
        (
            Ethernet(hop.interface.mac, BROADCAST_MAC, EtherType.ARP),
            Arp(ArpOperation.REQUEST, hop.interface.mac, sender, UNKNOWN_MAC, hop.address),
        )
    )
    says = f"{hop.interface.id} asks everybody: who has {hop.address}? tell {sender}"
    return Forwarded(frame, Evidence(says, (hop.interface.id,), facts.ARP_REQUEST))


def answer_own_address(frame: Packet, interface: Interface) -> Forwarded:
    """Answer an ARP request for one of the guest's addresses, as on a real LAN."""
    arp = frame.header(Arp)
    answer = Packet(
        (
            Ethernet(interface.mac, arp.sender_mac, EtherType.ARP),
            Arp(ArpOperation.REPLY, interface.mac, arp.target_address, arp.sender_mac, arp.sender_address),
        )
    )
    says = f"{interface.id} answers for itself: {arp.target_address} is at {interface.mac}"
    return Forwarded(answer, Evidence(says, (interface.id,), arp_facts.REAL_LAN, ((Arp, "target_address"),)))


def announce(interface: Interface, address: IPv4Address) -> Forwarded:
    """Claim an address before every station of the subnet, whosever it is (RFC 5227, section 3)."""
    frame = Packet(
        (
            Ethernet(interface.mac, BROADCAST_MAC, EtherType.ARP),
            Arp(ArpOperation.REQUEST, interface.mac, address, UNKNOWN_MAC, address),
        )
    )
    says = f"{interface.id} announces to everybody: {address} is at {interface.mac}"
    return Forwarded(frame, Evidence(says, (interface.id,), arp_facts.ANNOUNCEMENT_HEARD))


def take_announcement(frame: Packet, interface: Interface, before: MacAddress) -> Forwarded:
    """Take the word of whoever claims an address that the cache has."""
    arp = frame.header(Arp)
    says = f"{interface.instance} believes it: {arp.sender_address} is at {arp.sender_mac}, and no longer at {before}"
    read = ((Arp, "sender_mac"), (Arp, "sender_address"))
    return Forwarded(frame, Evidence(says, (interface.instance, interface.id), facts.ANNOUNCEMENT_UPDATES, read))


def send_frame(interface: Interface, mac: MacAddress, packet: Packet) -> Forwarded:
    """Put a packet into a frame for its next hop."""
    frame = packet.wrap(Ethernet(interface.mac, mac, EtherType.IPV4))
    says = f"{interface.id} sends the frame to {mac}"
    return Forwarded(frame, Evidence(says, (interface.id,), facts.FRAME_SENT))


def send_as(mac: MacAddress, port: ObjectId, frame: Packet) -> Forwarded:
    """Put another one's MAC address into a frame as its source, as nothing keeps a kernel from doing."""
    sent = frame.rewrite(Ethernet, source=mac)
    says = f"{port} sends the frame to {frame.header(Ethernet).destination}, in the name of {mac}"
    return Forwarded(sent, Evidence(says, (port,), facts.FRAME_SENT))


def fail_neighbour(instance: ObjectId, address: IPv4Address, packet: Packet, *, is_own: bool) -> Dropped:
    """
    Give up on a neighbour that has not answered any of the requests.

    Args:
        is_own: Whether the packet that waited is the guest's own, and not one that it forwards.
    """
    to_whom = "" if is_own else f" to {packet.header(IPv4).source}"
    says = f"nobody answers for {address}: after {ARP_REQUESTS} requests {instance} reports host unreachable{to_whom}"
    fact = facts.ARP_FAILED if is_own else facts.HOST_UNREACHABLE_FORWARDED
    return Dropped(packet, DropReason.GUEST_ARP_FAILED, Evidence(says, (instance,), fact))
