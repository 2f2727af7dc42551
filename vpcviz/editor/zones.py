"""Which availability zones does a form offer?"""

from vpcviz.network.topology import Topology

_LETTERS = "abc"
"""A region has more, or calls them otherwise: whatever else there is can be typed."""


def zones_for(topology: Topology, object_id: str) -> tuple[str, ...]:
    """Give those of a subnet's region that the drawing has, and the first three; else of all regions."""
    subnet = next((one for subnet_id, one in topology.subnets.items() if subnet_id == object_id), None)
    vpcs = [vpc for vpc_id, vpc in topology.vpcs.items() if subnet is None or vpc_id == subnet.vpc]
    regions = dict.fromkeys(vpc.region for vpc in vpcs)
    used = {one.zone for one in topology.subnets.values()}
    return tuple(
        zone
        for region in regions
        for zone in sorted(
            {one for one in used if one.startswith(region)} | {f"{region}{letter}" for letter in _LETTERS}
        )
    )
