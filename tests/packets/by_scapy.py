"""Which octets does scapy make of a stack, and which stack does it find in octets?"""

from ipaddress import IPv4Address, IPv6Address
from typing import Any, assert_never
from zlib import crc32

from scapy.contrib.geneve import GENEVE, GeneveOptions
from scapy.layers.inet import ICMP, IP, TCP, UDP
from scapy.layers.inet6 import (
    ICMPv6DestUnreach,
    ICMPv6EchoReply,
    ICMPv6EchoRequest,
    ICMPv6ND_NA,
    ICMPv6ND_NS,
    ICMPv6NDOptDstLLAddr,
    ICMPv6NDOptSrcLLAddr,
    ICMPv6PacketTooBig,
    ICMPv6TimeExceeded,
    IPv6ExtHdrFragment,
)
from scapy.layers.inet6 import (
    IPv6 as ScapyIPv6,
)
from scapy.layers.ipsec import ESP
from scapy.layers.l2 import ARP, Ether
from scapy.packet import NoPayload, Raw
from scapy.packet import Packet as Layer

from vpcviz.facts.identifiers import MacAddress, ObjectId
from vpcviz.packets.geneve import source_port
from vpcviz.packets.headers import (
    Arp,
    ArpOperation,
    Esp,
    Ethernet,
    EtherType,
    Geneve,
    Header,
    Icmp,
    Icmpv6,
    Icmpv6Type,
    IPv4,
    IPv6,
    NeighborDiscovery,
    Payload,
    Tcp,
    TcpFlags,
    Udp,
    VpcHeader,
    header_octets,
)
from vpcviz.packets.packet import Packet

FLAGS = {TcpFlags.SYN: "S", TcpFlags.SYN_ACK: "SA", TcpFlags.RST_ACK: "RA", TcpFlags.PSH_ACK: "PA", TcpFlags.ACK: "A"}
NUMBERS = {TcpFlags.SYN: (10**9, 0), TcpFlags.SYN_ACK: (2 * 10**9, 10**9 + 1), TcpFlags.RST_ACK: (0, 10**9 + 1)}
NUMBERS |= {TcpFlags.PSH_ACK: (10**9 + 1, 2 * 10**9 + 1), TcpFlags.ACK: (2 * 10**9 + 1, 10**9 + 21)}
TIMESTAMPS = {TcpFlags.SYN: (100000, 0), TcpFlags.SYN_ACK: (200000, 100000), TcpFlags.RST_ACK: (0, 0)}
TIMESTAMPS |= {TcpFlags.PSH_ACK: (0, 0), TcpFlags.ACK: (0, 0)}
UNREACHABLE, REDIRECT, TIME_EXCEEDED = 3, 5, 11
QUOTED_OCTETS = 28
QUOTED_OCTETS_OF_IPV6 = 1280 - 40 - 8
ECHOES = {128: ICMPv6EchoRequest, 129: ICMPv6EchoReply}
ERRORS = {1: ICMPv6DestUnreach, 2: ICMPv6PacketTooBig, 3: ICMPv6TimeExceeded}


def built(headers: tuple[Header, ...]) -> bytes:
    """Have scapy build a packet, lengths and checksums included."""
    whole: Layer = NoPayload()
    for index in range(len(headers) - 1, -1, -1):
        layer = _layer(headers[index], headers[index + 1 :])
        whole = _cut(layer / whole, headers[index:]) if _is_fragment(headers[index]) else layer / whole
    return bytes(whole)


def _is_fragment(header: Header) -> bool:
    return isinstance(header, IPv4 | IPv6) and header.more_fragments


def _cut(whole: Layer, headers: tuple[Header, ...]) -> Layer:
    """Leave of a whole packet what its first fragment carries."""
    length = sum(map(header_octets, headers[1:]))
    if isinstance(whole, ScapyIPv6):
        carried = bytes(whole)[40 : 40 + length]
        ip = ScapyIPv6(hlim=whole.hlim, nh=44, src=whole.src, dst=whole.dst)
        return ip / IPv6ExtHdrFragment(nh=whole.nh, m=1, id=0) / Raw(carried)
    carried = bytes(whole)[20 : 20 + length]
    return IP(ttl=whole.ttl, proto=whole.proto, id=whole.id, flags="MF", src=whole.src, dst=whole.dst) / Raw(carried)


def dissected(octets: bytes, outermost: type[Header]) -> Packet:
    """Have scapy take octets apart; of what an ICMP error quotes it tells the IP header alone."""
    layer: Layer = {Ethernet: Ether, IPv4: IP, IPv6: ScapyIPv6}[outermost](octets)
    headers: list[Header] = []
    while not isinstance(layer, NoPayload):
        headers.append(_header(layer))
        layer = _inside(headers[-1], layer)
    if any(isinstance(header, VpcHeader) for header in headers):
        ip = headers[0]
        assert isinstance(ip, IPv4)
        headers[0] = IPv4(ip.source, ip.destination, ip.ttl, 253, ip.identification, ip.dont_fragment)
    return Packet(tuple(headers))


