"""How does a guest learn the MAC address of its next hop, and what if nobody answers?"""

from functools import partial
from ipaddress import IPv4Address, IPv6Address

from vpcviz.facts import arp as arp_facts
from vpcviz.facts import linux as facts
from vpcviz.facts import linux_ipv6
from vpcviz.facts import neighbor_discovery as nd_facts
from vpcviz.facts.identifiers import BROADCAST_MAC, UNKNOWN_MAC, Address, MacAddress, ObjectId
from vpcviz.guests.kernel_routes import DestinationKind, NextHop
from vpcviz.network.resolved import Interface
from vpcviz.network.table import Table
from vpcviz.packets.frame import framed
from vpcviz.packets.headers import Arp, ArpOperation, Ethernet, EtherType, Ip, IPv6, NeighborDiscovery
from vpcviz.packets.neighbor import NeighborQuestion, answer, ask, ipv6_group_mac, question_in
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
    """Give the MAC address of a broadcast, or of a multicast group (RFC 1112, section 6.4; RFC 2464, section 7)."""
    if hop.kind is DestinationKind.BROADCAST:
        return BROADCAST_MAC
    if isinstance(hop.address, IPv6Address):
        return ipv6_group_mac(hop.address)
    octets = hop.address.packed
    return MacAddress(f"01:00:5e:{octets[1] & 0x7F:02x}:{octets[2]:02x}:{octets[3]:02x}")


def request_neighbour(hop: NextHop, packet: Packet, *, source_is_local: bool) -> Forwarded:
    """
    Ask every station of the subnet for the next hop's MAC address.

    Args:
        packet: The packet that waits; its source is named in the request where it is one of the guest's own.
        source_is_local: Whether it is.
    """
    is_v6 = hop.address.version == 6
    sender = packet.header(Ip).source if source_is_local else hop.interface.address_of(hop.address.version)
    frame = ask(NeighborQuestion(sender, hop.interface.mac, hop.address))
    whom = f"the group {frame.header(Ip).destination}" if is_v6 else "everybody"
    says = f"{hop.interface.id} asks {whom}: who has {hop.address}? tell {sender}"
    fact = linux_ipv6.SOLICITATION if is_v6 else facts.ARP_REQUEST
    return Forwarded(frame, Evidence(says, (hop.interface.id,), fact))


def answer_own_address(frame: Packet, interface: Interface) -> Forwarded:
    """Answer a question for one of the guest's addresses, as on a real LAN."""
    question = question_in(frame)
    assert question
    is_arp = frame.carries(Arp)
    read = (Arp if is_arp else NeighborDiscovery, "target_address")
    fact = arp_facts.REAL_LAN if is_arp else nd_facts.REAL_LAN
    says = f"{interface.id} answers for itself: {question.target} is at {interface.mac}"
    return Forwarded(answer(question, interface.mac), Evidence(says, (interface.id,), fact, (read,)))


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
    frame = framed(packet, interface.mac, mac)
    says = f"{interface.id} sends the frame to {mac}"
    fact = linux_ipv6.FRAME_SENT if packet.carries(IPv6) else facts.FRAME_SENT
    return Forwarded(frame, Evidence(says, (interface.id,), fact))


def send_as(mac: MacAddress, port: ObjectId, frame: Packet) -> Forwarded:
    """Put another one's MAC address into a frame as its source, as nothing keeps a kernel from doing."""
    sent = frame.rewrite(Ethernet, source=mac)
    says = f"{port} sends the frame to {frame.header(Ethernet).destination}, in the name of {mac}"
    return Forwarded(sent, Evidence(says, (port,), facts.FRAME_SENT))


def fail_neighbour(instance: ObjectId, address: Address, packet: Packet, *, is_own: bool) -> Dropped:
    """
    Give up on a neighbour that has not answered any of the requests.

    Args:
        is_own: Whether the packet that waited is the guest's own, and not one that it forwards.
    """
    to_whom = "" if is_own else f" to {packet.header(Ip).source}"
    is_v6 = address.version == 6
    what = "address unreachable" if is_v6 else "host unreachable"
    says = f"nobody answers for {address}: after {ARP_REQUESTS} requests {instance} reports {what}{to_whom}"
    fact = facts.ARP_FAILED if is_own else facts.HOST_UNREACHABLE_FORWARDED
    if is_v6:
        fact = linux_ipv6.NEIGHBOUR_FAILED if is_own else linux_ipv6.ADDRESS_UNREACHABLE_FORWARDED
    return Dropped(packet, DropReason.GUEST_ARP_FAILED, Evidence(says, (instance,), fact))
