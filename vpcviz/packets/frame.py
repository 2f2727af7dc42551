"""In which frame does a packet cross a link?"""

from vpcviz.facts.identifiers import MacAddress
from vpcviz.packets.headers import Ethernet, EtherType, IPv6
from vpcviz.packets.packet import Packet


def framed(packet: Packet, source: MacAddress, destination: MacAddress) -> Packet:
    """Put an IP packet of either version into an Ethernet frame."""
    carried = EtherType.IPV6 if isinstance(packet.headers[0], IPv6) else EtherType.IPV4
    return packet.wrap(Ethernet(source, destination, carried))
