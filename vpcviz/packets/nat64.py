"""How is a packet of IPv6 made into one of IPv4, and one of IPv4 into one of IPv6?"""

from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address

from vpcviz.facts.embedded_address import embed, embedded
from vpcviz.facts.identifiers import Address
from vpcviz.facts.protocols import ICMP, ICMPV6
from vpcviz.packets.headers import IPV4_OCTETS, IPV6_OCTETS, Header, Icmp, IcmpType, Icmpv6, Icmpv6Type, IPv4, IPv6
from vpcviz.packets.packet import Packet
from vpcviz.packets.refusal import FRAGMENTATION_NEEDED, HOST_UNREACHABLE, NET_UNREACHABLE, PORT_UNREACHABLE

LONGEST_THAT_MAY_BE_SPLIT = 1260
"""How long a packet of IPv4 may be, in octets, for which nobody is forbidden to split it (RFC 7915, section 5.1)."""

_GROWS_BY = IPV6_OCTETS - IPV4_OCTETS

_TO_ICMP: dict[tuple[int, int], tuple[int, int]] = {
    (Icmpv6Type.ECHO_REQUEST, 0): (IcmpType.ECHO_REQUEST, 0),
    (Icmpv6Type.ECHO_REPLY, 0): (IcmpType.ECHO_REPLY, 0),
    (Icmpv6Type.DESTINATION_UNREACHABLE, 0): (IcmpType.DESTINATION_UNREACHABLE, HOST_UNREACHABLE),
    (Icmpv6Type.DESTINATION_UNREACHABLE, 3): (IcmpType.DESTINATION_UNREACHABLE, HOST_UNREACHABLE),
    (Icmpv6Type.DESTINATION_UNREACHABLE, 4): (IcmpType.DESTINATION_UNREACHABLE, PORT_UNREACHABLE),
    (Icmpv6Type.PACKET_TOO_BIG, 0): (IcmpType.DESTINATION_UNREACHABLE, FRAGMENTATION_NEEDED),
    (Icmpv6Type.TIME_EXCEEDED, 0): (IcmpType.TIME_EXCEEDED, 0),
}
"""RFC 7915, section 5.2."""

_TO_ICMPV6: dict[tuple[int, int], tuple[int, int]] = {
    (IcmpType.ECHO_REQUEST, 0): (Icmpv6Type.ECHO_REQUEST, 0),
    (IcmpType.ECHO_REPLY, 0): (Icmpv6Type.ECHO_REPLY, 0),
    (IcmpType.DESTINATION_UNREACHABLE, NET_UNREACHABLE): (Icmpv6Type.DESTINATION_UNREACHABLE, 0),
    (IcmpType.DESTINATION_UNREACHABLE, HOST_UNREACHABLE): (Icmpv6Type.DESTINATION_UNREACHABLE, 0),
    (IcmpType.DESTINATION_UNREACHABLE, PORT_UNREACHABLE): (Icmpv6Type.DESTINATION_UNREACHABLE, 4),
    (IcmpType.DESTINATION_UNREACHABLE, FRAGMENTATION_NEEDED): (Icmpv6Type.PACKET_TOO_BIG, 0),
    (IcmpType.TIME_EXCEEDED, 0): (Icmpv6Type.TIME_EXCEEDED, 0),
}
"""RFC 7915, section 4.2."""


def to_ipv4(packet: Packet, own: IPv4Address) -> Packet:
    """
    Make a packet of IPv6 into one of IPv4, and what an ICMP error quotes too.

    Args:
        packet: From the IPv6 header inward; one of its ends is an embedded address.
        own: What stands for the end that is none.
    """
    return Packet(_translate(packet.headers, lambda address: embedded(address) or own, _header_of_ipv4))


def to_ipv6(packet: Packet, own: IPv4Address, host: IPv6Address) -> Packet:
    """
    Make a packet of IPv4 into one of IPv6, and what an ICMP error quotes too.

    Args:
        packet: From the IPv4 header inward.
        own: The address of IPv4 that has stood for the host's.
        host: Whom it has stood for; every other end is embedded.
    """

    def told(address: Address) -> IPv6Address:
        assert isinstance(address, IPv4Address)
        return host if address == own else embed(address)

    return Packet(_translate(packet.headers, told, _header_of_ipv6))


def _translate(
    headers: tuple[Header, ...],
    told: Callable[[Address], Address],
    header_of: Callable[[Header, int, Callable[[Address], Address]], Header],
) -> tuple[Header, ...]:
    ip, *carried = headers
    carried = [_message_of(one, told) for one in carried]
    return (header_of(ip, Packet(tuple(carried)).octets, told), *carried)


def _header_of_ipv4(header: Header, carried_octets: int, told: Callable[[Address], Address]) -> IPv4:
    assert isinstance(header, IPv6)
    source, destination = told(header.source), told(header.destination)
    assert isinstance(source, IPv4Address)
    assert isinstance(destination, IPv4Address)
    protocol = ICMP if header.protocol == ICMPV6 else header.protocol
    forbids = not header.more_fragments and carried_octets + IPV4_OCTETS > LONGEST_THAT_MAY_BE_SPLIT
    return IPv4(
        source,
        destination,
        header.ttl,
        protocol,
        dont_fragment=forbids,
        more_fragments=header.more_fragments,
    )


def _header_of_ipv6(header: Header, _carried_octets: int, told: Callable[[Address], Address]) -> IPv6:
    assert isinstance(header, IPv4)
    source, destination = told(header.source), told(header.destination)
    assert isinstance(source, IPv6Address)
    assert isinstance(destination, IPv6Address)
    protocol = ICMPV6 if header.protocol == ICMP else header.protocol
    return IPv6(source, destination, header.ttl, protocol, more_fragments=header.more_fragments)


def _message_of(header: Header, told: Callable[[Address], Address]) -> Header:
    """Give ICMP's message for one of ICMPv6, and the other way round; anything else as it is."""
    match header:
        case Icmpv6():
            number, code = _TO_ICMP[header.type, header.code]
            quoted = _translate(header.quoted, told, _header_of_ipv4) if header.quoted else ()
            mtu = header.mtu - _GROWS_BY if header.mtu else 0
            return Icmp(number, code, header.id, header.sequence, mtu, quoted)
        case Icmp():
            number, code = _TO_ICMPV6[header.type, header.code]
            quoted = _translate(header.quoted, told, _header_of_ipv6) if header.quoted else ()
            mtu = header.mtu + _GROWS_BY if header.mtu else 0
            return Icmpv6(number, code, header.id, header.sequence, mtu, quoted)
        case _:
            return header
