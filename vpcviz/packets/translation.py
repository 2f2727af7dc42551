"""How is an address translated in a packet, and in the packet that an ICMP error quotes?"""

from dataclasses import replace
from ipaddress import IPv4Address

from vpcviz.packets.headers import Icmp, IPv4
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
