"""What does a new instance begin with, and what becomes of one that is moved to another subnet?"""

from collections.abc import Iterator
from itertools import product
from string import ascii_lowercase

from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.changes import Json
from vpcviz.network.defaults import main_route_tables
from vpcviz.network.edits.construct import Construct, Placed, add, free_id, only
from vpcviz.network.edits.private_address import keep_address
from vpcviz.network.edits.public_address import free_public_address
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
    has_ipv4 = topology.subnets[subnet].cidr is not None
    public = free_public_address(topology) if has_ipv4 and leads_to_internet_gateway(topology, subnet) else None
    if public:
        thing["public_address"] = str(public)
    changed, address = keep_address(add(topology, "instances", instance, thing), "instances", instance)
    says = f"{instance.upper()} has {address} of {subnet}"
    return Placed(changed, instance, (f"{says}, and {public} on the Internet" if public else says,))


def leads_to_internet_gateway(topology: Topology, subnet: ObjectId) -> bool:
    """Say whether a subnet is a public one: its route table has a route to an Internet gateway."""
    described = topology.subnets[subnet]
    table = topology.route_tables.get(described.route_table or main_route_tables(topology)[described.vpc])
    return table is not None and any(
        route.target in topology.internet_gateways for route in table.routes if not route.off
    )


def _letters() -> Iterator[str]:
    """Give a to z, then aa, ab and so on."""
    yield from ascii_lowercase
    for length in (2, 3, 4):
        yield from map("".join, product(ascii_lowercase, repeat=length))


CONSTRUCT = Construct("instances", "Instance", "i", ("subnets",), place_instance)
