"""Which configuration would a guest's own kernel refuse?"""

from collections.abc import Iterator
from ipaddress import IPv4Interface, IPv4Network, IPv6Interface, IPv6Network

from vpcviz.facts import linux as facts
from vpcviz.facts.identifiers import Address, Block, ObjectId
from vpcviz.network.checks.directory import Directory
from vpcviz.network.finding import Finding, Path
from vpcviz.network.guest import GuestConfiguration, GuestRoute
from vpcviz.network.special_blocks import LINK_LOCAL_BLOCK

MULTICAST_OR_RESERVED = (IPv4Network("224.0.0.0/3"), IPv6Network("ff00::/8"))


def check_guests(directory: Directory) -> Iterator[Finding]:
    """Find routes and addresses that a kernel does not take."""
    connected: dict[ObjectId, list[Block]] = {}
    uncertain: set[ObjectId] = set()
    for interface in directory.interfaces:
        subnet = directory.topology.subnets.get(interface.keys.subnet) if interface.keys.subnet else None
        is_read = interface.keys.subnet in directory.blocks or directory.has_ipv6_alone(interface.keys.subnet)
        if interface.instance and subnet and is_read:
            connected.setdefault(interface.instance, []).extend(subnet.blocks)
            connected[interface.instance] += [LINK_LOCAL_BLOCK] if subnet.ipv6_cidr else []
        elif interface.instance:
            uncertain.add(interface.instance)
    for instance_id, instance in directory.topology.instances.items():
        path = ("instances", instance_id, "guest")
        yield from _check_addresses(path, instance.guest)
        blocks = [*connected.get(instance_id, []), *(one.network for one in instance.guest.addresses)]
        is_known = instance_id in connected and instance_id not in uncertain
        is_known = is_known and directory.knows_interfaces_of(instance_id)
        is_known = is_known and not directory.gaps.is_at(*path, "addresses")
        yield from _check_routes(directory, path, instance.guest, blocks if is_known else None)


def _check_addresses(path: Path, guest: GuestConfiguration) -> Iterator[Finding]:
    seen: set[IPv4Interface | IPv6Interface] = set()
    for place, address in enumerate(guest.addresses):
        address_path = (*path, "addresses", place)
        if address in seen:
            yield Finding(address_path, f"{address} a second time", "each address once")
        elif any(address.ip in block for block in MULTICAST_OR_RESERVED) or int(address.ip) == 0:
            yield Finding(address_path, str(address), "the address of a single station")
        seen.add(address)


def _check_routes(
    directory: Directory, path: Path, guest: GuestConfiguration, connected: list[Block] | None
) -> Iterator[Finding]:
    """Hold each route against those before it and, where they are known, the blocks on its own links."""
    seen: set[str] = set()
    for place, route in enumerate(guest.routes):
        route_path = (*path, "routes", place)
        destination = "default" if str(route.destination) == "0.0.0.0/0" else str(route.destination)
        if destination in seen:
            found, because = f"{destination} a second time", facts.ONE_ROUTE_A_DESTINATION
            yield Finding((*route_path, "destination"), found, "another destination", because=because)
        if connected and route.via and not _is_on_link(route.via, connected):
            links = [block for block in connected if block.version == route.via.version]
            expected = f"an address of {' or '.join(map(str, links or connected))}"
            yield Finding((*route_path, "via"), str(route.via), expected, because=facts.NEXT_HOP_ON_LINK)
        elif route.via and _version_of(route) != route.via.version:
            expected = f"an IPv{_version_of(route)} address, as the destination is"
            yield Finding((*route_path, "via"), str(route.via), expected)
        if not directory.gaps.is_at(*route_path, "destination"):
            seen.add(destination)


def _version_of(route: GuestRoute) -> int:
    return 4 if isinstance(route.destination, str) else route.destination.version


def _is_on_link(via: Address, connected: list[Block]) -> bool:
    return any(via in block for block in connected)
