"""Which NAT gateway would AWS refuse to create?"""

from collections.abc import Iterator

from vpcviz.facts import nat_gateway as facts
from vpcviz.facts.embedded_address import NAT64_BLOCK
from vpcviz.network.blocks import is_within
from vpcviz.network.checks.directory import Check, Directory
from vpcviz.network.finding import Finding
from vpcviz.network.subnet import Subnet

MOST_SECONDARY = 7
"""How many addresses one may have besides its primary one."""


def check_nat_gateways(directory: Directory) -> Iterator[Finding]:
    """Find public NAT gateways in a VPC without an Internet gateway; their addresses are checked as interfaces' are."""
    yield from _check_routes(directory)
    yield from _check_addresses(directory)
    attached = {gateway.vpc for gateway in directory.topology.internet_gateways.values()}
    if directory.gaps.is_at("internet_gateways"):
        return
    for gateway_id, gateway in directory.topology.nat_gateways.items():
        vpc = directory.vpcs.get(gateway.subnet)
        if gateway.public_address and directory.knows(gateway.subnet, Subnet.kind) and vpc and vpc not in attached:
            yield Finding(
                ("nat_gateways", gateway_id, "public_address"),
                f"{gateway.public_address}, and no Internet gateway at {vpc}",
                "a VPC with an Internet gateway",
                "attach one, or leave the public address out",
                facts.INTERNET_GATEWAY_NEEDED,
            )


def _check_addresses(directory: Directory) -> Iterator[Finding]:
    """Find more secondary addresses than one may have."""
    for gateway_id, gateway in directory.topology.nat_gateways.items():
        if len(gateway.secondary_addresses) > MOST_SECONDARY:
            found = f"{len(gateway.secondary_addresses)} addresses"
            path = ("nat_gateways", gateway_id, "secondary_addresses")
            yield Finding(path, found, f"{MOST_SECONDARY} at most besides the primary one", because=facts.ADDRESSES)


def _check_routes(directory: Directory) -> Iterator[Finding]:
    """Find routes for addresses of IPv6 which stand for none of IPv4, so that nothing could be made of them."""
    topology = directory.topology
    for table_id, table in topology.route_tables.items():
        for place, route in enumerate(table.routes):
            named = route.destination
            of_list = topology.prefix_lists.get(named) if isinstance(named, str) else None
            blocks = (of_list.entries or ()) if of_list else () if isinstance(named, str) else (named,)
            of_ipv6 = [block for block in blocks if block.version == 6]
            if route.target in topology.nat_gateways and not all(is_within(one, NAT64_BLOCK) for one in of_ipv6):
                path = ("route_tables", table_id, "routes", place, "destination")
                expected = f"addresses of IPv4, or {NAT64_BLOCK}"
                remedy = "lead what is of IPv6 itself to an Internet gateway, or to an egress-only one"
                yield Finding(path, f"{named} to {route.target}", expected, remedy, facts.NAT64_ROUTE)


CHECK: Check = check_nat_gateways
