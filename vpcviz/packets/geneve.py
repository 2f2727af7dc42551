"""
How is the VPC header written, whose real form is not published?

As GENEVE over UDP (RFC 8926), a stand-in (encapsulation.GENEVE_STAND_IN): it has a field for a virtual network and
room for more. The network's number is made of the VPC's id; one option carries the id of the sending interface and
another the VPC's, each in full and filled up with zeros, so that the header can be read back.

The UDP header belongs to the VPC header. In the stack there is none, and the outer IPv4 header has the protocol 253,
which claims nothing of the provider's own; on the wire that octet is 17, UDP.
"""

from struct import Struct
from typing import NamedTuple
from zlib import crc32

from vpcviz.facts.identifiers import ObjectId
from vpcviz.facts.protocols import GENEVE_PORT
from vpcviz.packets.errors import OctetsRefused
from vpcviz.packets.flow import flow_of
from vpcviz.packets.headers import UDP_OCTETS, Ethernet, Header, Ip, IPv4, IPv6, VpcHeader
from vpcviz.packets.layout import UDP, Place, in_order, shifted

GENEVE_OCTETS = 8
OPTION_OCTETS = 4
"""An option without what it carries."""

WORD_OCTETS = 4
LONGEST_ID_OCTETS = 31 * WORD_OCTETS
"""An option tells its length in five bits, in words of four octets."""

CLASS_EXPERIMENTAL = 0xFF00
INTERFACE_OPTION = 1
VPC_OPTION = 2

FRAME_CARRIED = 0x6558
PACKET_CARRIED = 0x0800
IPV6_PACKET_CARRIED = 0x86DD

LOWEST_SOURCE_PORT = 49152
SOURCE_PORTS = 16384

_GENEVE = Struct("!BBHI")
_OPTION = Struct("!HBB")
_FLOW = {4: Struct("!B4sH4sH"), 6: Struct("!B16sH16sH")}


class Encapsulated(NamedTuple):
    """What a VPC header was read from, and what it carries."""

    header: VpcHeader
    carries: type[Header]
    inside: bytes


def write_geneve(header: VpcHeader, carried: tuple[Header, ...], inside: bytes) -> bytes:
    """
    Write a VPC header from its UDP header on, whose checksum is left at zero.

    Args:
        carried: The headers behind it.
        inside: The octets of these.

    Raises:
        OctetsRefused: An id is too long for an option.
    """
    options = _option(INTERFACE_OPTION, header.interface) + _option(VPC_OPTION, header.vpc)
    protocol_type = _NUMBERS[type(carried[0])]
    geneve = _GENEVE.pack(len(options) // WORD_OCTETS, 0, protocol_type, network_number(header.vpc) << 8)
    length = UDP_OCTETS + GENEVE_OCTETS + len(options) + len(inside)
    return UDP.pack(source_port(carried), GENEVE_PORT, length, 0) + geneve + options


def read_geneve(datagram: bytes) -> Encapsulated | None:
    """
    Read a VPC header.

    Args:
        datagram: From the UDP header on.

    Returns:
        None where it is none of ours, but some other datagram to the same port.
    """
    start = UDP_OCTETS + GENEVE_OCTETS
    if len(datagram) < start or int.from_bytes(datagram[2:4], "big") != GENEVE_PORT:
        return None
    _, _, protocol_type, _ = _GENEVE.unpack_from(datagram, UDP_OCTETS)
    carries = _CARRIED.get(protocol_type)
    interface, behind_interface = _read_option(datagram, start, INTERFACE_OPTION)
    vpc, behind_vpc = _read_option(datagram, behind_interface, VPC_OPTION)
    if carries is None or interface is None or vpc is None:
        return None
    return Encapsulated(VpcHeader(vpc, interface), carries, datagram[behind_vpc:])


def geneve_places(header: VpcHeader) -> tuple[Place, ...]:
    """Say where each field lies, from the beginning of the UDP header; `vpc` and `interface` are the ids in full."""
    interface, vpc = len(_filled_up(header.interface)), len(_filled_up(header.vpc))
    start = UDP_OCTETS + GENEVE_OCTETS
    behind = start + OPTION_OCTETS + interface
    return (
        *_FIXED_PLACES,
        Place("interface_option", start, OPTION_OCTETS),
        Place("interface", start + OPTION_OCTETS, interface),
        Place("vpc_option", behind, OPTION_OCTETS),
        Place("vpc", behind + OPTION_OCTETS, vpc),
    )


def network_number(vpc: ObjectId) -> int:
    """Make the number of a virtual network, 24 bits, of a VPC's id."""
    return crc32(vpc.encode()) & 0xFFFFFF


def source_port(carried: tuple[Header, ...]) -> int:
    """
    Make the outer source port of the flow inside, so that switches with several ways keep a flow on one of them.

    RFC 8926, section 3.3, asks for this. What is no IP packet has one port for all.
    """
    datagram = carried[1:] if isinstance(carried[0], Ethernet) else carried
    flow = b""
    if isinstance(datagram[0], Ip):
        told = flow_of(datagram)
        ends = (told.source.packed, told.source_port, told.destination.packed, told.destination_port)
        flow = _FLOW[told.source.version].pack(told.protocol, *ends)
    return LOWEST_SOURCE_PORT + crc32(flow) % SOURCE_PORTS


def _option(number: int, text: ObjectId) -> bytes:
    filled = _filled_up(text)
    if len(filled) > LONGEST_ID_OCTETS:
        raise OctetsRefused(
            f"the id {text} is too long for the bytes of the VPC header, which have room for {LONGEST_ID_OCTETS} octets"
        )
    return _OPTION.pack(CLASS_EXPERIMENTAL, number, len(filled) // WORD_OCTETS) + filled


def _filled_up(text: ObjectId) -> bytes:
    encoded = text.encode()
    return encoded + bytes(-len(encoded) % WORD_OCTETS)


def _read_option(datagram: bytes, start: int, number: int) -> tuple[ObjectId | None, int]:
    """Read the id in one option, None where it is another option, and say where the option ends."""
    begin = start + OPTION_OCTETS
    if len(datagram) < begin:
        return None, start
    option_class, found, words = _OPTION.unpack_from(datagram, start)
    end = begin + words * WORD_OCTETS
    if (option_class, found) != (CLASS_EXPERIMENTAL, number) or len(datagram) < end:
        return None, start
    return ObjectId(datagram[begin:end].rstrip(b"\0").decode(errors="replace")), end


_CARRIED: dict[int, type[Header]] = {FRAME_CARRIED: Ethernet, PACKET_CARRIED: IPv4, IPV6_PACKET_CARRIED: IPv6}
_NUMBERS = {carried: number for number, carried in _CARRIED.items()}

_FIXED_PLACES = (
    *in_order(udp_source_port=2, udp_destination_port=2, udp_length=2, udp_checksum=2),
    Place("version", 8, 1),
    Place("options_length", 8, 1),
    *shifted(in_order(flags=1, protocol_type=2, vni=3, reserved=1), by=9),
)