def _inside(header: Header, layer: Layer) -> Layer:
    """Give what a header carries; what an application would read out of a payload is of no interest."""
    match header:
        case VpcHeader():
            return layer.payload.payload
        case Udp() if isinstance(layer.payload, GENEVE) and _is_for_appliance(layer.payload):
            return layer.payload
        case Geneve():
            return layer.payload
        case Icmpv6(quoted=()):
            return Raw(layer.data) if layer.data else NoPayload()
        case Icmp(quoted=()) | Tcp() | Udp():
            return _carried(layer)
        case Icmp() | Icmpv6() | NeighborDiscovery() | Arp() | Payload():
            return NoPayload()
        case Esp():
            return IP(layer.data)
        case IPv4(protocol=50):
            whole = bytes(layer.payload)
            return ESP(whole) if len(whole) > 8 and whole[:4] != bytes(range(4)) else _carried(layer)
        case IPv6(more_fragments=True):
            return layer.payload.payload
        case IPv6(protocol=protocol) if protocol not in (6, 17, 58):
            return _carried(layer)
        case IPv4(protocol=protocol) if protocol not in (1, 6, 17):
            return _carried(layer)
        case Ethernet() | IPv4() | IPv6():
            return layer.payload
        case _:
            assert_never(header)


def _carried(layer: Layer) -> Layer:
    """Give the octets that a layer carries as they are, and nothing where there are none."""
    return Raw(bytes(layer.payload)) if layer.payload else NoPayload()


def _layer(header: Header, inside: tuple[Header, ...]) -> Layer:
    match header:
        case Ethernet():
            return Ether(src=header.source, dst=header.destination, type=int(header.type))
        case Arp():
            sender: dict[str, Any] = {"hwsrc": header.sender_mac, "psrc": str(header.sender_address)}
            target: dict[str, Any] = {"hwdst": header.target_mac, "pdst": str(header.target_address)}
            return ARP(op=int(header.operation), **sender, **target)
        case IPv4():
            protocol = 17 if inside and isinstance(inside[0], VpcHeader) else header.protocol
            ends: dict[str, Any] = {"src": str(header.source), "dst": str(header.destination)}
            flags = "DF" if header.dont_fragment else 0
            return IP(ttl=header.ttl, proto=protocol, id=header.identification, flags=flags, **ends)
        case IPv6():
            ends_of_ipv6: dict[str, Any] = {"src": str(header.source), "dst": str(header.destination)}
            return ScapyIPv6(hlim=header.ttl, nh=header.protocol, **ends_of_ipv6)
        case NeighborDiscovery(type=Icmpv6Type.NEIGHBOR_SOLICITATION):
            return ICMPv6ND_NS(tgt=str(header.target_address)) / ICMPv6NDOptSrcLLAddr(lladdr=header.mac)
        case NeighborDiscovery():
            told = ICMPv6ND_NA(tgt=str(header.target_address), R=int(header.is_router), S=1, O=1)
            return told / ICMPv6NDOptDstLLAddr(lladdr=header.mac)
        case Icmpv6(type=type_number, code=code, quoted=quoted) if quoted:
            too_big: dict[str, Any] = {"mtu": header.mtu} if type_number == Icmpv6Type.PACKET_TOO_BIG else {}
            return ERRORS[int(type_number)](code=code, **too_big) / Raw(built(quoted)[:QUOTED_OCTETS_OF_IPV6])
        case Icmpv6():
            return ECHOES[int(header.type)](code=header.code, id=header.id, seq=header.sequence)
        case Icmp(type=type_number, code=code, quoted=quoted) if quoted:
            mtu: dict[str, Any] = {"nexthopmtu": header.mtu} if type_number == UNREACHABLE else {}
            mtu |= {"gw": str(header.gateway)} if type_number == REDIRECT else {}
            return ICMP(type=int(type_number), code=code, **mtu) / Raw(built(quoted)[:QUOTED_OCTETS])
        case Icmp():
            return ICMP(type=int(header.type), code=header.code, id=header.id, seq=header.sequence)
        case Tcp():
            return _segment(header)
        case Udp():
            return UDP(sport=header.source_port, dport=header.destination_port)
        case VpcHeader():
            options = [_option(1, header.interface), _option(2, header.vpc)]
            carries = {Ethernet: 0x6558, IPv4: 0x0800, IPv6: 0x86DD}[type(inside[0])]
            geneve = GENEVE(vni=crc32(header.vpc.encode()) & 0xFFFFFF, proto=carries, options=options)
            return UDP(sport=source_port(inside), dport=6081) / geneve
        case Geneve():
            numbers = (header.endpoint, header.attachment, header.flow_cookie)
            own = [
                GeneveOptions(classid=0x0108, type=number, data=bytes.fromhex(digits))
                for number, digits in enumerate(numbers, 1)
            ]
            return GENEVE(vni=0, proto={IPv4: 0x0800, IPv6: 0x86DD}[type(inside[0])], options=own)
        case Esp():
            return ESP(spi=header.spi, seq=header.sequence)
        case Payload():
            return Raw(bytes(octet % 256 for octet in range(header.whole or header.length)))
        case _:
            assert_never(header)


