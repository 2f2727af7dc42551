"""What does a virtual private gateway carry out of its VPC and into it, and by which connection?"""

from functools import partial

from vpcviz.facts import virtual_private_gateway as facts
from vpcviz.facts.identifiers import ObjectId
from vpcviz.forwarding.passage import AtEdge
from vpcviz.network.index import Network
from vpcviz.network.resolved import Interface
from vpcviz.packets.headers import IPv4, IPv6
from vpcviz.packets.packet import Packet
from vpcviz.steps.comparison import compare_routes
from vpcviz.steps.memory import Memory
from vpcviz.steps.reason import DropReason
from vpcviz.steps.stage import Stage
from vpcviz.steps.verdict import Assumption, Dropped, Evidence, Forwarded, Lookup

_TTL = Assumption("virtual-private-gateway-ttl", "a virtual private gateway leaves the TTL as it is", facts.TTL_UNKNOWN)
_FIRST = Assumption(
    "virtual-private-gateway-equal-routes",
    "of two routes that are as good a virtual private gateway takes the one that is written first",
    facts.FIRST_OF_EQUALS,
)
_SOURCE, _DESTINATION = ((IPv4, "source"),), ((IPv4, "destination"),)


def take(packet: Packet, gateway: ObjectId, _sender: Interface, network: Network) -> Forwarded | Dropped:
    """
    Take a packet out of the VPC, and find the connection that leads to where it goes.

    Args:
        packet: From the IPv4 header inward.
    """
    if packet.carries(IPv6):
        says = f"{gateway} carries no IPv6"
        evidence = Evidence(says, (gateway,), facts.NO_IPV6, ((IPv6, "destination"),))
        return Dropped(packet, DropReason.PROTOCOL_RESTRICTION, evidence)
    ip, vpc = packet.header(IPv4), network.home_of(gateway)
    if network.interface_at(vpc, ip.source) is None:
        says = f"{gateway} carries out what comes from interfaces of {vpc}, and none has {ip.source}"
        evidence = Evidence(says, (gateway, vpc), facts.SOURCE_IN_VPC, _SOURCE)
        return Dropped(packet, DropReason.VGW_PRIVATE_IP_ASSOCIATION_FOR_EGRESS, evidence)
    routing = network.routes_to_sites[gateway]
    way = routing.match(ip.destination)
    blocks = tuple(route.destination for route in routing.routes)
    compare = partial(compare_routes, blocks, ip.destination, len(routing.table.columns))
    lookup = (Lookup(routing.table, way.row, compare=compare),)
    if way.row is None:
        says = f"{gateway} knows no site that has {ip.destination}"
        evidence = Evidence(says, (gateway,), facts.KNOWN_PREFIXES, _DESTINATION, lookup)
        return Dropped(packet, DropReason.NO_ROUTE_TO_DESTINATION, evidence)
    route = routing.routes[way.row]
    to = f"{route.destination}, {route.origin}, to {route.target}"
    says = f"{gateway}'s most specific route for {ip.destination} is {to}"
    fact, assumed = (facts.FIRST_OF_EQUALS, _FIRST) if way.equals else (facts.PREFERENCE, _TTL)
    evidence = Evidence(says, (gateway, route.target), fact, (*_SOURCE, *_DESTINATION), lookup, assumed)
    return Forwarded(packet, evidence)


def connection_for(packet: Packet, gateway: ObjectId, network: Network) -> ObjectId:
    """Name the connection by which a packet that was taken goes on."""
    routing = network.routes_to_sites[gateway]
    row = routing.match(packet.header(IPv4).destination).row
    assert row is not None
    return routing.routes[row].target


def give(packet: Packet, gateway: ObjectId, network: Network, _memory: Memory) -> Forwarded | Dropped:
    """
    Let a packet from a site into the VPC.

    Args:
        packet: From the IPv4 header inward.
    """
    ip, vpc = packet.header(IPv4), network.home_of(gateway)
    interface = network.interface_at(vpc, ip.destination)
    if interface is None:
        says = f"{gateway} lets in what is for interfaces of {vpc}, and none has {ip.destination}"
        evidence = Evidence(says, (gateway, vpc), facts.DESTINATION_IN_VPC, _DESTINATION)
        return Dropped(packet, DropReason.VGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS, evidence)
    says = f"{gateway} lets it into {vpc}, where {interface.id} has {ip.destination}"
    evidence = Evidence(says, (gateway, vpc, interface.id), facts.DESTINATION_IN_VPC, _DESTINATION, (), _TTL)
    return Forwarded(packet, evidence)


AT_EDGE = AtEdge(Stage.VIRTUAL_PRIVATE_GATEWAY, take, give, connection_for)
