"""Which stack do octets stand for?"""

from dataclasses import replace
from ipaddress import IPv4Address, IPv6Address
from struct import Struct
from typing import Any

from vpcviz.facts import protocols
from vpcviz.facts.identifiers import MacAddress
from vpcviz.packets.carriage import COUNTING_SPI, ICMP_ERRORS, ICMPV6_ERRORS, NEIGHBOR_MESSAGES
from vpcviz.packets.errors import OctetsRefused
from vpcviz.packets.gateway_load_balancer import read_for_appliance
from vpcviz.packets.geneve import read_geneve
from vpcviz.packets.headers import (
    ESP_OCTETS,
    GENEVE_OCTETS,
    ICMP_OCTETS,
    IPV4_OCTETS,
    IPV6_OCTETS,
    TCP_OCTETS,
    TCP_WORD_OCTETS,
    UDP_OCTETS,
    VPC_PROTOCOL,
    Arp,
    ArpOperation,
    Esp,
    Ethernet,
    EtherType,
    Header,
    Icmp,
    IcmpType,
    Icmpv6,
    Icmpv6Type,
    IPv4,
    IPv6,
    NeighborDiscovery,
    Payload,
    Tcp,
    Udp,
)
from vpcviz.packets.layout import ARP, ESP, ETHERNET, ICMP, IPV4, IPV6, NEIGHBOR_DISCOVERY, TCP, TCP_BEGINNING, UDP
from vpcviz.packets.packet import Packet, quote
from vpcviz.packets.tcp_segment import FLAGS_BY_BITS, FLAGS_BY_SEQUENCE_NUMBER, read_segment_size
from vpcviz.packets.writing import DONT_FRAGMENT, ROUTER

Stack = tuple[Header, ...]


def read_frame(octets: bytes) -> Stack:
    """
    Read an Ethernet frame.

    What the stack does not tell (lengths, checksums, a payload's octets) is not looked at.

    Raises:
        OctetsRefused: The octets end too soon, or a number stands for nothing that a stack can tell.
    """
    destination, source, type_number = _unpack(ETHERNET, octets, "Ethernet header")
    inside = octets[ETHERNET.size :]
    match type_number:
        case EtherType.ARP:
            return (Ethernet(_mac(source), _mac(destination), EtherType.ARP), _read_arp(inside))
        case EtherType.IPV4:
            return (Ethernet(_mac(source), _mac(destination), EtherType.IPV4), *read_datagram(inside))
        case EtherType.IPV6:
            return (Ethernet(_mac(source), _mac(destination), EtherType.IPV6), *read_ipv6(inside))
        case _:
            raise OctetsRefused(f"a frame of the type 0x{type_number:04x} carries neither IPv4, IPv6 nor ARP")


def read_outermost_datagram(octets: bytes) -> Stack:
    """Read an IP packet that nothing is around, so that it may be one between two hosts of the provider."""
    if octets[:1] and octets[0] >> 4 == 6:
        return read_ipv6(octets)
    ip, _ = _read_ipv4(octets)
    encapsulated = read_geneve(octets[IPV4_OCTETS:]) if ip.protocol == protocols.UDP else None
    if encapsulated is None:
        return read_datagram(octets)
    read_inside = {Ethernet: read_frame, IPv4: read_datagram, IPv6: read_ipv6}[encapsulated.carries]
    return (replace(ip, protocol=VPC_PROTOCOL), encapsulated.header, *read_inside(encapsulated.inside))


def read_datagram(octets: bytes) -> Stack:
    """Read an IPv4 packet."""
    ip, _ = _read_ipv4(octets)
    inside = octets[IPV4_OCTETS:]
    match ip.protocol:
        case protocols.ICMP:
            return (ip, *_read_icmp(inside))
        case protocols.ESP if len(inside) > ESP_OCTETS and not inside.startswith(COUNTING_SPI.to_bytes(4)):
            return (ip, Esp(*_unpack(ESP, inside, "ESP header")), *read_datagram(inside[ESP_OCTETS:]))
        case _:
            return (ip, *_read_transport(ip.protocol, inside, len(inside)))


def read_ipv6(octets: bytes) -> Stack:
    """Read an IPv6 packet, or what an ICMPv6 error quotes of one: how long it is, is told by its header."""
    _, length, protocol, hop_limit, source, destination = _unpack(IPV6, octets, "IPv6 header")
    if protocol == protocols.IPV6_FRAGMENT:
        raise OctetsRefused("a fragment does not tell what the others carry")
    inside = octets[IPV6_OCTETS:]
    ip = IPv6(IPv6Address(source), IPv6Address(destination), hop_limit, protocol)
    if protocol == protocols.ICMPV6:
        return (ip, *_read_icmpv6(inside, length))
    return (ip, *_read_transport(protocol, inside, length))


def _read_transport(protocol: int, inside: bytes, length: int) -> Stack:
    """Read what an IP header of either version carries; `length` is its whole length in octets."""
    match protocol:
        case protocols.TCP:
            return _read_tcp(inside, length)
        case protocols.UDP:
            source_port, destination_port, _, _ = _unpack(UDP, inside, "UDP header")
            udp = Udp(source_port, destination_port)
            return (udp, *_read_datagram_inside(inside[UDP_OCTETS:], destination_port, length - UDP_OCTETS))
        case _:
            return _payload(length)


