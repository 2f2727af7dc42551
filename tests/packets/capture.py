"""How are octets kept so that Wireshark and its kin can read them?"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from struct import pack

SECTION_HEADER = 0x0A0D0D0A
INTERFACE_DESCRIPTION = 1
ENHANCED_PACKET = 6

BYTE_ORDER_MAGIC = 0x1A2B3C4D
UNKNOWN_LENGTH = -1
COMMENT, END_OF_OPTIONS = 1, 0

FRAMES, IP_PACKETS = 0, 1
LINK_TYPES = (1, 101)
"""LINKTYPE_ETHERNET and LINKTYPE_RAW, one interface for each."""


@dataclass(frozen=True, slots=True)
class Captured:
    """One packet of a capture, with a remark on it."""

    octets: bytes
    is_frame: bool
    comment: str


def capture(packets: Iterable[Captured]) -> bytes:
    """Write a capture in pcapng, the packets a microsecond apart."""
    return b"".join(_blocks(packets))


def _blocks(packets: Iterable[Captured]) -> Iterator[bytes]:
    yield _block(SECTION_HEADER, pack("=IHHq", BYTE_ORDER_MAGIC, 1, 0, UNKNOWN_LENGTH))
    for link_type in LINK_TYPES:
        yield _block(INTERFACE_DESCRIPTION, pack("=HHI", link_type, 0, 0))
    for microseconds, packet in enumerate(packets):
        interface = FRAMES if packet.is_frame else IP_PACKETS
        length, comment = len(packet.octets), packet.comment.encode()
        head = pack("=IIIII", interface, 0, microseconds, length, length)
        options = pack("=HH", COMMENT, len(comment)) + _filled_up(comment) + pack("=HH", END_OF_OPTIONS, 0)
        yield _block(ENHANCED_PACKET, head + _filled_up(packet.octets) + options)


def _block(kind: int, body: bytes) -> bytes:
    length = len(body) + 12
    return pack("=II", kind, length) + body + pack("=I", length)


def _filled_up(octets: bytes) -> bytes:
    return octets + bytes(-len(octets) % 4)
