"""What does a new gateway endpoint begin with?"""

from itertools import chain

from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.changes import document_of
from vpcviz.network.edits.construct import Construct, Placed, add, free_id, numbered, only, rebuilt
from vpcviz.network.edits.route_table import main_table
from vpcviz.network.errors import EditRefused
from vpcviz.network.topology import Topology

SERVICE = "s3"
AN_ENTRY = "3.5.0.0/19"
"""One of the blocks of S3 in the first of AWS's regions (gateway_endpoint.AN_S3_BLOCK)."""


def place_gateway_endpoint(topology: Topology, within: ObjectId | None) -> Placed:
    """
    Place a VPC's own way to S3, and let AWS write the route to it into all of the VPC's tables.

    Raises:
        EditRefused: It can't be told which VPC is meant, or the tables have another endpoint for S3 already.
    """
    vpc = only(topology, "a gateway endpoint", "vpcs", within)
    changed, tables = tables_of(topology, vpc)
    endpoint = free_id(topology, chain([f"ep-{SERVICE}"], numbered(f"ep-{SERVICE}-")))
    says: tuple[str, ...] = (f"{endpoint} leads {', '.join(tables)} to S3",)
    thing = {"vpc": vpc, "route_tables": list(tables)}
    for named in (one for one, described in topology.prefix_lists.items() if described.service == SERVICE):
        try:
            placed = add(changed, "gateway_endpoints", endpoint, {**thing, "prefix_list": named})
        except EditRefused as refused:
            # It may be another region's list; whatever else AWS would refuse, it would refuse with any list.
            if len({one.region for one in topology.vpcs.values()}) == 1:
                raise refused from None
            continue
        return Placed(placed, endpoint, says)
    named = free_id(topology, chain([f"pl-{SERVICE}"], numbered(f"pl-{SERVICE}-")))
    changed = add(changed, "prefix_lists", named, {"service": SERVICE, "entries": [AN_ENTRY]})
    placed = add(changed, "gateway_endpoints", endpoint, {**thing, "prefix_list": named})
    return Placed(placed, endpoint, (*says, f"{named} has {AN_ENTRY} as an example: AWS keeps the whole list"))


def tables_of(topology: Topology, vpc: ObjectId) -> tuple[Topology, tuple[ObjectId, ...]]:
    """Give the route tables of a VPC that are written; where none is, its main one is written first."""
    tables = tuple(one for one, table in topology.route_tables.items() if table.vpc == vpc)
    if tables:
        return topology, tables
    changed, main = main_table(topology, vpc)
    return changed, (main,)


def associate_tables(topology: Topology, endpoint: ObjectId, tables: tuple[ObjectId, ...]) -> Topology:
    """
    Let AWS write the route to an endpoint into further route tables.

    Raises:
        EditRefused: AWS would not, with its reason.
    """
    document = document_of(topology)
    described = document["gateway_endpoints"][endpoint]
    together = dict.fromkeys((*described.get("route_tables", ()), *tables))
    document["gateway_endpoints"][endpoint] = {**described, "route_tables": list(together)}
    return rebuilt(document)


CONSTRUCT = Construct("gateway_endpoints", "Gateway endpoint", "e", ("vpcs",), place_gateway_endpoint)
