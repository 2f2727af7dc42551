"""Does a packet get from a subnet to a transit gateway?"""

from vpcviz.facts import transit_gateway as facts
from vpcviz.facts.identifiers import ObjectId
from vpcviz.forwarding.passage import Admit, Cross, Onward, Passage, Served
from vpcviz.forwarding.transit_gateway_attachment import leave, route_on
from vpcviz.network.index import Network
from vpcviz.network.resolved import Interface
from vpcviz.packets.packet import Packet
from vpcviz.steps.reason import DropReason
from vpcviz.steps.stage import Stage
from vpcviz.steps.verdict import Dropped, Evidence, Forwarded, Lookup


def cross(passage: Passage, gateway: ObjectId, port: Interface, network: Network) -> Onward:
    """Bring a packet to the interface that a transit gateway has in the sender's zone; without one it never leaves."""
    if network.topology.transit_gateways[gateway].outside:
        return Onward(
            passage.through(Stage.TRANSIT_GATEWAY, gateway, leave(passage.packet, gateway, gateway)), port.vpc
        )
    verdict, interface = reach_attachment(passage.packet.from_ip(), gateway, port, network)
    at = network.subnets[port.subnet].route_table if interface is None else gateway
    return Onward(passage.through(Stage.TRANSIT_GATEWAY, at, verdict), port.vpc, interface)


def admit(passage: Passage, connection: ObjectId, network: Network) -> Served:
    """Route a packet that has come from a site by a VPN connection."""
    gateway = network.connection(connection).gateway
    attachment = network.transit_gateways[gateway].attachment_with[connection]
    return route_on(passage, attachment, None, network)


def reach_attachment(
    packet: Packet, gateway: ObjectId, port: Interface, network: Network
) -> tuple[Forwarded | Dropped, Interface | None]:
    """
    Find the interface of the sender's VPC's attachment that is in the sender's zone.

    Args:
        packet: From the IP header inward.
        port: The interface from which the packet comes.

    Returns:
        The verdict, and the interface; None where there is none in the zone.
    """
    routing = network.transit_gateways[gateway]
    attachment = routing.attachment_of[port.vpc]
    zone = network.subnets[port.subnet].zone_id
    interfaces = routing.interfaces[attachment]
    row = routing.row_in(attachment, zone)
    lookup = (Lookup(routing.zones[attachment], row),)
    if row is None:
        says = f"{attachment} has no subnet in {zone}, where {port.id} is: nothing gets from there to {gateway}"
        evidence = Evidence(says, (gateway, attachment, port.id), facts.SAME_ZONE, (), lookup)
        return Dropped(packet, DropReason.TGW_ROUTE_AZ_RESTRICTION, evidence), None
    says = f"{gateway} has {interfaces[row].id} in {zone}, where {port.id} is"
    evidence = Evidence(says, (gateway, attachment, interfaces[row].id), facts.SAME_ZONE, (), lookup)
    return Forwarded(packet, evidence), interfaces[row]


CROSS: Cross = cross
ADMIT: Admit = admit
