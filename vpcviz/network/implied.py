"""Which route table, network ACL and security group does AWS make with a VPC, where its file names none?"""

from collections.abc import Mapping
from ipaddress import IPv4Network, IPv6Network

from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.configured import Configured
from vpcviz.network.defaults import default_acls, default_groups, main_route_tables
from vpcviz.network.network_acl import Action, NetworkAcl, NetworkAclEntry
from vpcviz.network.route_table import RouteTable
from vpcviz.network.sections import things_in
from vpcviz.network.security_group import SecurityGroup, SecurityGroupRule
from vpcviz.network.topology import Topology
from vpcviz.network.vpc import Vpc

ALLOW_ALL = (
    NetworkAclEntry(number=100, action=Action.ALLOW, peer=IPv4Network("0.0.0.0/0")),
    NetworkAclEntry(number=101, action=Action.ALLOW, peer=IPv6Network("::/0")),
)
"""
What a VPC's default network ACL begins with, both ways; the entry for IPv6 comes with a block of such addresses.

Source: https://docs.aws.amazon.com/vpc/latest/userguide/default-network-acl.html
"""


def entries_for_all(vpc: Vpc) -> tuple[NetworkAclEntry, ...]:
    """Give entries that allow whatever a VPC can carry: of IPv6 too where it has such a block."""
    return ALLOW_ALL if vpc.ipv6_cidrs else ALLOW_ALL[:1]


def implied_things(topology: Topology) -> dict[str, dict[ObjectId, Configured]]:
    """Give what a file leaves to AWS, by section and by the ids by which it goes: `lab/main`."""
    made: dict[str, Mapping[ObjectId, Configured]] = {
        "route_tables": {one: RouteTable(vpc=vpc, main=True) for vpc, one in main_route_tables(topology).items()},
        "network_acls": {
            one: NetworkAcl(vpc=vpc, default=True, ingress=entries, egress=entries)
            for vpc, one in default_acls(topology).items()
            for entries in [entries_for_all(topology.vpcs[vpc])]
        },
        "security_groups": {
            one: SecurityGroup(vpc=vpc, default=True, ingress=(SecurityGroupRule(peer=one),))
            for vpc, one in default_groups(topology).items()
        },
    }
    return {
        section: {one: thing for one, thing in things.items() if one not in things_in(topology, section)}
        for section, things in made.items()
    }


def spelled_out(topology: Topology) -> Topology:
    """Give a topology with all that its file leaves to AWS, to be read: no file can have such ids."""
    implied = implied_things(topology)
    return topology.model_copy(
        update={section: {**things_in(topology, section), **things} for section, things in implied.items() if things}
    )
