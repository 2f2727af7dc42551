"""What does a new route table begin with, and how does a route get into one?"""

from collections.abc import Iterable
from ipaddress import IPv4Network, IPv6Network
from itertools import chain

from vpcviz.facts import route_table as facts
from vpcviz.facts.identifiers import Block, ObjectId
from vpcviz.network.blocks import is_within
from vpcviz.network.changes import Json, document_of
from vpcviz.network.defaults import main_route_tables
from vpcviz.network.document import topology_of
from vpcviz.network.edits.construct import Construct, Followed, Placed, Stays, add, free_id, numbered, only, rebuilt
from vpcviz.network.edits.implied import written_out
from vpcviz.network.errors import EditRefused
from vpcviz.network.route_table import Route
from vpcviz.network.topology import Topology

DEFAULT = IPv4Network("0.0.0.0/0")
IPV6_DEFAULT = IPv6Network("::/0")


def defaults_of(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Give the default of each version of IP of which there are blocks."""
    versions = {block.version for block in blocks}
    return tuple(default for default in (DEFAULT, IPV6_DEFAULT) if default.version in versions)


def place_route_table(topology: Topology, within: ObjectId | None) -> Placed:
    """
    Place a route table with the local routes alone: for a subnet that is chosen, else for nobody yet.

    Raises:
        EditRefused: It can't be told which VPC is meant.
    """
    subnet = within if within in topology.subnets else None
    vpc = topology.subnets[subnet].vpc if subnet else only(topology, "a route table", "vpcs", within)
    table = free_id(topology, chain([f"rt-{subnet}"] if subnet else [], numbered("rt-")))
    changed = add(topology, "route_tables", table, {"vpc": vpc})
    if not subnet:
        return Placed(changed, table, (f"{table} has the local routes of {vpc}, and no subnet uses it yet",))
    return Placed(
        associate(changed, subnet, table), table, (f"{subnet} uses {table}, which has the local routes alone",)
    )


def associate(topology: Topology, subnet: ObjectId, table: ObjectId) -> Topology:
    """
    Let a subnet use a route table.

    Raises:
        EditRefused: There is no such subnet, or the table is another VPC's.
    """
    if subnet not in topology.subnets:
        raise EditRefused(f"A route table is associated with a subnet, and {subnet} is none", "choose a subnet")
    document = document_of(topology)
    document["subnets"][subnet] = {**document["subnets"][subnet], "route_table": table}
    return rebuilt(document)


def main_table(topology: Topology, vpc: ObjectId) -> tuple[Topology, ObjectId]:
    """Give a VPC's main route table; where it is only implied, it is written first."""
    return written_out(topology, main_route_tables(topology)[vpc])


def tables_in_use(topology: Topology, vpc: ObjectId) -> tuple[Topology, list[ObjectId]]:
    """Give a VPC's main route table, which is written first where it is only implied, and each other of its subnets."""
    written, main = main_table(topology, vpc)
    others = (one.route_table for one in written.subnets.values() if one.vpc == vpc and one.route_table)
    return written, [*dict.fromkeys((main, *others))]


def lead_tables(
    topology: Topology, tables: Iterable[ObjectId], blocks: Iterable[Block], target: ObjectId
) -> tuple[Topology, list[str]]:
    """
    Lead route tables to blocks of addresses, as far as they have no route for just these, and none that leads a block
    to the same target with others; say what is new.

    Raises:
        EditRefused: AWS would not take one of the routes, with its reason.
    """
    document = document_of(topology)
    says: list[str] = []
    blocks = tuple(blocks)
    for table in tables:
        routes_before = topology.route_tables[table].routes
        new = [block for block in dict.fromkeys(blocks) if not any(_leads(one, block, target) for one in routes_before)]
        if new:
            known = document["route_tables"][table]
            routes = [{"destination": str(block), "target": target} for block in new]
            document["route_tables"][table] = {**known, "routes": [*known.get("routes", []), *routes]}
            says += [f"{table} sends {block} there" for block in new]
    return rebuilt(document) if says else topology, says


def _leads(route: Route, block: Block, target: ObjectId) -> bool:
    """Say whether a route is for just a block, or leads it to a target together with others."""
    destination = route.destination
    if isinstance(destination, str):
        return False
    return destination == block or (route.target == target and is_within(block, destination))


def with_route(topology: Topology, table: ObjectId, destination: str, target: str) -> Topology:
    """
    Add a route to a table.

    Raises:
        EditRefused: There is no such table, or AWS would not take the route, with its reason.
    """
    document = document_of(topology)
    known: dict[str, Json] | None = document.get("route_tables", {}).get(table)
    if known is None:
        raise EditRefused(f"There is no route table called {table}")
    route = {"destination": destination, "target": target}
    document["route_tables"][table] = {**known, "routes": [*known.get("routes", []), route]}
    return rebuilt(document)


def _follow(before: Topology, document: dict[str, Json], table: ObjectId) -> Followed:
    """Let the table that was its VPC's main one be so no more where another one becomes that, as in AWS."""
    own = document["route_tables"][table]
    if not own.get("main") or before.route_tables[table].main:
        return Followed(topology_of(document))
    others = [
        other
        for other, one in document["route_tables"].items()
        if other != table and one.get("main") and one.get("vpc") == own.get("vpc")
    ]
    for other in others:
        document["route_tables"][other] = {
            key: value for key, value in document["route_tables"][other].items() if key != "main"
        }
    return Followed(topology_of(document), tuple(f"{other} is not the main one any more" for other in others))


_STAYS = Stays("main", facts.MAIN_STAYS, "make another table of the VPC its main one first")

CONSTRUCT = Construct(
    "route_tables",
    "Route table",
    "r",
    ("vpcs", "subnets"),
    place_route_table,
    is_rule=True,
    follow=_follow,
    stays=_STAYS,
)
