"""How does a packet get from AWS to a customer gateway, and back?"""

from vpcviz.facts.identifiers import ObjectId
from vpcviz.forwarding.constructs import CARRY
from vpcviz.forwarding.passage import Delivery, Passage, Transit
from vpcviz.network.errors import NOT_SUPPORTED_YET, ProbeRefused, Problem
from vpcviz.network.index import Network
from vpcviz.packets.headers import Ip, IPv6


def cross_to_site(passage: Passage, connection: ObjectId, network: Network) -> Transit:
    """
    Carry a packet to the customer gateway at the other end of a connection.

    Raises:
        ProbeRefused: It is a packet of IPv6, for which no site of a drawing has addresses.
    """
    if passage.packet.carries(IPv6):
        found = f"{passage.packet.header(Ip).destination}, to which {connection} leads by IPv6"
        raise ProbeRefused(Problem("destination", None, found, NOT_SUPPORTED_YET))
    passage = CARRY[network.connections[connection]](passage, connection, True, network)
    return passage.transit() if passage.is_over else passage.transit(Delivery(connection, passage.packet))


def cross_to_aws(passage: Passage, connection: ObjectId, network: Network) -> Passage:
    """Carry a packet that a customer gateway sends to AWS's end of a connection."""
    return CARRY[network.connections[connection]](passage, connection, False, network)
