"""Which customer gateway can't be one?"""

from collections.abc import Iterator
from ipaddress import IPv4Address

from vpcviz.facts import customer_gateway as facts
from vpcviz.facts import internet
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.checks.blocks import overlaps
from vpcviz.network.checks.directory import Check, Directory
from vpcviz.network.finding import Finding, Path
from vpcviz.network.special_blocks import is_special


def check_customer_gateways(directory: Directory) -> Iterator[Finding]:
    """Find outside addresses of no single station or of two gateways, and blocks of a site that overlap."""
    owners: dict[IPv4Address, ObjectId] = {}
    for gateway_id, gateway in directory.topology.customer_gateways.items():
        path: Path = ("customer_gateways", gateway_id)
        blocks = [((*path, "cidrs", place), block) for place, block in enumerate(gateway.cidrs)]
        for block_path, block, _, other in overlaps(blocks):
            yield Finding(block_path, f"{block}, which overlaps {other}", "a block of its own")
        if directory.gaps.is_at(*path, "address"):
            continue
        if is_special(gateway.address):
            expected = "the address that its device has outside"
            yield Finding((*path, "address"), str(gateway.address), expected, because=internet.SPECIAL_NOT_ROUTED)
        owner = owners.setdefault(gateway.address, gateway_id)
        if owner != gateway_id:
            found, because = f"{gateway.address}, which {owner} has", facts.KNOWN_BY_ITS_ADDRESS
            yield Finding((*path, "address"), found, "an address of its own", because=because)


CHECK: Check = check_customer_gateways
