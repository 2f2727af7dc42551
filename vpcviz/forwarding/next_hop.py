"""Does a frame go straight to a neighbour, or to the router?"""

from dataclasses import dataclass
from enum import StrEnum

from vpcviz.facts import network_acl as acl_facts
from vpcviz.facts import network_load_balancer as balancer_facts
from vpcviz.facts import next_hop as facts
from vpcviz.facts.identifiers import Address, MacAddress
from vpcviz.network.index import Network
from vpcviz.network.resolved import Interface, ResolvedSubnet
from vpcviz.network.table import Table
from vpcviz.packets.headers import Ethernet, Ip
from vpcviz.packets.packet import Packet
from vpcviz.steps.model import Broadcast, IntraSubnetLookup, Model, SameSubnetViaRouterAcl, UnknownMac
from vpcviz.steps.reason import DropReason
from vpcviz.steps.verdict import Assumption, Dropped, Evidence, Forwarded, Lookup

_ACL_SKIPS_THE_SAME_SUBNET = Assumption(
    "same_subnet_via_router_acl",
    "a packet to a neighbour by the router does not meet the subnet's network ACL",
    acl_facts.SAME_SUBNET_VIA_ROUTER,
)


class Fork(StrEnum):
    """Where a frame goes from the interface."""

    NEIGHBOUR = "neighbour"
    ADDRESS_IN_SUBNET = "address-in-subnet"
    ROUTER = "router"
    EVERYBODY = "everybody"


@dataclass(frozen=True, slots=True)
class NextHop:
    """
    Attributes:
        neighbour: The interface that has the destination MAC address; None unless the fork is NEIGHBOUR.
    """

    fork: Fork
    verdict: Forwarded | Dropped
    neighbour: Interface | None = None


def choose_next_hop(frame: Packet, port: Interface, network: Network, model: Model) -> NextHop:
    """
    Fork on the destination MAC address, as AWS documents it, or on the address as rival models have it.

    Args:
        frame: An IP packet in its frame.
        port: The interface that it came from.

    Source: Amazon VPC User Guide, route tables, on traffic that leaves a subnet.
    """
    subnet = network.subnets[port.subnet]
    mac = frame.header(Ethernet).destination
    destination = frame.header(Ip).destination
    if int(mac[:2], 16) & 1:
        return _group(frame, port, mac, destination, subnet, model)
    if model.intra_subnet_lookup is IntraSubnetLookup.DESTINATION_IP:
        return _by_address(frame, port, destination, subnet)
    read = ((Ethernet, "destination"),)
    if mac == subnet.router_mac:
        return _router(frame, port, destination, subnet, model)
    neighbour = network.interface_with(port.subnet, mac)
    if neighbour is not None:
        says = (
            f"{mac} is {neighbour.id}'s, in the same subnet: layer 2, the route table and the network ACL are not asked"
        )
        not_asked = (
            Lookup(
                Table(f"route table {subnet.route_table}", (), ()),
                None,
                "not asked: the frame does not leave the subnet",
            ),
            Lookup(
                Table(f"network ACL {subnet.network_acl}", (), ()),
                None,
                "not asked: the frame does not leave the subnet",
            ),
        )
        objects = (port.host, neighbour.id, subnet.id)
        evidence = Evidence(says, objects, facts.LAYER_2_SKIPS_ROUTE_TABLE_AND_ACL, read, not_asked)
        return NextHop(Fork.NEIGHBOUR, Forwarded(frame, evidence), neighbour)
    if model.unknown_mac is UnknownMac.FLOOD:
        says = f"no interface of {subnet.id} has {mac}: the frame goes to every one of them"
        return NextHop(Fork.EVERYBODY, Forwarded(frame, Evidence(says, (port.host, subnet.id), facts.FLOODING, read)))
    says = f"no interface of {subnet.id} has {mac}, and nothing is flooded"
    evidence = Evidence(says, (port.id, subnet.id), facts.NO_FLOODING, read)
    return NextHop(Fork.EVERYBODY, Dropped(frame, DropReason.UNKNOWN_DESTINATION_MAC, evidence))


