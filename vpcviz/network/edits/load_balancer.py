"""What does a new load balancer begin with, of whatever kind?"""

from collections.abc import Mapping, Sequence
from itertools import chain

from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.changes import Json
from vpcviz.network.edits.construct import Placed, add, free_id, numbered, only
from vpcviz.network.edits.instance import leads_to_internet_gateway
from vpcviz.network.edits.public_address import free_public_address
from vpcviz.network.load_balancer import ClientLoadBalancer
from vpcviz.network.resolution import primary_addresses
from vpcviz.network.sections import SECTIONS
from vpcviz.network.topology import Topology

PORT = 443
_MOST_TOLD = 4


def place_load_balancer(
    topology: Topology, section: str, stem: str, listener: Mapping[str, Json], within: ObjectId | None
) -> Placed:
    """
    Place a load balancer with a node in a subnet, and a listener that hands on to the instances of its zone.

    It faces the Internet where the subnet's route table leads to an Internet gateway.

    Args:
        stem: How its id begins.
        listener: Its listener's keys, without targets.

    Raises:
        EditRefused: The subnet is full, or it can't be told which one is meant.
    """
    model = SECTIONS[section]
    assert issubclass(model, ClientLoadBalancer)
    subnet = only(topology, model.kind, "subnets", within)
    vpc, zone = topology.subnets[subnet].vpc, topology.subnets[subnet].zone
    balancer = free_id(topology, chain([stem], numbered(f"{stem}-")))
    targets = [one for one, where in instances_in(topology, vpc).items() if where == zone]
    thing: dict[str, Json] = {"listeners": [{**listener, "targets": targets}]}
    public = free_public_address(topology) if leads_to_internet_gateway(topology, subnet) else None
    thing |= {"public_addresses": {subnet: str(public)}} if public else {"scheme": "internal"}
    changed, address = put_in(topology, section, balancer, thing, subnet)
    reach = f" and {public} on the Internet" if public else ", and is internal"
    hands = f"hands {listener['protocol']} {listener['port']} on to {told(targets)}" if targets else NO_TARGETS
    return Placed(changed, balancer, (f"{balancer} has {address} in {subnet}{reach}; it {hands}",))


NO_TARGETS = "has no targets yet"


def put_in(
    topology: Topology, section: str, object_id: ObjectId, thing: dict[str, Json], subnet: ObjectId
) -> tuple[Topology, str]:
    """
    Add what AWS runs in a subnet, with the address that it has there.

    Raises:
        EditRefused: The subnet is full.
    """
    changed = add(topology, section, object_id, {**thing, "subnets": [subnet]})
    address = str(primary_addresses(changed)[ObjectId(f"{object_id}/{subnet}")])
    return add(topology, section, object_id, {**thing, "subnets": {subnet: address}}), address


def told(targets: Sequence[ObjectId]) -> str:
    """Name the first targets."""
    return ", ".join([*targets[:_MOST_TOLD], *(["more"] if len(targets) > _MOST_TOLD else [])])


def instances_in(topology: Topology, vpc: ObjectId) -> dict[ObjectId, str]:
    """Give the instances of a VPC that could be targets, each with the zone in which it is."""
    return {
        one: topology.subnets[instance.subnet].zone
        for one, instance in topology.instances.items()
        if instance.subnet and topology.subnets[instance.subnet].vpc == vpc
    }
