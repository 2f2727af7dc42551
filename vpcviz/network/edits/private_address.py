"""Which private address does a new thing keep?"""

from ipaddress import IPv4Address

from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.resolution import primary_addresses
from vpcviz.network.sections import things_in
from vpcviz.network.topology import Topology


def keep_address(topology: Topology, section: str, object_id: ObjectId) -> tuple[Topology, IPv4Address]:
    """Write down the address that a thing has got: as in AWS it stays what it is, whatever comes and goes beside it."""
    address = primary_addresses(topology)[object_id]
    things = things_in(topology, section)
    kept = things[object_id].model_copy(update={"address": address})
    return topology.model_copy(update={section: {**things, object_id: kept}}), address
