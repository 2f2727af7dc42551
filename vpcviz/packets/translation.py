"""How is an address translated in a packet, and in the packet that an ICMP error quotes?"""

from dataclasses import replace
from ipaddress import IPv4Address

from vpcviz.packets.headers import Header, Icmp, IPv4, Tcp, Udp
from vpcviz.packets.packet import Packet


def translate_source(packet: Packet, source: IPv4Address) -> Packet:
    """
    Give a packet another source.

    What an ICMP error quotes went the other way, so there the same address is the destination (RFC 5508, section 4.2).
    """
    old = packet.header(IPv4).source
    return _translate_quoted(packet.rewrite(IPv4, source=source), "destination", old, source)


def translate_destination(packet: Packet, destination: IPv4Address) -> Packet:
    """Give a packet another destination; in what an ICMP error quotes, the source."""
    old = packet.header(IPv4).destination
    return _translate_quoted(packet.rewrite(IPv4, destination=destination), "source", old, destination)


def translate_source_port(packet: Packet, port: int) -> Packet:
    """Put a port, or an echo's id, in place of the source's; in what an ICMP error quotes it is the destination's."""
    match packet.transport:
        case Tcp():
            return packet.rewrite(Tcp, source_port=port)
        case Udp():
            return packet.rewrite(Udp, source_port=port)
        case Icmp(quoted=quoted) if quoted:
            return packet.rewrite(Icmp, quoted=tuple(_with_port(header, "destination_port", port) for header in quoted))
        case Icmp():
            return packet.rewrite(Icmp, id=port)
        case _:
            return packet


def translate_destination_port(packet: Packet, port: int) -> Packet:
    """Put a port, or an echo's id, in place of the destination's; in what an ICMP error quotes it is the source's."""
    match packet.transport:
        case Tcp():
            return packet.rewrite(Tcp, destination_port=port)
        case Udp():
            return packet.rewrite(Udp, destination_port=port)
        case Icmp(quoted=quoted) if quoted:
            return packet.rewrite(Icmp, quoted=tuple(_with_port(header, "source_port", port) for header in quoted))
        case Icmp():
            return packet.rewrite(Icmp, id=port)
        case _:
            return packet


def _with_port(header: Header, field: str, port: int) -> Header:
    match header:
        case Tcp() | Udp() if field == "source_port":
            return replace(header, source_port=port)
        case Tcp() | Udp():
            return replace(header, destination_port=port)
        case Icmp() if field == "source_port":
            return replace(header, id=port)
        case _:
            return header


def _translate_quoted(packet: Packet, field: str, old: IPv4Address, new: IPv4Address) -> Packet:
    transport = packet.transport
    if not isinstance(transport, Icmp) or not transport.quoted:
        return packet
    quoted = transport.quoted[0]
    assert isinstance(quoted, IPv4)
    if getattr(quoted, field) != old:
        return packet
    changed = replace(quoted, source=new) if field == "source" else replace(quoted, destination=new)
    return packet.rewrite(Icmp, quoted=(changed, *transport.quoted[1:]))
