"""How is each header written as octets, its lengths and checksums worked out from what it carries?"""

from struct import Struct
from typing import assert_never

from vpcviz.facts import protocols
from vpcviz.facts.identifiers import MacAddress
from vpcviz.packets.carriage import ICMP_ERRORS, ICMPV6_ERRORS, is_encapsulated
from vpcviz.packets.checksums import internet_checksum, pseudo_header, udp_checksum
from vpcviz.packets.errors import OctetsRefused
from vpcviz.packets.gateway_load_balancer import write_for_appliance
from vpcviz.packets.geneve import write_geneve
from vpcviz.packets.headers import (
    IPV4_OCTETS,
    LONGEST_QUOTE_OCTETS,
    QUOTED_TRANSPORT_OCTETS,
    TCP_WORD_OCTETS,
    UDP_OCTETS,
    Arp,
    Esp,
    Ethernet,
    EtherType,
    Geneve,
    Header,
    Icmp,
    IcmpType,
    Icmpv6,
    Icmpv6Type,
    Ip,
    IPv4,
    IPv6,
    NeighborDiscovery,
    Payload,
    Tcp,
    Udp,
    VpcHeader,
)
from vpcviz.packets.layout import ARP, ESP, ETHERNET, ICMP, IPV4, IPV6, IPV6_FRAGMENT, NEIGHBOR_DISCOVERY, TCP, UDP
from vpcviz.packets.tcp_segment import SEGMENTS, options

LONGEST_IPV4_OCTETS = 65535
LONGEST_IPV6_PAYLOAD_OCTETS = 65535

COUNTING = bytes(range(256)) * 256
"""What a payload is: octet n has the value n modulo 256. `ping` counts like this behind its time stamp."""

QUOTED_OCTETS = IPV4_OCTETS + QUOTED_TRANSPORT_OCTETS

VERSION_AND_HEADER_LENGTH = 0x45
VERSION_6 = 6 << 28
DONT_FRAGMENT = 0x4000
MORE_FRAGMENTS = 0x2000
MORE_FRAGMENTS_OF_IPV6 = 1
ARP_HARDWARE_ETHERNET = 1
MAC_OCTETS = 6
ADDRESS_OCTETS = 4

SOURCE_MAC_OPTION, TARGET_MAC_OPTION = 1, 2
"""The options of neighbour discovery that tell a MAC address, each of eight octets (RFC 4861, section 4.6.1)."""

ROUTER, SOLICITED_AND_OVERRIDE = 1 << 31, 3 << 29
"""The flags of an advertisement (RFC 4861, section 4.4)."""

_CHECKSUM = Struct("!H")
_IPV4_CHECKSUM, _ICMP_CHECKSUM, _UDP_CHECKSUM, _TCP_CHECKSUM = 10, 2, 6, 16


def write_stack(headers: tuple[Header, ...]) -> list[bytes]:
    """
    Write a stack from the inside out.

    Returns:
        Each header's octets, outermost first.

    Raises:
        OctetsRefused: A length or an id does not fit in its field.
    """
    inside = b""
    written = []
    for layer in range(len(headers) - 1, -1, -1):
        octets = _write(headers, layer, inside)
        inside = octets + inside
        written.append(octets)
    written.reverse()
    return written


def _write(headers: tuple[Header, ...], layer: int, inside: bytes) -> bytes:
    header = headers[layer]
    # What a fragment's transport header counts and sums up is the whole, and not the part that is here.
    summed = _whole(headers[layer + 1 :], inside)
    match header:
        case Ethernet():
            return ETHERNET.pack(_mac(header.destination), _mac(header.source), header.type)
        case Arp():
            return _write_arp(header)
        case IPv4():
            return _write_ipv4(header, _protocol_on_the_wire(headers[layer:]), inside)
        case IPv6():
            return _write_ipv6(header, inside)
        case Icmp():
            return _write_icmp(header, summed)
        case Icmpv6():
            return _write_icmpv6(header, _carrier(headers, layer), summed)
        case NeighborDiscovery():
            return _write_neighbor_discovery(header, _carrier(headers, layer))
        case Tcp():
            return _write_tcp(header, _carrier(headers, layer), summed)
        case Udp():
            length = UDP_OCTETS + len(summed)
            octets = UDP.pack(header.source_port, header.destination_port, length, 0)
            return _with_udp_checksum(octets, _carrier(headers, layer), summed)
        case VpcHeader():
            octets = write_geneve(header, headers[layer + 1 :], inside)
            return _with_udp_checksum(octets, _carrier(headers, layer), inside)
        case Geneve():
            return write_for_appliance(header, headers[layer + 1])
        case Esp():
            return ESP.pack(header.spi, header.sequence)
        case Payload():
            return COUNTING[: header.length]
        case _:
            assert_never(header)


def _whole(behind: tuple[Header, ...], inside: bytes) -> bytes:
    """Give what a packet carries in all its fragments, where it is the first of them."""
    match behind:
        case (Payload(whole=whole),) if whole:
            return COUNTING[:whole]
        case _:
            return inside


def _write_arp(arp: Arp) -> bytes:
    lengths = (MAC_OCTETS, ADDRESS_OCTETS)
    sender = (_mac(arp.sender_mac), arp.sender_address.packed)
    target = (_mac(arp.target_mac), arp.target_address.packed)
    return ARP.pack(ARP_HARDWARE_ETHERNET, EtherType.IPV4, *lengths, arp.operation, *sender, *target)


