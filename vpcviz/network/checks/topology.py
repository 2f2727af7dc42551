"""What is wrong with a drawing, taken as a whole?"""

from collections.abc import Iterator

from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.checks.directory import Directory, open_directory
from vpcviz.network.checks.guest import check_guests
from vpcviz.network.checks.host import check_hosts
from vpcviz.network.checks.ids import check_ids
from vpcviz.network.checks.instance import check_instances
from vpcviz.network.checks.internet_gateway import check_internet_gateways
from vpcviz.network.checks.internet_host import check_internet_hosts
from vpcviz.network.checks.nat_gateway import check_nat_gateways
from vpcviz.network.checks.network_acl import check_network_acls
from vpcviz.network.checks.network_interface import check_network_interfaces
from vpcviz.network.checks.probe import check_probes
from vpcviz.network.checks.route_table import check_route_tables
from vpcviz.network.checks.security_group import check_security_groups
from vpcviz.network.checks.subnet import check_subnets
from vpcviz.network.checks.vpc import check_vpcs
from vpcviz.network.finding import Finding
from vpcviz.network.gaps import NO_GAPS, Gaps
from vpcviz.network.topology import Topology
from vpcviz.network.wording import nearest, shown

_NOTHING: frozenset[ObjectId] = frozenset()


def check_topology(topology: Topology, unread: frozenset[ObjectId] = _NOTHING, gaps: Gaps = NO_GAPS) -> list[Finding]:
    """
    Find everything that AWS or a kernel would refuse.

    Args:
        unread: Ids of what the file means to hold, but which is not in the topology, since it can't be read.
        gaps: Where in the topology something is missing that could not be read.
    """
    directory = open_directory(topology, unread, gaps)
    return [
        *check_ids(directory),
        *check_hosts(directory),
        *check_vpcs(directory),
        *check_subnets(directory),
        *check_route_tables(directory),
        *check_internet_gateways(directory),
        *check_nat_gateways(directory),
        *check_security_groups(directory),
        *check_network_acls(directory),
        *check_instances(directory),
        *check_network_interfaces(directory),
        *check_guests(directory),
        *check_internet_hosts(directory),
        *check_probes(directory),
        *_check_positions(directory),
    ]


def _check_positions(directory: Directory) -> Iterator[Finding]:
    for object_id in directory.topology.positions:
        if object_id not in directory.kinds and not directory.is_unread(ObjectId(object_id)):
            found = f"{shown(object_id)}, which is nothing in this file"
            yield Finding(("positions", object_id), found, "the id of a thing", nearest(object_id, directory.kinds))
