"""Which regions and availability zones does a form offer?"""

from vpcviz.network.topology import Topology

_LETTERS = "abc"
"""A region has more, or calls them otherwise: whatever else there is can be typed."""

_REGIONS = ("us-east-1", "us-east-2", "us-west-2", "eu-central-1", "eu-west-1", "ap-northeast-1", "ap-southeast-1")
"""AWS has more, and makes others: whatever else there is can be typed."""


def regions_for(topology: Topology) -> tuple[str, ...]:
    """Give those that the drawing has, and some others."""
    return tuple(dict.fromkeys((*(vpc.region for vpc in topology.vpcs.values()), *_REGIONS)))


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