def _write_ipv4(ip: IPv4, protocol: int, inside: bytes) -> bytes:
    length = IPV4_OCTETS + len(inside)
    if length > LONGEST_IPV4_OCTETS:
        raise OctetsRefused(
            f"an IPv4 packet can't have {length} octets; its length field ends at {LONGEST_IPV4_OCTETS}"
        )
    octets = IPV4.pack(
        VERSION_AND_HEADER_LENGTH,
        0,
        length,
        ip.identification,
        (DONT_FRAGMENT if ip.dont_fragment else 0) | (MORE_FRAGMENTS if ip.more_fragments else 0),
        ip.ttl,
        protocol,
        0,
        ip.source.packed,
        ip.destination.packed,
    )
    return _with_checksum(octets, _IPV4_CHECKSUM, internet_checksum(octets))


def _write_ipv6(ip: IPv6, inside: bytes) -> bytes:
    fragment, protocol = b"", ip.protocol
    if ip.more_fragments:
        fragment, protocol = IPV6_FRAGMENT.pack(protocol, 0, MORE_FRAGMENTS_OF_IPV6, 0), protocols.IPV6_FRAGMENT
    carried = len(fragment) + len(inside)
    if carried > LONGEST_IPV6_PAYLOAD_OCTETS:
        raise OctetsRefused(
            f"an IPv6 packet can't carry {carried} octets; its length field ends at {LONGEST_IPV6_PAYLOAD_OCTETS}"
        )
    return IPV6.pack(VERSION_6, carried, protocol, ip.ttl, ip.source.packed, ip.destination.packed) + fragment


def _write_icmp(icmp: Icmp, inside: bytes) -> bytes:
    if icmp.type in ICMP_ERRORS:
        # A quote ends behind the eighth octet of what the quoted IP header carries.
        quote = b"".join(write_stack(icmp.quoted))[:QUOTED_OCTETS]
        # A redirect has an address where another error has two octets of nothing and the MTU.
        upper, lower = divmod(int(icmp.gateway), 1 << 16) if icmp.type == IcmpType.REDIRECT else (0, icmp.mtu)
        octets = ICMP.pack(icmp.type, icmp.code, 0, upper, lower) + quote
    else:
        octets = ICMP.pack(icmp.type, icmp.code, 0, icmp.id, icmp.sequence)
    return _with_checksum(octets, _ICMP_CHECKSUM, internet_checksum(octets, inside))


def _write_icmpv6(icmp: Icmpv6, ip: Ip, inside: bytes) -> bytes:
    if icmp.type in ICMPV6_ERRORS:
        quote = b"".join(write_stack(icmp.quoted))[:LONGEST_QUOTE_OCTETS]
        octets = ICMP.pack(icmp.type, icmp.code, 0, *divmod(icmp.mtu, 1 << 16)) + quote
    else:
        octets = ICMP.pack(icmp.type, icmp.code, 0, icmp.id, icmp.sequence)
    return _with_icmpv6_checksum(octets, ip, inside)


def _write_neighbor_discovery(message: NeighborDiscovery, ip: Ip) -> bytes:
    is_answer = message.type == Icmpv6Type.NEIGHBOR_ADVERTISEMENT
    flags = (SOLICITED_AND_OVERRIDE if is_answer else 0) | (ROUTER if message.is_router else 0)
    option = TARGET_MAC_OPTION if is_answer else SOURCE_MAC_OPTION
    target = message.target_address.packed
    octets = NEIGHBOR_DISCOVERY.pack(message.type, 0, 0, flags, target, option, 1, _mac(message.mac))
    return _with_icmpv6_checksum(octets, ip, b"")


def _with_icmpv6_checksum(octets: bytes, ip: Ip, inside: bytes) -> bytes:
    covered = pseudo_header(ip, protocols.ICMPV6, len(octets) + len(inside))
    return _with_checksum(octets, _ICMP_CHECKSUM, internet_checksum(covered, octets, inside))


def _write_tcp(tcp: Tcp, ip: Ip, inside: bytes) -> bytes:
    segment = SEGMENTS[tcp.flags]
    octets = TCP.pack(
        tcp.source_port,
        tcp.destination_port,
        segment.sequence_number,
        segment.acknowledgment_number,
        tcp.octets // TCP_WORD_OCTETS << 4,
        segment.bits,
        tcp.window,
        0,
        0,
    ) + options(tcp)
    covered = pseudo_header(ip, protocols.TCP, len(octets) + len(inside))
    return _with_checksum(octets, _TCP_CHECKSUM, internet_checksum(covered, octets, inside))


def _with_udp_checksum(octets: bytes, ip: Ip, inside: bytes) -> bytes:
    return _with_checksum(octets, _UDP_CHECKSUM, udp_checksum(ip, protocols.UDP, octets + inside))


def _with_checksum(octets: bytes, start: int, checksum: int) -> bytes:
    return octets[:start] + _CHECKSUM.pack(checksum) + octets[start + _CHECKSUM.size :]


def _protocol_on_the_wire(headers: tuple[Header, ...]) -> int:
    """Give the octet for the protocol: what is encapsulated travels in UDP, whatever the stack has."""
    ip = headers[0]
    assert isinstance(ip, IPv4)
    return protocols.UDP if is_encapsulated(headers) else ip.protocol


def _carrier(headers: tuple[Header, ...], layer: int) -> Ip:
    carrier = headers[layer - 1]
    assert isinstance(carrier, Ip)
    return carrier


def _mac(address: MacAddress) -> bytes:
    return bytes.fromhex(address.replace(":", ""))
