"""Which connection does a packet belong to?"""

from dataclasses import dataclass

from vpcviz.facts.identifiers import Address
from vpcviz.packets.headers import Header, IcmpMessage, Ip, Saying, Tcp, Udp


@dataclass(frozen=True, slots=True)
class Flow:
    """
    What a connection is recognised by, in the direction in which the packet goes.

    Ports are those of TCP and UDP. An echo request has its id as the source port and a reply as the destination
    port, so that only a reply is the reverse of a request. Any other protocol has zeros.
    """

    protocol: int
    source: Address
    source_port: int
    destination: Address
    destination_port: int

    def reversed(self) -> "Flow":
        """Give the flow of an answer."""
        return Flow(self.protocol, self.destination, self.destination_port, self.source, self.source_port)


def flow_of(headers: tuple[Header, ...]) -> Flow:
    """
    Give the flow of a stack that begins with an IP header.

    An ICMP error belongs to the flow that it answers: the reverse of the one that it quotes.
    """
    ip = headers[0]
    assert isinstance(ip, Ip)
    match headers[1] if len(headers) > 1 else None:
        case (
            Tcp(source_port=source_port, destination_port=destination_port)
            | Udp(source_port=source_port, destination_port=destination_port)
        ):
            return Flow(ip.protocol, ip.source, source_port, ip.destination, destination_port)
        case IcmpMessage(quoted=quoted) if quoted:
            return flow_of(quoted).reversed()
        case IcmpMessage(saying=Saying.ECHO_REPLY, id=identifier):
            return Flow(ip.protocol, ip.source, 0, ip.destination, identifier)
        case IcmpMessage(id=identifier):
            return Flow(ip.protocol, ip.source, identifier, ip.destination, 0)
        case _:
            return Flow(ip.protocol, ip.source, 0, ip.destination, 0)
