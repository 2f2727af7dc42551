"""What is a packet, and how are headers put on, taken off and rewritten?"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from vpcviz.packets.headers import (
    LONGEST_TCP_OCTETS,
    TCP_OCTETS,
    TCP_WORD_OCTETS,
    Header,
    Ip,
    IPv6,
    Payload,
    Tcp,
    header_octets,
)

H = TypeVar("H")


@dataclass(frozen=True, slots=True)
class Packet:
    """
    A stack of headers, outermost first.

    Where a kind of header occurs twice (the outer IPv4 and the tenant's), every method means the outermost one.
    """

    headers: tuple[Header, ...]

    def __iter__(self) -> Iterator[Header]:
        return iter(self.headers)

    def carries(self, kind: type[Any]) -> bool:
        """Say whether a header of this kind is in the stack."""
        return any(isinstance(header, kind) for header in self.headers)

    def header(self, kind: type[H]) -> H:
        """
        Find the outermost header of a kind.

        Raises:
            LookupError: There is none; the caller should have asked `carries` first.
        """
        for header in self.headers:
            if isinstance(header, kind):
                return header
        raise LookupError(f"no {kind.__name__} header in the stack")

    def position(self, kind: type[Any]) -> int:
        """
        Find the index of the outermost header of a kind, 0 being the outermost of all.

        Raises:
            LookupError: There is none.
        """
        for index, header in enumerate(self.headers):
            if isinstance(header, kind):
                return index
        raise LookupError(f"no {kind.__name__} header in the stack")

    def wrap(self, *outer: Header) -> "Packet":
        """Put headers around the packet, the outermost first."""
        return Packet(outer + self.headers)

    def unwrap(self, count: int) -> "Packet":
        """Take the outermost headers off."""
        return Packet(self.headers[count:])

    def rewrite(self, kind: type[Any], **fields: Any) -> "Packet":
        """Give some fields of the outermost header of a kind new values; the old packet stays as it is."""
        index = self.position(kind)
        rewritten = replace(self.headers[index], **fields)
        return Packet((*self.headers[:index], rewritten, *self.headers[index + 1 :]))

    def from_ip(self) -> "Packet":
        """Give the part from the outermost IP header inward."""
        return self.unwrap(self.position(Ip))

    @property
    def octets(self) -> int:
        """The length of the whole stack."""
        return sum(header_octets(header) for header in self.headers)

    @property
    def transport(self) -> Header | None:
        """The header (or payload) that the outermost IP header carries; None where it carries nothing."""
        position = self.position(Ip) + 1
        return self.headers[position] if position < len(self.headers) else None


def quote(packet: Packet) -> tuple[Header, ...]:
    """
    Give what an ICMP error quotes of a packet: its IP header, the transport header behind it, and the whole's length.

    An error about an IPv4 packet ends before a TCP header tells how long it is and what it offers: a short rest counts
    as that header. One about an IPv6 packet has room for the whole header. What is in a tunnel counts by its length.
    """
    start = packet.position(Ip)
    ip, *rest = packet.headers[start:]
    if len(rest) > 2:
        rest = [rest[0], Payload(sum(map(header_octets, rest[1:])))]
    if isinstance(ip, IPv6) or not rest or not isinstance(rest[0], Tcp):
        return (ip, *rest)
    tcp, length = rest[0], sum(map(header_octets, rest))
    is_header = length <= LONGEST_TCP_OCTETS and length % TCP_WORD_OCTETS == 0
    octets = length if is_header else TCP_OCTETS
    bare = Tcp(tcp.source_port, tcp.destination_port, tcp.flags, octets)
    return (ip, bare, Payload(length - octets)) if length > octets else (ip, bare)
