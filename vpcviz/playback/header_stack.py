"""How does the header stack of a step read: which field was read, which has changed, which layer is new?"""

import re
from dataclasses import dataclass, fields, replace
from typing import assert_never

from vpcviz.exporters.packet_fields import field_name, field_value, layer_name
from vpcviz.packets.changes import Changes
from vpcviz.packets.headers import (
    Arp,
    ArpOperation,
    Esp,
    Ethernet,
    Geneve,
    Header,
    Icmp,
    IcmpMessage,
    Icmpv6,
    Icmpv6Type,
    Ip,
    IPv4,
    IPv6,
    NeighborDiscovery,
    Payload,
    Saying,
    Tcp,
    Udp,
    VpcHeader,
    header_octets,
)
from vpcviz.packets.packet import Packet
from vpcviz.playback.choice import Choice
from vpcviz.playback.question import Question, address_asking
from vpcviz.steps.step import Step

SIDES = {"after": "After", "before": "Before"}
"""From which side of a step its stack can be looked at, by the name that stands in an address; the first is usual."""


@dataclass(frozen=True, slots=True)
class FieldText:
    """
    A field of a header, or a word between two.

    Attributes:
        field: The field's name; empty for a word between two.
        text: As it is shown in one line.
        whole: The whole value, where the text is shortened.
        old: The value that it had before the step; empty where it is unchanged.
        old_whole: That value whole, where it is shortened.
    """

    field: str
    text: str
    whole: str = ""
    old: str = ""
    old_whole: str = ""
    is_read: bool = False


@dataclass(frozen=True, slots=True)
class HeaderBox:
    """
    One header of the stack.

    Attributes:
        stem: What its id and those of its fields begin with: `ipv4`, `outer-ipv4`.
        letter: The layer: 2, 3, 4, V for AWS's own header, P for the provider's outer one.
        is_model: Whether nobody outside AWS knows how it looks.
        is_added: Whether this step has put it on.
        line: Its fields in one line.
        opened: One field a line, in the header's own order, where one has changed; else empty.
    """

    stem: str
    letter: str
    name: str
    octets: int
    is_model: bool
    is_added: bool
    line: tuple[FieldText, ...]
    opened: tuple[FieldText, ...]


@dataclass(frozen=True, slots=True)
class HeaderStack:
    """
    The stack after a step, outermost header first.

    Attributes:
        removed: What this step has taken off, outermost first; the stack before was these around those it had already.
        inside: How many octets the innermost header carries.
    """

    boxes: tuple[HeaderBox, ...]
    removed: tuple[HeaderBox, ...]
    inside: int
    octets: int
    changed: int
    read: int


def side_choices(question: Question, address: str) -> tuple[Choice, ...]:
    """Lead to each side of a step from a question at its step; one that does not exist is the usual one."""
    usual = next(iter(SIDES))
    chosen = question.stack if question.stack in SIDES else usual
    return tuple(
        Choice(name, label, address_asking(address, question.with_stack("" if name == usual else name)), name == chosen)
        for name, label in SIDES.items()
    )


def header_stack(step: Step) -> HeaderStack:
    """Lay out the stack after a step, with what the step read and changed."""
    changes, packet = step.changes, step.packet
    read = frozenset((later, field) for layer, field in step.read if (later := changes.later(layer)) is not None)
    boxes = tuple(
        _box(packet, layer, changes, read)
        for layer, header in enumerate(packet.headers)
        if not isinstance(header, Payload)
    )
    removed = tuple(_removed(step, layer) for layer in changes.removed)
    inside = sum(header.length for header in packet.headers if isinstance(header, Payload))
    return HeaderStack(boxes, removed, inside, packet.octets, len(changes.changed), len(step.read))


def _box(packet: Packet, layer: int, changes: Changes, read: frozenset[tuple[int, str]]) -> HeaderBox:
    header = packet.headers[layer]
    old = {change.field: change.old for change in changes.changed if change.layer == layer}
    line = _line(header)
    shown = {piece.field for piece in line}
    # What a step read or changed is shown, whether or not the line usually has it.
    of_interest = [field for field in fields(header) if field.name in old or (layer, field.name) in read]
    hidden = [field.name for field in of_interest if field.name not in shown]
    line += tuple(_spelt_out(header, field) for field in hidden)
    marked = tuple(replace(piece, is_read=(layer, piece.field) in read) for piece in line)
    named = {piece.field for piece in line}
    opened = tuple(
        replace(_opened(header, field.name, old), is_read=(layer, field.name) in read)
        for field in fields(header)
        if old and field.name in named
    )
    return HeaderBox(
        stem=stem_of(packet, layer),
        letter=letter_of(packet, layer),
        name=_name_of(packet, layer),
        octets=header_octets(header),
        is_model=_is_outer(packet, layer) or isinstance(header, VpcHeader),
        is_added=layer in changes.added,
        line=marked,
        opened=opened,
    )


def _spelt_out(header: Header, field: str) -> FieldText:
    """Show a field by its name, where neither its place in the line nor its value tells which it is."""
    if field == "protocol":
        return FieldText(field, _text(header, field, getattr(header, field)))
    name = field_name(header, field).replace("_", " ")
    return FieldText(field, f"{name} {_text(header, field, getattr(header, field))}")


def _opened(header: Header, field: str, old: dict[str, object]) -> FieldText:
    """Show a field on a line of its own, with what it was before the step where that was something else."""
    now = _shown(header, field, getattr(header, field))
    if field not in old:
        return now
    before = _shown(header, field, old[field])
    return replace(now, old=before.text, old_whole=before.whole)


def _shown(header: Header, field: str, value: object) -> FieldText:
    """Show a field's value, a MAC address shortened."""
    text = _text(header, field, value)
    return _mac(field, text) if _MAC.fullmatch(text) else FieldText(field, text)


