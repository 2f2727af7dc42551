"""How is a packet split into fragments, and what are they together?"""

from dataclasses import replace

from vpcviz.packets.headers import Ip, IPv4, IPv6, Payload, header_octets
from vpcviz.packets.packet import Packet

FRAGMENT_UNIT_OCTETS = 8
"""What every fragment but the last carries is a multiple of it (RFC 791; RFC 8200, section 4.5)."""


def first_fragment(packet: Packet, mtu_octets: int) -> Packet:
    """
    Give the first of the fragments into which a packet is split: the only one that has its ports.

    Args:
        packet: Larger than the MTU, from the IP header inward; it may be a first fragment itself.
        mtu_octets: How long a fragment may be; at least 68, as RFC 791 wants of every link.
    """
    _, *transport = packet.headers
    whole = transport.pop()
    assert isinstance(whole, Payload)
    ip = _of_fragment(packet)
    room = _room(ip, mtu_octets) - sum(map(header_octets, transport))
    part = Payload(room, whole.whole or whole.length)
    return Packet((ip, *transport, part))


def count_fragments(packet: Packet, mtu_octets: int) -> int:
    """Count the fragments into which a packet is split."""
    carried = packet.octets - header_octets(packet.headers[0])
    return -(-carried // _room(_of_fragment(packet), mtu_octets))


def is_fragment(packet: Packet) -> bool:
    """Say whether a packet is the first of several fragments."""
    ip = packet.header(Ip)
    return isinstance(ip, IPv4 | IPv6) and ip.more_fragments


def may_be_split(packet: Packet) -> bool:
    """Say whether somebody on the way may split a packet: never one of IPv6 (RFC 8200, section 4.5)."""
    ip = packet.header(Ip)
    return isinstance(ip, IPv4) and not ip.dont_fragment


def forbids_splitting(packet: Packet) -> bool:
    """Say whether the program that sends a packet forbids anybody to split it, its own kernel too."""
    ip = packet.header(Ip)
    return isinstance(ip, IPv4 | IPv6) and ip.dont_fragment


def whole_of(packet: Packet) -> Packet:
    """Put the fragments of a packet together, of which the first is known; what is whole stays as it is."""
    if not is_fragment(packet):
        return packet
    whole = packet.rewrite(Ip, more_fragments=False)
    return whole.rewrite(Payload, length=whole.header(Payload).whole, whole=0)


def _of_fragment(packet: Packet) -> IPv4 | IPv6:
    """Give the IP header of a packet's first fragment."""
    ip = packet.headers[0]
    assert isinstance(ip, IPv4 | IPv6)
    return replace(ip, more_fragments=True)


def _room(ip: IPv4 | IPv6, mtu_octets: int) -> int:
    return (mtu_octets - header_octets(ip)) // FRAGMENT_UNIT_OCTETS * FRAGMENT_UNIT_OCTETS
