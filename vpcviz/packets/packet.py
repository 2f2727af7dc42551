"""What is a packet, and how are headers put on, taken off and rewritten?"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from ipaddress import IPv4Address
from typing import Any, TypeVar

from vpcviz.packets.headers import Header, Icmp, IPv4, Tcp, Udp, header_octets

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
        return any(type(header) is kind for header in self.headers)

    def header(self, kind: type[H]) -> H:
        """
        Find the outermost header of a kind.

        Raises:
            LookupError: There is none; the caller should have asked `carries` first.
        """
        for header in self.headers:
            if type(header) is kind:
                return header
        raise LookupError(f"no {kind.__name__} header in the stack")

    def position(self, kind: type[Any]) -> int:
        """
        Find the index of the outermost header of a kind, 0 being the outermost of all.

        Raises:
            LookupError: There is none.
        """
        for index, header in enumerate(self.headers):
            if type(header) is kind:
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
        """Give the part from the outermost IPv4 header inward."""
        return self.unwrap(self.position(IPv4))

    @property
    def octets(self) -> int:
        """The length of the whole stack."""
        return sum(header_octets(header) for header in self.headers)

    @property
    def transport(self) -> Header:
        """The header (or payload) that the outermost IPv4 header carries."""
        return self.headers[self.position(IPv4) + 1]


def quote(packet: Packet) -> tuple[Header, ...]:
    """Give what an ICMP error quotes of a packet: its IP header and the transport header behind it."""
    start = packet.position(IPv4)
    return packet.headers[start : start + 2]


@dataclass(frozen=True, slots=True)
class Flow:
    """
    What a packet's connection is recognised by, in the direction in which the packet goes.

    Ports are those of TCP and UDP; an ICMP echo has its id in both places; anything else has zeros.
    """

    protocol: int
    source: IPv4Address
    source_port: int
    destination: IPv4Address
    destination_port: int

    def reversed(self) -> "Flow":
        """Give the flow of an answer."""
        return Flow(
            self.protocol,
            self.destination,
            self.destination_port,
            self.source,
            self.source_port,
        )


def flow_of(headers: tuple[Header, ...]) -> Flow:
    """
    Give the flow of a stack that begins with an IPv4 header.

    An ICMP error belongs to the flow that it answers: the reverse of the one that it quotes.
    """
    ip = headers[0]
    assert isinstance(ip, IPv4)
    match headers[1] if len(headers) > 1 else None:
        case (
            Tcp(source_port=source_port, destination_port=destination_port)
            | Udp(source_port=source_port, destination_port=destination_port)
        ):
            return Flow(ip.protocol, ip.source, source_port, ip.destination, destination_port)
        case Icmp(quoted=quoted) if quoted:
            return flow_of(quoted).reversed()
        case Icmp(id=identifier):
            return Flow(ip.protocol, ip.source, identifier, ip.destination, identifier)
        case _:
            return Flow(ip.protocol, ip.source, 0, ip.destination, 0)
