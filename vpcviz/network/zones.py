"""In which availability zone is a subnet, whatever its account calls it?"""

from collections.abc import Mapping

from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.subnet import Subnet
from vpcviz.network.topology import Topology


def zones_of(topology: Topology) -> Mapping[ObjectId, str]:
    """
    Give each subnet's zone by what it is called in every account: its id.

    Where no subnet of an account tells the id of a zone, its name stands for it.
    """
    ids = {called_by(topology, one): one.zone_id for one in topology.subnets.values() if one.zone_id}
    return {name: ids.get(called_by(topology, one)) or one.zone for name, one in topology.subnets.items()}


def called_by(topology: Topology, subnet: Subnet) -> tuple[str, str]:
    """Give the account in which a subnet is, and what that one calls its zone."""
    vpc = topology.vpcs.get(subnet.vpc)
    return (vpc.account if vpc else "", subnet.zone)
