"""How does a packet get from AWS to a customer gateway, and back?"""

from vpcviz.facts import customer_gateway as facts
from vpcviz.facts.identifiers import ObjectId
from vpcviz.forwarding.constructs import CARRY
from vpcviz.forwarding.passage import Delivery, Passage, Transit
from vpcviz.network.index import Network
from vpcviz.packets.headers import Ip, IPv6
from vpcviz.packets.packet import Packet
from vpcviz.steps.stage import Stage
from vpcviz.steps.verdict import Evidence, Undecided


def cross_to_site(passage: Passage, connection: ObjectId, network: Network) -> Transit:
    """Carry a packet to the customer gateway at the other end of a connection, as far as a drawing knows of that."""
    if passage.packet.carries(IPv6):
        site = network.connection(connection).customer_gateway
        return passage.through(Stage.ON_PREMISES, site, _beyond_knowing(passage.packet, connection, site)).transit()
    passage = CARRY[network.connections[connection]](passage, connection, True, network)
    return passage.transit() if passage.is_over else passage.transit(Delivery(connection, passage.packet))


def _beyond_knowing(packet: Packet, connection: ObjectId, site: ObjectId) -> Undecided:
    ip = packet.from_ip().header(Ip)
    says = f"{connection} leads to {site}, of whose addresses of IPv6 nothing is written: nobody knows of "
    evidence = Evidence(f"{says}{ip.destination}", (connection, site), facts.ADDRESSES_OF_IPV6, ((Ip, "destination"),))
    return Undecided(packet.from_ip(), f"which addresses of IPv6 {site} has", evidence)


def cross_to_aws(passage: Passage, connection: ObjectId, network: Network) -> Passage:
    """Carry a packet that a customer gateway sends to AWS's end of a connection."""
    return CARRY[network.connections[connection]](passage, connection, False, network)
