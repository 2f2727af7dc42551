"""What does a new VPC peering connection begin with?"""

from collections.abc import Iterable
from ipaddress import IPv4Network
from itertools import chain

from vpcviz.facts.identifiers import Block, ObjectId
from vpcviz.network.changes import Json
from vpcviz.network.document import topology_of
from vpcviz.network.edits.construct import Construct, Followed, Placed, add, free_id, numbered
from vpcviz.network.edits.fitting import fit
from vpcviz.network.edits.route_table import lead_tables, tables_in_use
from vpcviz.network.errors import EditRefused
from vpcviz.network.topology import Topology
from vpcviz.network.vpc_peering import VpcPeering


def place_vpc_peering(topology: Topology, within: ObjectId | None) -> Placed:
    """
    Join a VPC with the only other one that AWS would let it be joined with, and lead the subnets of both there.

    Raises:
        EditRefused: There is no other VPC, or each is joined with this one already or has the same addresses; or there
            are several, and it can't be told which one is meant.
    """
    vpc = within if within in topology.vpcs else next(iter(topology.vpcs), None)
    if vpc is None or len(topology.vpcs) < 2:
        raise EditRefused("A VPC peering connection joins two VPCs", "place two VPCs first")
    if within is None and len(topology.vpcs) > 2:
        raise EditRefused(f"A VPC peering connection joins two VPCs, and there are {len(topology.vpcs)}", _CHOOSE)
    placed = [one for other in topology.vpcs if other != vpc and (one := _placed(topology, vpc, other))]
    if not placed:
        reason = f"Every other VPC is joined with {vpc} already, or has addresses of it"
        raise EditRefused(reason, "give another VPC addresses of its own")
    if len(placed) > 1:
        raise EditRefused(f"There are {len(placed)} VPCs with which {vpc} could be joined", _CHOOSE)
    return placed[0]


def join_vpcs(topology: Topology, requester: ObjectId, accepter: ObjectId) -> Placed:
    """
    Join two VPCs, and lead the route tables of each one's subnets, its main one too, to the other's addresses.

    Raises:
        EditRefused: One of them is no VPC, or AWS would not have them joined, with its reason.
    """
    peering = free_id(topology, chain(["pcx"], numbered("pcx-")))
    changed = add(topology, "vpc_peerings", peering, {"requester": requester, "accepter": accepter})
    says = [f"{peering} joins {requester} with {accepter}"]
    for one in (requester, accepter):
        changed, told = lead_to_peer(changed, peering, one)
        says += told
    return Placed(changed, peering, tuple(says))


def _placed(topology: Topology, vpc: ObjectId, other: ObjectId) -> Placed | None:
    try:
        return join_vpcs(topology, vpc, other)
    except EditRefused:
        return None


def lead_to_peer(topology: Topology, peering: ObjectId, vpc: ObjectId) -> tuple[Topology, list[str]]:
    """Lead the route tables of a VPC's subnets to the other, where they lead nowhere else; say what is new."""
    changed, tables = tables_in_use(topology, vpc)
    return lead_tables(changed, tables, _blocks(topology, peering, vpc), peering)


def _blocks(topology: Topology, peering: ObjectId, vpc: ObjectId) -> tuple[IPv4Network, ...]:
    """Give the addresses to which a connection leads from a VPC."""
    return topology.vpcs[topology.vpc_peerings[peering].other_than(vpc)].cidrs


def _leads(topology: Topology, peering: ObjectId, subnet: ObjectId) -> tuple[Block, ...]:
    """Lead a subnet of either VPC to the addresses of the other."""
    vpc = topology.subnets[subnet].vpc
    return _blocks(topology, peering, vpc) if vpc in topology.vpc_peerings[peering].joined else ()


def _follow(before: Topology, document: dict[str, Json], peering: ObjectId) -> Followed:
    """
    Let the routes follow where a connection joins other VPCs than before.

    Those that led to a VPC that it leaves lead to the addresses of the one that comes in its place. The one that is
    left keeps none, and the route tables of the one that comes lead there.
    """
    old, now = (frozenset(one.joined) for one in (before.vpc_peerings[peering], _described(document, peering)))
    if old == now or not now <= before.vpcs.keys():
        return Followed(topology_of(document))
    left = [block for vpc in old - now for block in before.vpcs[vpc].cidrs]
    led: dict[ObjectId, str] = {}
    for table, described in before.route_tables.items():
        own = [one for one in described.routes if one.target == peering and _is_inside(one.destination, left)]
        if own and described.vpc in now:
            gone = [str(one.destination) for one in own]
            led[table] = ", ".join(gone)
            document["route_tables"][table]["routes"] = [
                one for one in document["route_tables"][table]["routes"] if one["destination"] not in gone
            ]
    try:
        changed, lost = fit(before, document, lambda section, _id: section in _FOLLOWING, lambda _section, _id: False)
    except EditRefused:
        # What can't be taken is told with its place, beside the field in which it stands.
        topology_of(document)
        raise
    says: list[str] = []
    for table, gone_there in led.items():
        blocks = _blocks(changed, peering, before.route_tables[table].vpc)
        changed, told = lead_tables(changed, [table], blocks, peering)
        says.append(f"{', '.join(told) or f'{table} sends nothing there'} instead of {gone_there}")
    for vpc in sorted(now - old):
        changed, told = lead_to_peer(changed, peering, vpc)
        says += told
    return Followed(changed, (*says, *lost))


def _described(document: dict[str, Json], peering: ObjectId) -> VpcPeering:
    return VpcPeering.model_validate(document["vpc_peerings"][peering])


def _is_inside(destination: object, blocks: Iterable[IPv4Network]) -> bool:
    return isinstance(destination, IPv4Network) and any(destination.subnet_of(block) for block in blocks)


_CHOOSE = "choose the two VPCs that it is to join"
_FOLLOWING = ("route_tables", "security_groups")
"""Whose lines go with the VPC that a connection leaves."""

CONSTRUCT = Construct(
    "vpc_peerings",
    "Peering",
    "p",
    ("vpcs",),
    place_vpc_peering,
    join=join_vpcs,
    follow=_follow,
    leads=_leads,
)
