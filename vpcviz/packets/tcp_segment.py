"""What stands in a TCP header besides what a probe needs of it: sequence numbers, windows, options?"""

from dataclasses import dataclass
from struct import Struct

from vpcviz.packets.headers import IPV4_OCTETS, TCP_OCTETS, Tcp, TcpFlags
from vpcviz.packets.layout import Place, in_order, shifted

CLIENT_SEQUENCE_NUMBER = 1_000_000_000
SERVER_SEQUENCE_NUMBER = 2_000_000_000
"""The sequence numbers that the two ends begin with: always the same, since a translation on the way keeps them."""


DATA_OCTETS = 20
"""What a later segment of an open connection carries."""


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
    timestamp: int
    echoed_timestamp: int


CLIENT_TIMESTAMP = 100_000
SERVER_TIMESTAMP = 200_000

SEGMENTS = {
    TcpFlags.SYN: Segment(0x02, CLIENT_SEQUENCE_NUMBER, 0, CLIENT_TIMESTAMP, 0),
    TcpFlags.SYN_ACK: Segment(
        0x12, SERVER_SEQUENCE_NUMBER, CLIENT_SEQUENCE_NUMBER + 1, SERVER_TIMESTAMP, CLIENT_TIMESTAMP
    ),
    # The refusal of a SYN has the sequence number zero and acknowledges the SYN (RFC 9293, section 3.10.7.1).
    TcpFlags.RST_ACK: Segment(0x14, 0, CLIENT_SEQUENCE_NUMBER + 1, 0, 0),
    # Of an open connection: data, and their acknowledgement.
    TcpFlags.PSH_ACK: Segment(0x18, CLIENT_SEQUENCE_NUMBER + 1, SERVER_SEQUENCE_NUMBER + 1, 0, 0),
    TcpFlags.ACK: Segment(0x10, SERVER_SEQUENCE_NUMBER + 1, CLIENT_SEQUENCE_NUMBER + 1 + DATA_OCTETS, 0, 0),
}

FLAGS_BY_BITS = {segment.bits: flags for flags, segment in SEGMENTS.items()}

FLAGS_BY_SEQUENCE_NUMBER = {segment.sequence_number: flags for flags, segment in SEGMENTS.items()}
"""They differ in their sequence number, which is all that the eight octets in an ICMP error tell."""

OPTIONS_OCTETS = 20
"""What a Linux SYN carries (linux.SYN_OPTIONS); one that is too short for them all carries none."""

SMALLEST_SEGMENT_SIZE = 256
LARGEST_WINDOW_SPACE = 65_536
LARGEST_WINDOW = 65_535
TIMESTAMP_OCTETS = 12
"""What the time stamps take from every later segment, padded to whole words."""

WINDOW_SHIFT = 7
NO_OPERATION = b"\x01"

_OPTIONS = Struct("!BBHBBBBIIBBBB")
OPTION_PLACES = in_order(maximum_segment_size=4, sack_permitted=2, timestamps=10, no_operation=1, window_scale=3)


def segment_size(mtu_octets: int, ip_octets: int = IPV4_OCTETS) -> int:
    """Give the segment size that a kernel announces on an interface: what two headers leave of the MTU."""
    return max(mtu_octets - ip_octets - TCP_OCTETS, SMALLEST_SEGMENT_SIZE)


def open_connection(
    source_port: int,
    destination_port: int,
    flags: TcpFlags,
    octets: int,
    mtu_octets: int,
    ip_octets: int = IPV4_OCTETS,
) -> Tcp:
    """
    Make the segment by which a kernel begins its side of a connection (linux.SYN_OPTIONS).

    Args:
        flags: SYN or SYN_ACK.
        octets: The header's length, with or without options.
        mtu_octets: Of the interface by which the segment leaves.
        ip_octets: The length of the IP header before it.
    """
    size = segment_size(mtu_octets, ip_octets)
    has_options = octets == TCP_OCTETS + OPTIONS_OCTETS
    # The one that answers knows already that every later segment has time stamps.
    carried = size - TIMESTAMP_OCTETS if has_options and flags is TcpFlags.SYN_ACK else size
    window = min(LARGEST_WINDOW_SPACE // carried * carried, LARGEST_WINDOW)
    return Tcp(source_port, destination_port, flags, octets, window, size if has_options else 0)


def continue_connection(
    source_port: int, destination_port: int, flags: TcpFlags, mtu_octets: int, ip_octets: int = IPV4_OCTETS
) -> Tcp:
    """
    Make a segment of a connection that is open.

    Args:
        flags: PSH_ACK or ACK.
    """
    opened = open_connection(source_port, destination_port, TcpFlags.SYN, TCP_OCTETS, mtu_octets, ip_octets)
    return Tcp(source_port, destination_port, flags, window=opened.window >> WINDOW_SHIFT)


def options(tcp: Tcp) -> bytes:
    """Write the options: a Linux kernel's 20 octets of a SYN; no-operations where there is another number of them."""
    length = tcp.octets - TCP_OCTETS
    if length != _OPTIONS.size:
        return NO_OPERATION * length
    segment = SEGMENTS[tcp.flags]
    size = (2, 4, tcp.maximum_segment_size)
    selective = (4, 2)
    timestamps = (8, 10, segment.timestamp, segment.echoed_timestamp)
    return _OPTIONS.pack(*size, *selective, *timestamps, NO_OPERATION[0], 3, 3, WINDOW_SHIFT)


def option_places(tcp: Tcp) -> tuple[Place, ...]:
    """Say where each option lies, from the beginning of the TCP header."""
    length = tcp.octets - TCP_OCTETS
    places = OPTION_PLACES if length == _OPTIONS.size else in_order(no_operation=length) if length else ()
    return shifted(places, by=TCP_OCTETS)


def read_segment_size(octets: bytes) -> int:
    """Read the segment size out of the options that `options` writes; 0 where there are others or none."""
    return int(_OPTIONS.unpack(octets)[2]) if len(octets) == _OPTIONS.size else 0