def _read_datagram_inside(octets: bytes, port: int, length: int) -> Stack:
    """Read what a UDP datagram carries: a packet for an appliance, or octets that tell nothing."""
    found = read_for_appliance(octets) if port == protocols.GENEVE_PORT else None
    if found is None:
        return _payload(length)
    header, carries = found
    inside = octets[GENEVE_OCTETS:]
    return (header, *(read_datagram(inside) if carries is IPv4 else read_ipv6(inside)))


def _read_icmpv6(octets: bytes, length: int) -> Stack:
    type_number, code, _, upper, lower = _unpack(ICMP, octets, "ICMPv6 header")
    if type_number in NEIGHBOR_MESSAGES:
        *_, flags, target, _, _, mac = _unpack(NEIGHBOR_DISCOVERY, octets, "message of neighbour discovery")
        is_router = bool(flags & ROUTER)
        return (NeighborDiscovery(Icmpv6Type(type_number), IPv6Address(target), _mac(mac), is_router),)
    if type_number in ICMPV6_ERRORS:
        quoted = read_ipv6(octets[ICMP_OCTETS:])
        return (Icmpv6(type_number, code, mtu=upper << 16 | lower, quoted=quoted),)
    return (Icmpv6(type_number, code, upper, lower), *_payload(length - ICMP_OCTETS))


def _read_arp(octets: bytes) -> Arp:
    *_, operation, sender_mac, sender, target_mac, target = _unpack(ARP, octets, "ARP packet")
    if operation not in set(ArpOperation):
        raise OctetsRefused(f"an ARP packet asks or answers, but this one has the operation {operation}")
    return Arp(ArpOperation(operation), _mac(sender_mac), IPv4Address(sender), _mac(target_mac), IPv4Address(target))


def _read_ipv4(octets: bytes) -> tuple[IPv4, int]:
    """Read an IPv4 header, and the length that it tells."""
    _, _, length, identification, fragment, ttl, protocol, _, source, destination = _unpack(IPV4, octets, "IPv4 header")
    dont_fragment = bool(fragment & DONT_FRAGMENT)
    if fragment & ~DONT_FRAGMENT:
        raise OctetsRefused("a fragment does not tell what the others carry")
    addresses = (IPv4Address(source), IPv4Address(destination))
    return IPv4(*addresses, ttl, protocol, identification, dont_fragment), length


def _read_icmp(octets: bytes) -> Stack:
    type_number, code, _, upper, lower = _unpack(ICMP, octets, "ICMP header")
    inside = octets[ICMP_OCTETS:]
    if type_number == IcmpType.REDIRECT:
        return (Icmp(type_number, code, gateway=IPv4Address(upper << 16 | lower), quoted=_read_quote(inside)),)
    if type_number in ICMP_ERRORS:
        return (Icmp(type_number, code, mtu=lower, quoted=_read_quote(inside)),)
    return (Icmp(type_number, code, upper, lower), *_payload(len(inside)))


def _read_tcp(octets: bytes, whole: int) -> Stack:
    source_port, destination_port, _, _, offset, bits, window, *_ = _unpack(TCP, octets, "TCP header")
    if bits not in FLAGS_BY_BITS:
        raise OctetsRefused(f"a probe's segment is a {', '.join(FLAGS_BY_BITS.values())}, but this has 0x{bits:02x}")
    length = (offset >> 4) * TCP_WORD_OCTETS
    size = read_segment_size(octets[TCP.size : length])
    tcp = Tcp(source_port, destination_port, FLAGS_BY_BITS[bits], length, window, size)
    return (tcp, *_payload(whole - length))


def _read_quote(octets: bytes) -> Stack:
    """Read what an ICMP error quotes; how long the whole was is told by the quoted IP header."""
    ip, length = _read_ipv4(octets)
    inside = octets[IPV4_OCTETS:]
    match ip.protocol:
        case protocols.ICMP:
            type_number, code, _, upper, lower = _unpack(ICMP, inside, "quoted ICMP header")
            return (ip, Icmp(type_number, code, upper, lower), *_payload(length - IPV4_OCTETS - ICMP_OCTETS))
        case protocols.TCP:
            source_port, destination_port, number = _unpack(TCP_BEGINNING, inside, "quoted TCP header")
            if number not in FLAGS_BY_SEQUENCE_NUMBER:
                raise OctetsRefused(f"no probe's segment has the sequence number {number}")
            tcp = Tcp(source_port, destination_port, FLAGS_BY_SEQUENCE_NUMBER[number])
            return quote(Packet((ip, tcp, *_payload(length - IPV4_OCTETS - TCP_OCTETS))))
        case protocols.UDP:
            source_port, destination_port, _, _ = _unpack(UDP, inside, "quoted UDP header")
            return (ip, Udp(source_port, destination_port), *_payload(length - IPV4_OCTETS - UDP_OCTETS))
        case _:
            return (ip, *_payload(length - IPV4_OCTETS))


def _payload(length: int) -> Stack:
    return (Payload(length),) if length > 0 else ()


def _unpack(form: Struct, octets: bytes, name: str) -> tuple[Any, ...]:
    if len(octets) < form.size:
        raise OctetsRefused(f"the {name} has {form.size} octets, and only {len(octets)} are left")
    return form.unpack_from(octets)


def _mac(octets: bytes) -> MacAddress:
    return MacAddress(octets.hex(":"))
