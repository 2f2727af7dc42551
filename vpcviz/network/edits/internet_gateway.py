"""What does a new Internet gateway begin with?"""

from collections.abc import Iterator

from vpcviz.facts.identifiers import Block, ObjectId
from vpcviz.network.edits.construct import Construct, Placed, add, free_id, only
from vpcviz.network.edits.route_table import defaults_of, lead_tables, main_table
from vpcviz.network.errors import EditRefused
from vpcviz.network.load_balancer import ClientLoadBalancer
from vpcviz.network.network_interface import InterfaceKeys
from vpcviz.network.sections import SECTIONS, things_in
from vpcviz.network.topology import Topology


def place_internet_gateway(topology: Topology, within: ObjectId | None) -> Placed:
    """
    Attach an Internet gateway to a VPC, and lead the VPC's main route table there unless it has a default route.

    With IPv6 it has two.

    Raises:
        EditRefused: The VPC has one already, or it can't be told which VPC is meant.
    """
    vpc = only(topology, "an Internet gateway", "vpcs", within)
    for other, one in topology.internet_gateways.items():
        if one.vpc == vpc:
            raise EditRefused(f"{vpc} has {other} already, and AWS attaches but one Internet gateway to a VPC")
    gateway = free_id(topology, ("igw", *(f"igw-{number}" for number in range(2, len(topology.vpcs) + 2))))
    changed = add(topology, "internet_gateways", gateway, {"vpc": vpc})
    attached = f"{gateway} is attached to {vpc}"
    with_table, table = main_table(changed, vpc)
    led, says = lead_tables(with_table, [table], defaults_of(topology.vpcs[vpc].blocks), gateway)
    if not says:
        return Placed(changed, gateway, (f"{attached}; {table} has another default route",))
    return Placed(led, gateway, (attached, *says))


def _leads(topology: Topology, gateway: ObjectId, subnet: ObjectId) -> tuple[Block, ...]:
    """Lead every subnet of its VPC to everywhere, by each version of IP that it has."""
    led = topology.subnets[subnet]
    defaults = defaults_of(led.blocks)
    return defaults if topology.internet_gateways[gateway].vpc == led.vpc else ()


def _unmap(topology: Topology, gateway: ObjectId) -> Iterator[tuple[str, str, str]]:
    """Name the public addresses in its VPC: AWS detaches no gateway before they are given up."""
    vpc = topology.internet_gateways[gateway].vpc
    for section, model in SECTIONS.items():
        for one, thing in things_in(topology, section).items() if issubclass(model, InterfaceKeys) else ():
            subnet = getattr(thing, "subnet", None)
            if getattr(thing, "public_address", None) and subnet and topology.subnets[subnet].vpc == vpc:
                yield section, one, "public_address"
        for one, thing in things_in(topology, section).items() if issubclass(model, ClientLoadBalancer) else ():
            assert isinstance(thing, ClientLoadBalancer)
            if thing.public_addresses and any(topology.subnets[subnet].vpc == vpc for subnet in thing.subnets):
                yield section, one, "public_addresses"


CONSTRUCT = Construct(
    "internet_gateways", "Internet gateway", "g", ("vpcs",), place_internet_gateway, unmap=_unmap, leads=_leads
)
