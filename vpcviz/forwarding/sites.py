"""How does a packet get from AWS to a customer gateway, and back?"""

from vpcviz.facts.identifiers import ObjectId
from vpcviz.forwarding.constructs import CARRY
from vpcviz.forwarding.passage import Delivery, Passage, Transit
from vpcviz.network.index import Network


def cross_to_site(passage: Passage, connection: ObjectId, network: Network) -> Transit:
    """Carry a packet to the customer gateway at the other end of a connection."""
    passage = CARRY[network.connections[connection]](passage, connection, True, network)
    return passage.transit() if passage.is_over else passage.transit(Delivery(connection, passage.packet))


def cross_to_aws(passage: Passage, connection: ObjectId, network: Network) -> Passage:
    """Carry a packet that a customer gateway sends to AWS's end of a connection."""
    return CARRY[network.connections[connection]](passage, connection, False, network)
