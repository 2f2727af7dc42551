"""Who asks for whose MAC address, and who answers: by ARP, or by neighbour discovery where the address is IPv6?"""

from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address

from vpcviz.facts.identifiers import BROADCAST_MAC, UNKNOWN_MAC, Address, MacAddress
from vpcviz.facts.protocols import ICMPV6
from vpcviz.packets.headers import (
    Arp,
    ArpOperation,
    Ethernet,
    EtherType,
    Icmpv6Type,
    IPv6,
    NeighborDiscovery,
)
from vpcviz.packets.packet import Packet

NEIGHBOR_HOP_LIMIT = 255
"""What no router can have lowered (RFC 4861, section 3.1)."""

SOLICITED_NODE = int(IPv6Address("ff02::1:ff00:0"))
"""The group in which an address is asked for, without the address's last 24 bits (RFC 4291, section 2.7.1)."""


@dataclass(frozen=True, slots=True)
class NeighborQuestion:
    """Who has `target`? Tell `asker`."""

    asker: Address
    asker_mac: MacAddress
    target: Address


@dataclass(frozen=True, slots=True)
class NeighborAnswer:
    """`address` is at `mac`."""

    address: Address
    mac: MacAddress


def is_about_neighbors(frame: Packet) -> bool:
    """Say whether a frame asks for a MAC address, or answers."""
    return frame.carries(Arp) or frame.carries(NeighborDiscovery)


def question_in(frame: Packet) -> NeighborQuestion | None:
    """Read a question; None where the frame asks for nobody."""
    match frame.headers[1:]:
        case (Arp(operation=ArpOperation.REQUEST) as arp,):
            return NeighborQuestion(arp.sender_address, arp.sender_mac, arp.target_address)
        case (IPv6(source=asker), NeighborDiscovery(type=Icmpv6Type.NEIGHBOR_SOLICITATION) as message):
            return NeighborQuestion(asker, message.mac, message.target_address)
        case _:
            return None


def answer_in(frame: Packet) -> NeighborAnswer | None:
    """Read an answer; None where the frame answers nobody."""
    match frame.headers[1:]:
        case (Arp(operation=ArpOperation.REPLY) as arp,):
            return NeighborAnswer(arp.sender_address, arp.sender_mac)
        case (_, NeighborDiscovery(type=Icmpv6Type.NEIGHBOR_ADVERTISEMENT) as message):
            return NeighborAnswer(message.target_address, message.mac)
        case _:
            return None


def ask(question: NeighborQuestion) -> Packet:
    """Make the frame that asks: an ARP request to everybody, or a solicitation to the address's own group."""
    asker, mac, target = question.asker, question.asker_mac, question.target
    if isinstance(asker, IPv4Address) and isinstance(target, IPv4Address):
        request = Arp(ArpOperation.REQUEST, mac, asker, UNKNOWN_MAC, target)
        return Packet((Ethernet(mac, BROADCAST_MAC, EtherType.ARP), request))
    assert isinstance(asker, IPv6Address)
    assert isinstance(target, IPv6Address)
    group = IPv6Address(SOLICITED_NODE | int(target) & 0xFFFFFF)
    solicitation = NeighborDiscovery(Icmpv6Type.NEIGHBOR_SOLICITATION, target, mac)
    carrier = IPv6(asker, group, NEIGHBOR_HOP_LIMIT, ICMPV6)
    return Packet((Ethernet(mac, ipv6_group_mac(group), EtherType.IPV6), carrier, solicitation))


def answer(question: NeighborQuestion, mac: MacAddress, *, is_router: bool = False) -> Packet:
    """
    Make the frame that answers a question.

    Args:
        mac: Where the target is.
        is_router: Whether the target is a router, as an advertisement tells.
    """
    asker, target = question.asker, question.target
    if isinstance(asker, IPv4Address) and isinstance(target, IPv4Address):
        reply = Arp(ArpOperation.REPLY, mac, target, question.asker_mac, asker)
        return Packet((Ethernet(mac, question.asker_mac, EtherType.ARP), reply))
    assert isinstance(asker, IPv6Address)
    assert isinstance(target, IPv6Address)
    advertisement = NeighborDiscovery(Icmpv6Type.NEIGHBOR_ADVERTISEMENT, target, mac, is_router)
    carrier = IPv6(target, asker, NEIGHBOR_HOP_LIMIT, ICMPV6)
    return Packet((Ethernet(mac, question.asker_mac, EtherType.IPV6), carrier, advertisement))


def ipv6_group_mac(group: IPv6Address) -> MacAddress:
    """Give the MAC address of a multicast group of IPv6 (RFC 2464, section 7)."""
    return MacAddress("33:33:" + group.packed[-4:].hex(":"))