def _segment(tcp: Tcp) -> Layer:
    sequence, acknowledgment = NUMBERS[tcp.flags]
    options: list[tuple[str, Any]] = [("NOP", None)] * (tcp.octets - 20)
    if tcp.octets == 40:
        timestamps = ("Timestamp", TIMESTAMPS[tcp.flags])
        options = [("MSS", tcp.maximum_segment_size), ("SAckOK", b""), timestamps, ("NOP", None), ("WScale", 7)]
    return TCP(
        sport=tcp.source_port,
        dport=tcp.destination_port,
        seq=sequence,
        ack=acknowledgment,
        flags=FLAGS[tcp.flags],
        window=tcp.window,
        options=options,
    )


def _is_stand_in(geneve: Layer) -> bool:
    return bool(geneve.options) and geneve.options[0].classid == 0xFF00


def _is_for_appliance(geneve: Layer) -> bool:
    return bool(geneve.options) and geneve.options[0].classid == 0x0108


def _option(number: int, text: str) -> Layer:
    return GeneveOptions(classid=0xFF00, type=number, data=text.encode() + bytes(-len(text) % 4))


def _header(layer: Layer) -> Header:
    match layer:
        case Ether():
            return Ethernet(MacAddress(layer.src), MacAddress(layer.dst), EtherType(layer.type))
        case ARP():
            sender = (MacAddress(layer.hwsrc), IPv4Address(layer.psrc))
            return Arp(ArpOperation(layer.op), *sender, MacAddress(layer.hwdst), IPv4Address(layer.pdst))
        case IP():
            ends = (IPv4Address(layer.src), IPv4Address(layer.dst))
            return IPv4(*ends, layer.ttl, layer.proto, layer.id, bool(layer.flags.DF), bool(layer.flags.MF))
        case ScapyIPv6():
            behind = layer.payload
            is_first = isinstance(behind, IPv6ExtHdrFragment) and bool(behind.m)
            protocol = behind.nh if is_first else layer.nh
            return IPv6(IPv6Address(layer.src), IPv6Address(layer.dst), layer.hlim, protocol, is_first)
        case ICMPv6ND_NS():
            return NeighborDiscovery(
                Icmpv6Type.NEIGHBOR_SOLICITATION, IPv6Address(layer.tgt), MacAddress(layer.payload.lladdr)
            )
        case ICMPv6ND_NA():
            mac = MacAddress(layer.payload.lladdr)
            return NeighborDiscovery(
                Icmpv6Type.NEIGHBOR_ADVERTISEMENT, IPv6Address(layer.tgt), mac, is_router=bool(layer.R)
            )
        case ICMPv6EchoRequest() | ICMPv6EchoReply():
            return Icmpv6(layer.type, layer.code, layer.id, layer.seq)
        case ICMPv6DestUnreach() | ICMPv6PacketTooBig() | ICMPv6TimeExceeded():
            limit = layer.mtu if isinstance(layer, ICMPv6PacketTooBig) else 0
            return Icmpv6(layer.type, layer.code, mtu=limit, quoted=(_header(layer.payload),))
        case ICMP(type=type_number) if type_number == REDIRECT:
            gateway = IPv4Address(layer.gw)
            return Icmp(type_number, layer.code, gateway=gateway, quoted=(_header(layer.payload),))
        case ICMP(type=type_number) if type_number in (UNREACHABLE, TIME_EXCEEDED):
            mtu = layer.nexthopmtu if type_number == UNREACHABLE else 0
            return Icmp(type_number, layer.code, mtu=mtu, quoted=(_header(layer.payload),))
        case ICMP():
            return Icmp(layer.type, layer.code, layer.id, layer.seq)
        case TCP():
            flags = {letters: flags for flags, letters in FLAGS.items()}[str(layer.flags)]
            size = next((value for name, value in layer.options if name == "MSS"), 0)
            return Tcp(layer.sport, layer.dport, flags, layer.dataofs * 4, layer.window, size)
        case GENEVE():
            return Geneve(*(option.data.hex() for option in layer.options))
        case UDP() if isinstance(layer.payload, GENEVE) and _is_stand_in(layer.payload):
            interface, vpc = (ObjectId(option.data.rstrip(b"\0").decode()) for option in layer.payload.options)
            return VpcHeader(vpc, interface)
        case UDP():
            return Udp(layer.sport, layer.dport)
        case ESP():
            return Esp(layer.spi, layer.seq)
        case _:
            return Payload(len(bytes(layer)))