def _removed(step: Step, layer: int) -> HeaderBox:
    """Show a header that is taken off as it was; what the step read of it before is marked."""
    box = _box(step.before, layer, _UNCHANGED, frozenset(step.read))
    return replace(box, stem=f"old-{box.stem}")


def stem_of(packet: Packet, layer: int) -> str:
    """Give what the ids of a header and of its fields begin with: `ipv4`, `outer-ipv4`."""
    name = layer_name(packet.headers[layer])
    return f"outer-{name}" if _is_outer(packet, layer) else f"tunnel-{name}" if _is_of_tunnel(packet, layer) else name


def letter_of(packet: Packet, layer: int) -> str:
    """Give a header's layer by its letter: 2, 3, 4, V for AWS's own header, P for the provider's outer one."""
    return "P" if _is_outer(packet, layer) else _LETTERS[type(packet.headers[layer])]


def _name_of(packet: Packet, layer: int) -> str:
    if _is_of_tunnel(packet, layer):
        return "tunnel UDP" if isinstance(packet.headers[layer], Udp) else "tunnel IP"
    return "outer IP" if _is_outer(packet, layer) else _NAMES[type(packet.headers[layer])]


def _is_outer(packet: Packet, layer: int) -> bool:
    """Say whether a header stands outside of the VPC header, where only the provider's own headers are."""
    return any(isinstance(header, VpcHeader) for header in packet.headers[layer + 1 :])


def _is_of_tunnel(packet: Packet, layer: int) -> bool:
    """Say whether a header stands outside of a tunnel's own, where the two ends of the tunnel are."""
    is_between_ends = isinstance(packet.headers[layer], Ip | Udp)
    return is_between_ends and any(isinstance(header, Esp | Geneve) for header in packet.headers[layer + 1 :])


def _line(header: Header) -> tuple[FieldText, ...]:
    """Choose what a header shows in one line."""
    match header:
        case Ethernet():
            return (_mac("source", header.source), _ARROW, _mac("destination", header.destination))
        case Arp(operation=ArpOperation.REQUEST):
            return (
                FieldText("operation", "who has"),
                FieldText("target_address", str(header.target_address)),
                FieldText("", "tell"),
                FieldText("sender_address", str(header.sender_address)),
            )
        case Arp():
            return (
                FieldText("sender_address", str(header.sender_address)),
                FieldText("operation", "is at"),
                _mac("sender_mac", header.sender_mac),
            )
        case Ip():
            return (
                FieldText("source", str(header.source)),
                _ARROW,
                FieldText("destination", str(header.destination)),
            )
        case Icmp() | Icmpv6():
            return (FieldText("type", _icmp_text(header)),)
        case NeighborDiscovery(type=Icmpv6Type.NEIGHBOR_SOLICITATION):
            return (FieldText("type", "who has"), FieldText("target_address", str(header.target_address)))
        case NeighborDiscovery():
            return (
                FieldText("target_address", str(header.target_address)),
                FieldText("type", "is at"),
                _mac("mac", header.mac),
            )
        case Tcp():
            return (
                FieldText("source_port", str(header.source_port)),
                _ARROW,
                FieldText("destination_port", str(header.destination_port)),
                FieldText("flags", header.flags),
            )
        case Udp():
            return (
                FieldText("source_port", str(header.source_port)),
                _ARROW,
                FieldText("destination_port", str(header.destination_port)),
            )
        case VpcHeader():
            return (FieldText("vpc", header.vpc), FieldText("", "·"), FieldText("interface", header.interface))
        case Geneve():
            return (FieldText("endpoint", header.endpoint), FieldText("flow_cookie", f"flow {header.flow_cookie}"))
        case Esp():
            return (FieldText("spi", f"SPI 0x{header.spi:08x}"), FieldText("sequence", f"no. {header.sequence}"))
        case Payload():
            return (FieldText("length", f"{header.length} octets"),)
        case _:
            assert_never(header)


def _mac(field: str, value: str) -> FieldText:
    """Shorten a MAC address in the middle: its ends tell it from its neighbours."""
    return FieldText(field, f"{value[:4]}…{value[-2:]}", value)


def _text(header: Header, field: str, value: object) -> str:
    """Show a field's value in words where it has some."""
    if isinstance(header, IcmpMessage) and isinstance(value, int) and field == "type":
        return _icmp_text(replace(header, type=value, code=0))
    return str(field_value(field, value))


def _icmp_text(message: IcmpMessage) -> str:
    words = f"type {message.type}" if message.saying is Saying.OTHER else str(message.saying)
    return f"{words}, code {message.code}" if message.code else words


_UNCHANGED = Changes((), (), ())
_ARROW = FieldText("", "→")
_MAC = re.compile(r"[0-9a-f]{2}(:[0-9a-f]{2}){5}")
_NAMES: dict[type[Header], str] = {
    Ethernet: "Ethernet",
    Arp: "ARP",
    IPv4: "IPv4",
    IPv6: "IPv6",
    Icmp: "ICMP",
    Icmpv6: "ICMPv6",
    NeighborDiscovery: "ICMPv6",
    Tcp: "TCP",
    Udp: "UDP",
    VpcHeader: "VPC",
    Geneve: "GENEVE",
    Esp: "ESP",
    Payload: "payload",
}
_LETTERS: dict[type[Header], str] = {
    Ethernet: "2",
    Arp: "3",
    IPv4: "3",
    IPv6: "3",
    Icmp: "4",
    Icmpv6: "4",
    NeighborDiscovery: "4",
    Tcp: "4",
    Udp: "4",
    VpcHeader: "V",
    Geneve: "3",
    Esp: "3",
    Payload: "4",
}
