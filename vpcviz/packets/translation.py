"""How is an address translated in a packet, and in the packet that an ICMP error quotes?"""

from dataclasses import replace

from vpcviz.facts.identifiers import Address
from vpcviz.packets.headers import Header, IcmpMessage, Ip, Tcp, Udp
from vpcviz.packets.packet import Packet


def translate_source(packet: Packet, source: Address) -> Packet:
    """
    Give a packet another source.

    What an ICMP error quotes went the other way, so there the same address is the destination (RFC 5508, section 4.2).
    """
    old = packet.header(Ip).source
    return _translate_quoted(packet.rewrite(Ip, source=source), "destination", old, source)


def translate_destination(packet: Packet, destination: Address) -> Packet:
    """Give a packet another destination; in what an ICMP error quotes, the source."""
    old = packet.header(Ip).destination
    return _translate_quoted(packet.rewrite(Ip, destination=destination), "source", old, destination)


def translate_source_port(packet: Packet, port: int) -> Packet:
    """Put a port, or an echo's id, in place of the source's; in what an ICMP error quotes it is the destination's."""
    match packet.transport:
        case Tcp():
            return packet.rewrite(Tcp, source_port=port)
        case Udp():
            return packet.rewrite(Udp, source_port=port)
        case IcmpMessage(quoted=quoted) if quoted:
            return packet.rewrite(IcmpMessage, quoted=_with_ports(quoted, "destination_port", port))
        case IcmpMessage():
            return packet.rewrite(IcmpMessage, id=port)
        case _:
            return packet


def translate_destination_port(packet: Packet, port: int) -> Packet:
    """Put a port, or an echo's id, in place of the destination's; in what an ICMP error quotes it is the source's."""
    match packet.transport:
        case Tcp():
            return packet.rewrite(Tcp, destination_port=port)
        case Udp():
            return packet.rewrite(Udp, destination_port=port)
        case IcmpMessage(quoted=quoted) if quoted:
            return packet.rewrite(IcmpMessage, quoted=_with_ports(quoted, "source_port", port))
        case IcmpMessage():
            return packet.rewrite(IcmpMessage, id=port)
        case _:
            return packet


def _with_ports(quoted: tuple[Header, ...], field: str, port: int) -> tuple[Header, ...]:
    return tuple(_with_port(header, field, port) for header in quoted)


def _with_port(header: Header, field: str, port: int) -> Header:
    match header:
        case Tcp() | Udp() if field == "source_port":
            return replace(header, source_port=port)
        case Tcp() | Udp():
            return replace(header, destination_port=port)
        case IcmpMessage() if field == "source_port":
            return replace(header, id=port)
        case _:
            return header


def _translate_quoted(packet: Packet, field: str, old: Address, new: Address) -> Packet:
    transport = packet.transport
    if not isinstance(transport, IcmpMessage) or not transport.quoted:
        return packet
    quoted = transport.quoted[0]
    if getattr(quoted, field) != old:
        return packet
    changed = Packet(transport.quoted).rewrite(Ip, **{field: new})
    return packet.rewrite(IcmpMessage, quoted=changed.headers)
