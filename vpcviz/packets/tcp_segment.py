"""What stands in a TCP header besides what a probe needs of it: sequence numbers, windows, options?"""

from dataclasses import dataclass
from struct import Struct

from vpcviz.packets.headers import TCP_OCTETS, Tcp, TcpFlags
from vpcviz.packets.layout import Place, in_order, shifted

CLIENT_SEQUENCE_NUMBER = 1_000_000_000
SERVER_SEQUENCE_NUMBER = 2_000_000_000
"""The sequence numbers that the two ends begin with: always the same, since a translation on the way keeps them."""


@dataclass(frozen=True, slots=True)
class Segment:
    """
    What a segment of a handshake tells besides its ports.

    Attributes:
        bits: The flags as they stand in their octet.
    """

    bits: int
    sequence_number: int
    acknowledgment_number: int
    window: int
    timestamp: int
    echoed_timestamp: int


CLIENT_TIMESTAMP = 100_000
SERVER_TIMESTAMP = 200_000

SEGMENTS = {
    TcpFlags.SYN: Segment(0x02, CLIENT_SEQUENCE_NUMBER, 0, 62_727, CLIENT_TIMESTAMP, 0),
    TcpFlags.SYN_ACK: Segment(
        0x12, SERVER_SEQUENCE_NUMBER, CLIENT_SEQUENCE_NUMBER + 1, 62_643, SERVER_TIMESTAMP, CLIENT_TIMESTAMP
    ),
    # The refusal of a SYN has the sequence number zero and acknowledges the SYN (RFC 9293, section 3.10.7.1).
    TcpFlags.RST_ACK: Segment(0x14, 0, CLIENT_SEQUENCE_NUMBER + 1, 0, 0, 0),
}
"""The windows are a Linux kernel's for an MTU of 9001 (linux.SYN_OPTIONS)."""

FLAGS_BY_BITS = {segment.bits: flags for flags, segment in SEGMENTS.items()}

FLAGS_BY_SEQUENCE_NUMBER = {segment.sequence_number: flags for flags, segment in SEGMENTS.items()}
"""The three differ in their sequence number, which is all that the eight octets in an ICMP error tell."""

MAXIMUM_SEGMENT_SIZE = 8_961
WINDOW_SHIFT = 7
NO_OPERATION = b"\x01"

_OPTIONS = Struct("!BBHBBBBIIBBBB")
OPTION_PLACES = in_order(maximum_segment_size=4, sack_permitted=2, timestamps=10, no_operation=1, window_scale=3)


def options(tcp: Tcp) -> bytes:
    """Write the options: a Linux kernel's 20 octets of a SYN; no-operations where there is another number of them."""
    length = tcp.octets - TCP_OCTETS
    if length != _OPTIONS.size:
        return NO_OPERATION * length
    segment = SEGMENTS[tcp.flags]
    size = (2, 4, MAXIMUM_SEGMENT_SIZE)
    selective = (4, 2)
    timestamps = (8, 10, segment.timestamp, segment.echoed_timestamp)
    return _OPTIONS.pack(*size, *selective, *timestamps, NO_OPERATION[0], 3, 3, WINDOW_SHIFT)


def option_places(tcp: Tcp) -> tuple[Place, ...]:
    """Say where each option lies, from the beginning of the TCP header."""
    length = tcp.octets - TCP_OCTETS
    places = OPTION_PLACES if length == _OPTIONS.size else in_order(no_operation=length) if length else ()
    return shifted(places, by=TCP_OCTETS)
