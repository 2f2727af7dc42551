"""Which route table, network ACL and security group does AWS take where none is named?"""

from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.topology import Topology


def main_route_tables(topology: Topology) -> dict[ObjectId, ObjectId]:
    """Give, for each VPC, the id of the table that its subnets use where they name none."""
    named = {table.vpc: table_id for table_id, table in topology.route_tables.items() if table.main}
    return {vpc: named.get(vpc, ObjectId(f"{vpc}/main")) for vpc in topology.vpcs}


def default_acls(topology: Topology) -> dict[ObjectId, ObjectId]:
    """Give, for each VPC, the id of the network ACL that its subnets have where they name none."""
    named = {acl.vpc: acl_id for acl_id, acl in topology.network_acls.items() if acl.default}
    return {vpc: named.get(vpc, ObjectId(f"{vpc}/default-acl")) for vpc in topology.vpcs}


def default_groups(topology: Topology) -> dict[ObjectId, ObjectId]:
    """Give, for each VPC, the id of the security group that an interface is in where it names none."""
    named = {group.vpc: group_id for group_id, group in topology.security_groups.items() if group.default}
    return {vpc: named.get(vpc, ObjectId(f"{vpc}/default-group")) for vpc in topology.vpcs}


def inline_interface(instance: ObjectId) -> ObjectId:
    """Name the interface that is described on its instance."""
    return ObjectId(f"{instance}/eth0")


def made_up_host(instance: ObjectId) -> ObjectId:
    """Name the server of an instance that was given none: one of its own."""
    return ObjectId(f"host/{instance}")


def edge_of(region: str) -> ObjectId:
    """Name the device at a region's edge that translates for Internet gateways."""
    return ObjectId(f"edge/{region}")