def _router(frame: Packet, port: Interface, destination: Address, subnet: ResolvedSubnet, model: Model) -> NextHop:
    read = ((Ethernet, "destination"),)
    objects = (port.host, subnet.router, subnet.id)
    if not subnet.holds(destination):
        says = f"{subnet.router_mac} is the router's: layer 3, the packet leaves {subnet.id}"
        return NextHop(Fork.ROUTER, Forwarded(frame, Evidence(says, objects, facts.FORK_ON_DESTINATION_MAC, read)))
    says = f"{subnet.router_mac} is the router's: layer 3, although {destination} is in {subnet.id} too"
    if destination in subnet.router_addresses:
        says = f"{subnet.router_mac} is the router's, and so is {destination}"
        return NextHop(Fork.ROUTER, Forwarded(frame, Evidence(says, objects, facts.FORK_ON_DESTINATION_MAC, read)))
    if model.same_subnet_via_router_acl is SameSubnetViaRouterAcl.APPLY:
        return NextHop(Fork.ROUTER, Forwarded(frame, Evidence(says, objects, facts.FORK_ON_DESTINATION_MAC, read)))
    note = "not asked: the packet stays in the subnet"
    lookup = Lookup(Table(f"network ACL {subnet.network_acl}", (), ()), None, note)
    evidence = Evidence(says, objects, facts.FORK_ON_DESTINATION_MAC, read, (lookup,), _ACL_SKIPS_THE_SAME_SUBNET)
    return NextHop(Fork.ROUTER, Forwarded(frame, evidence))


def _by_address(frame: Packet, port: Interface, destination: Address, subnet: ResolvedSubnet) -> NextHop:
    read = ((Ip, "destination"),)
    objects = (port.host, subnet.id)
    if subnet.holds(destination) and destination not in subnet.router_addresses:
        says = f"the MAC address is not read: {destination} is in {subnet.id} and looked up in the mapping"
        evidence = Evidence(says, objects, facts.LOOKUP_BY_IP, read)
        return NextHop(Fork.ADDRESS_IN_SUBNET, Forwarded(frame, evidence))
    says = f"the MAC address is not read: {destination} goes to the router"
    return NextHop(Fork.ROUTER, Forwarded(frame, Evidence(says, (*objects, subnet.router), facts.LOOKUP_BY_IP, read)))


def _group(
    frame: Packet, port: Interface, mac: MacAddress, destination: Address, subnet: ResolvedSubnet, model: Model
) -> NextHop:
    read = ((Ethernet, "destination"), (Ip, "destination"))
    if model.broadcast is Broadcast.FLOODED:
        says = f"{mac} is a group's: the frame goes to every interface of {subnet.id}"
        return NextHop(Fork.EVERYBODY, Forwarded(frame, Evidence(says, (port.host, subnet.id), facts.FLOODING, read)))
    if destination.is_multicast:
        says = f"a VPC carries no multicast: {destination} ends here"
        reason, fact = DropReason.MULTICAST_UNSUPPORTED, facts.NO_MULTICAST
    else:
        says = f"a VPC carries no broadcast: {destination} ends here"
        reason, fact = DropReason.BROADCAST_UNSUPPORTED, facts.NO_BROADCAST
    return NextHop(Fork.EVERYBODY, Dropped(frame, reason, Evidence(says, (port.id,), fact, read)))


def nobody_else(frame: Packet, port: Interface) -> Dropped:
    """End a frame that is flooded in a subnet where nobody else is."""
    says = f"{port.id} is the only interface of {port.subnet}: there is nobody to flood the frame to"
    evidence = Evidence(says, (port.id, port.subnet), facts.FLOODING, ((Ethernet, "destination"),))
    return Dropped(frame, DropReason.UNKNOWN_DESTINATION_MAC, evidence)


def go_back(frame: Packet, port: Interface, by: Interface) -> Forwarded:
    """
    Lead an answer to the node that has handed the connection on, whatever its MAC address and the route table.

    Args:
        frame: An IPv4 packet in its frame.
        port: The interface that it came from.
        by: The node's interface.
    """
    says = f"{port.host} knows the connection: {by.requester} has handed it on, and the answer goes back by {by.id}"
    read = ((Ip, "source"), (Ip, "destination"), (Ip, "protocol"))
    return Forwarded(frame.from_ip(), Evidence(says, (port.id, by.id), balancer_facts.ANSWER_PASSES_BACK, read))
