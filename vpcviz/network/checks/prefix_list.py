"""Which prefix list would AWS refuse to create, and where may one not be named?"""

from collections.abc import Iterator

from vpcviz.facts import prefix_list as facts
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.checks.directory import Check, Directory
from vpcviz.network.finding import Finding, Path
from vpcviz.network.prefix_list import PrefixList

LARGEST = 1000


def check_prefix_lists(directory: Directory) -> Iterator[Finding]:
    """Find lists of both kinds of addresses, those that are too large, and those that two regions name."""
    for list_id, named in directory.topology.prefix_lists.items():
        path = ("prefix_lists", list_id)
        if not named.service:
            yield from _check_entries(directory, path, named)
    yield from _check_regions(directory)


def _check_entries(directory: Directory, path: Path, named: PrefixList) -> Iterator[Finding]:
    entries = named.entries or ()
    for place, block in enumerate(entries):
        if block.version != entries[0].version:
            found, expected = f"{block}, after {entries[0]}", f"a block of IPv{entries[0].version} addresses"
            yield Finding((*path, "entries", place), found, expected, "make another list for it", facts.ONE_FAMILY)
        elif block in entries[:place]:
            yield Finding((*path, "entries", place), f"{block} a second time", "another block")
    if named.max_entries is not None and not len(entries) <= named.max_entries <= LARGEST:
        at_least = f"{max(1, len(entries)):,}"
        yield Finding(
            (*path, "max_entries"), f"{named.max_entries:,}", f"{at_least} to {LARGEST:,}", because=facts.LARGEST_SIZE
        )
    elif named.max_entries is None and len(entries) > LARGEST and not directory.gaps.is_at(*path, "entries"):
        found = f"{len(entries):,} entries"
        yield Finding((*path, "entries"), found, f"{LARGEST:,} entries at most", because=facts.LARGEST_SIZE)


def _check_regions(directory: Directory) -> Iterator[Finding]:
    """Find, for each list, the first place at which a VPC of another region names it than the first one does."""
    first: dict[ObjectId, tuple[str, ObjectId]] = {}
    regions = _regions(directory)
    for path, named, holder in _uses(directory):
        if holder not in regions or not directory.knows(named, PrefixList.kind):
            continue
        region, home = first.setdefault(named, (regions[holder], holder))
        if regions[holder] != region:
            found = f"{named}, which {home} in {region} names too"
            yield Finding(path, found, f"a prefix list of {regions[holder]}", "make another list", facts.ONE_REGION)


def _regions(directory: Directory) -> dict[ObjectId, str]:
    """Give the region of each VPC and transit gateway, as far as the file says it: its own, or that of the attached."""
    topology, gaps = directory.topology, directory.gaps
    regions = {vpc: one.region for vpc, one in topology.vpcs.items() if not gaps.is_at("vpcs", vpc, "region")}
    own = {gateway: one.region for gateway, one in topology.transit_gateways.items() if one.region}
    for attachment in topology.transit_gateway_attachments.values():
        if attachment.vpc in regions:
            own.setdefault(attachment.gateway, regions[attachment.vpc])
    return regions | own


def _uses(directory: Directory) -> Iterator[tuple[Path, ObjectId, ObjectId]]:
    """Give each place at which something may name a prefix list, with what it names and for what it does."""
    for table_id, table in directory.topology.route_tables.items():
        for place, route in enumerate(table.routes):
            if isinstance(route.destination, str):
                path = ("route_tables", table_id, "routes", place, "destination")
                yield path, ObjectId(route.destination), table.vpc
    for table_id, transit in directory.topology.transit_gateway_route_tables.items():
        for place, one in enumerate(transit.routes):
            if isinstance(one.destination, str):
                path = ("transit_gateway_route_tables", table_id, "routes", place, "destination")
                yield path, ObjectId(one.destination), transit.gateway
    for group_id, group in directory.topology.security_groups.items():
        for direction in ("ingress", "egress"):
            for place, rule in enumerate(getattr(group, direction) or ()):
                if isinstance(rule.peer, str):
                    yield ("security_groups", group_id, direction, place, "peer"), ObjectId(rule.peer), group.vpc
    for endpoint_id, endpoint in directory.topology.gateway_endpoints.items():
        yield ("gateway_endpoints", endpoint_id, "prefix_list"), endpoint.prefix_list, endpoint.vpc


CHECK: Check = check_prefix_lists
