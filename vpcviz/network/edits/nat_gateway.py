"""What does a new NAT gateway begin with?"""

from itertools import chain

from vpcviz.facts.embedded_address import NAT64_BLOCK
from vpcviz.facts.identifiers import Block, ObjectId
from vpcviz.network.changes import Json
from vpcviz.network.edits.construct import Construct, Placed, add, free_id, numbered, only
from vpcviz.network.edits.instance import leads_to_internet_gateway
from vpcviz.network.edits.private_address import keep_address
from vpcviz.network.edits.public_address import free_public_address
from vpcviz.network.edits.route_table import DEFAULT
from vpcviz.network.topology import Topology


def place_nat_gateway(topology: Topology, within: ObjectId | None) -> Placed:
    """
    Place a NAT gateway in a subnet: a public one where the subnet's route table leads to an Internet gateway, else a
    private one.

    Raises:
        EditRefused: The subnet is full, or it can't be told which subnet is meant.
    """
    subnet = only(topology, "a NAT gateway", "subnets", within)
    gateway = free_id(topology, chain(["nat"], numbered("nat-")))
    public = free_public_address(topology) if leads_to_internet_gateway(topology, subnet) else None
    thing: dict[str, Json] = {"subnet": subnet, **({"public_address": str(public)} if public else {})}
    changed, _ = keep_address(add(topology, "nat_gateways", gateway, thing), "nat_gateways", gateway)
    kind = f"public, by {public}" if public else f"private: no route of {subnet} leads to an Internet gateway"
    return Placed(changed, gateway, (f"{gateway} stands in {subnet}, {kind}", "no route leads to it yet"))


def _leads(topology: Topology, gateway: ObjectId, subnet: ObjectId) -> tuple[Block, ...]:
    """Lead any other subnet of its VPC to everywhere by IPv4 and, with DNS64 or without IPv4, by IPv6 made of it."""
    own, led = topology.nat_gateways[gateway].subnet, topology.subnets[subnet]
    if own == subnet or topology.subnets[own].vpc != led.vpc:
        return ()
    by_ipv6 = (NAT64_BLOCK,) if led.enable_dns64 or led.cidr is None else ()
    return (DEFAULT, *by_ipv6) if led.cidr else by_ipv6


CONSTRUCT = Construct("nat_gateways", "NAT gateway", "n", ("subnets",), place_nat_gateway, leads=_leads)
