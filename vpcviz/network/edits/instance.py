"""What does a new instance begin with, and what becomes of one that is moved to another subnet?"""

from collections.abc import Iterator
from ipaddress import IPv4Address
from itertools import product
from string import ascii_lowercase

from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.changes import Json, document_of
from vpcviz.network.defaults import main_route_tables
from vpcviz.network.edits.construct import Construct, Placed, add, free_id, only, rebuilt
from vpcviz.network.edits.public_address import free_public_address
from vpcviz.network.errors import EditRefused
from vpcviz.network.resolution import resolve_interfaces, resolve_subnets
from vpcviz.network.topology import Topology


def place_instance(topology: Topology, within: ObjectId | None) -> Placed:
    """
    Place an instance in a subnet, with the lowest free address.

    Where the subnet's route table leads to an Internet gateway it gets a public address too, as a subnet does it that
    assigns them.

    Raises:
        EditRefused: The subnet is full, or it can't be told which subnet is meant.
    """
    subnet = only(topology, "an instance", "subnets", within)
    instance = free_id(topology, _letters())
    thing: dict[str, Json] = {"name": instance.upper(), "subnet": subnet}
    public = free_public_address(topology) if leads_to_internet_gateway(topology, subnet) else None
    if public:
        thing["public_address"] = str(public)
    changed = add(topology, "instances", instance, thing)
    address = address_of(changed, instance)
    says = f"{instance.upper()} has {address} of {subnet}"
    return Placed(changed, instance, (f"{says}, and {public} on the Internet" if public else says,))


def move_instance(topology: Topology, instance: ObjectId, subnet: ObjectId) -> Placed:
    """
    Move an instance to another subnet; AWS does that by making it anew there, so that it gets another address.

    Addresses, server and, in another VPC, security groups that can't be kept are given up.

    Raises:
        EditRefused: There is no such instance or subnet, or the subnet is full.
    """
    known = topology.instances.get(instance)
    if known is None or known.subnet is None:
        raise EditRefused(f"{instance} is no instance that stands in one subnet", "move its interfaces one by one")
    if subnet not in topology.subnets:
        raise EditRefused(f"an instance stands in a subnet, and {subnet} is none", "choose a subnet")
    old, new = topology.subnets[known.subnet], topology.subnets[subnet]
    document = document_of(topology)
    thing: dict[str, Json] = {**document["instances"][instance], "subnet": subnet}
    for key in ("address", "secondary_addresses", "prefixes", "mac"):
        thing.pop(key, None)
    if isinstance(thing.get("public_address"), dict):
        del thing["public_address"]
    if old.vpc != new.vpc:
        thing.pop("security_groups", None)
    if old.zone != new.zone:
        thing.pop("host", None)
    document["instances"][instance] = thing
    # Where the user has put it was a place in the old subnet.
    document.get("positions", {}).pop(instance, None)
    changed = rebuilt(document)
    before, after = address_of(topology, instance), address_of(changed, instance)
    return Placed(changed, instance, (f"{instance} is in {subnet} now: {after} instead of {before}",))


def leads_to_internet_gateway(topology: Topology, subnet: ObjectId) -> bool:
    """Say whether a subnet is a public one: its route table has a route to an Internet gateway."""
    described = topology.subnets[subnet]
    table = topology.route_tables.get(described.route_table or main_route_tables(topology)[described.vpc])
    return table is not None and any(
        route.target in topology.internet_gateways for route in table.routes if not route.off
    )


def address_of(topology: Topology, instance: ObjectId) -> IPv4Address:
    """Give the primary private address of an instance's first interface."""
    interfaces = resolve_interfaces(topology, resolve_subnets(topology)).values()
    return next(one.address for one in interfaces if one.instance == instance and one.device == 0)


def _letters() -> Iterator[str]:
    """Give a to z, then aa, ab and so on."""
    yield from ascii_lowercase
    for length in (2, 3, 4):
        yield from map("".join, product(ascii_lowercase, repeat=length))


CONSTRUCT = Construct("instances", "Instance", "i", ("subnets",), place_instance)
