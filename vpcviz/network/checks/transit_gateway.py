"""Which transit gateway would AWS refuse to create?"""

from collections.abc import Iterator

from vpcviz.facts import transit_gateway as facts
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.checks.directory import Check, Directory
from vpcviz.network.finding import Finding


def check_transit_gateways(directory: Directory) -> Iterator[Finding]:
    """Find attached VPCs of another region than the transit gateway's, or than the first attached one's."""
    regions: dict[ObjectId, str] = {
        gateway_id: gateway.region
        for gateway_id, gateway in directory.topology.transit_gateways.items()
        if gateway.region
    }
    for attachment_id, attachment in directory.topology.transit_gateway_attachments.items():
        if attachment.vpc not in directory.topology.vpcs or directory.gaps.is_at("vpcs", attachment.vpc, "region"):
            continue
        region = directory.topology.vpcs[attachment.vpc].region
        own = regions.setdefault(attachment.gateway, region)
        if region != own:
            path = ("transit_gateway_attachments", attachment_id, "vpc")
            found = f"{attachment.vpc} of {region}, while {attachment.gateway} is of {own}"
            yield Finding(path, found, f"a VPC of {own}", "peer a transit gateway of each region", facts.OF_ONE_REGION)


CHECK: Check = check_transit_gateways
