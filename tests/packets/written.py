"""How is a packet written in a test, and how is one of its fields named?"""

from ipaddress import IPv4Address
from typing import Any

from vpcviz.facts.identifiers import MacAddress
from vpcviz.facts.protocols import ICMP, NAMES, NUMBERS, TCP, UDP
from vpcviz.packets.headers import (
    Arp,
    ArpOperation,
    Esp,
    Ethernet,
    EtherType,
    Header,
    Icmp,
    IPv4,
    Payload,
    Tcp,
    TcpFlags,
    Udp,
    VpcHeader,
)
from vpcviz.packets.packet import Packet

LAYERS = {Ethernet: "ethernet", Arp: "arp", IPv4: "ipv4", Icmp: "icmp", Tcp: "tcp", Udp: "udp", VpcHeader: "vpc"}
LAYERS |= {Esp: "esp", Payload: "payload"}


def written_packet(written: dict[str, Any]) -> Packet:
    """
    Make a packet of what a test states of it, with an echo request's or a SYN's usual values for the rest.

    Args:
        written: `from` and `to`, addresses; `protocol`, `port`, `source_port`, `flags`, `type`, `code`, `ttl`;
            `quotes`, a packet, and `gateway`; `frame`, with `from` and `to`; `arp`, the address that is asked for.
    """
    frame = written.get("frame")
    if "arp" in written:
        assert frame
        source, wanted = IPv4Address(written["from"]), IPv4Address(written["arp"])
        request = Arp(ArpOperation.REQUEST, frame["from"], source, MacAddress("00:00:00:00:00:00"), wanted)
        return Packet((Ethernet(frame["from"], frame["to"], EtherType.ARP), request))
    named = written.get("protocol", "icmp")
    protocol = NUMBERS[named] if named in NUMBERS else int(named)
    ip = IPv4(IPv4Address(written["from"]), IPv4Address(written["to"]), written.get("ttl", 64), protocol)
    packet = Packet((ip, *_transport(protocol, written)))
    return packet.wrap(Ethernet(frame["from"], frame["to"], EtherType.IPV4)) if frame else packet


def _transport(protocol: int, written: dict[str, Any]) -> tuple[Header, ...]:
    port, source_port = written.get("port", 443), written.get("source_port", 49152)
    match protocol:
        case protocol if protocol == ICMP and "quotes" in written:
            quoted = written_packet(written["quotes"]).headers
            gateway = IPv4Address(written.get("gateway", "0.0.0.0"))
            return (Icmp(written.get("type", 3), written.get("code", 3), gateway=gateway, quoted=quoted),)
        case protocol if protocol == ICMP:
            return (Icmp(written.get("type", 8), written.get("code", 0), id=1, sequence=1), Payload(56))
        case protocol if protocol == TCP:
            return (Tcp(source_port, port, TcpFlags(written.get("flags", "SYN"))),)
        case protocol if protocol == UDP:
            return (Udp(source_port, port), Payload(20))
        case _:
            return (Payload(28),)


def field_of(headers: tuple[Header, ...], path: str) -> Any:
    """Find `ipv4.source`, the outermost of its kind, or `icmp.quoted.ipv4.source` in what an ICMP error quotes."""
    layer, _, rest = path.partition(".")
    header = next((each for each in headers if LAYERS[type(each)] == layer), None)
    if header is None:
        return f"no {layer} header"
    name, _, inner = rest.partition(".")
    value = getattr(header, name)
    if inner:
        return field_of(value, inner)
    match name:
        case "operation":
            return value.name
        case "protocol":
            return NAMES.get(value, value)
        case _:
            return value
