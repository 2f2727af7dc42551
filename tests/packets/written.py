"""How is a packet written in a test, and how is one of its fields named?"""

from ipaddress import IPv4Address, ip_address
from typing import Any

from vpcviz.facts.protocols import ICMP, ICMPV6, NAMES, NUMBERS, TCP, UDP
from vpcviz.packets.answer import ip_header
from vpcviz.packets.frame import framed
from vpcviz.packets.headers import (
    Arp,
    Esp,
    Ethernet,
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
)
from vpcviz.packets.neighbor import NeighborQuestion, ask
from vpcviz.packets.packet import Packet

LAYERS = {Ethernet: "ethernet", Arp: "arp", IPv4: "ipv4", Icmp: "icmp", Tcp: "tcp", Udp: "udp", VpcHeader: "vpc"}
LAYERS |= {
    Esp: "esp",
    Geneve: "geneve",
    Payload: "payload",
    IPv6: "ipv6",
    Icmpv6: "icmpv6",
    NeighborDiscovery: "icmpv6",
}


def written_packet(written: dict[str, Any]) -> Packet:
    """
    Make a packet of what a test states of it, with an echo request's or a SYN's usual values for the rest.

    Args:
        written: `from` and `to`, addresses; `protocol`, `port`, `source_port`, `flags`, `type`, `code`, `ttl`;
            `quotes`, a packet, and `gateway`; `frame`, with `from` and `to`; `arp`, the address that is asked for.
    """
    frame = written.get("frame")
    source = ip_address(written["from"])
    if "arp" in written:
        assert frame
        asked = ask(NeighborQuestion(source, frame["from"], ip_address(written["arp"])))
        return asked.rewrite(Ethernet, destination=frame["to"])
    named = written.get("protocol", "icmp")
    protocol = NUMBERS[named] if named in NUMBERS else int(named)
    protocol = ICMPV6 if protocol == ICMP and source.version == 6 else protocol
    ip = ip_header(source, ip_address(written["to"]), written.get("ttl", 64), protocol)
    packet = Packet((ip, *_transport(protocol, written)))
    return framed(packet, frame["from"], frame["to"]) if frame else packet


def _transport(protocol: int, written: dict[str, Any]) -> tuple[Header, ...]:
    port, source_port = written.get("port", 443), written.get("source_port", 49152)
    match protocol:
        case protocol if protocol == ICMPV6 and "quotes" in written:
            quoted = written_packet(written["quotes"]).headers
            return (Icmpv6(written.get("type", 1), written.get("code", 4), quoted=quoted),)
        case protocol if protocol == ICMPV6:
            return (
                Icmpv6(written.get("type", Icmpv6Type.ECHO_REQUEST), written.get("code", 0), id=1, sequence=1),
                Payload(56),
            )
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


def layer_of(packet: Packet, kind: type[Any]) -> str:
    """Name the layer of the outermost header of a kind; one that is not there goes by the kind's own name."""
    return next((LAYERS[type(one)] for one in packet if isinstance(one, kind)), kind.__name__.lower())


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
