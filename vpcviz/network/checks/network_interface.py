"""Which network interface would AWS refuse to create or to attach?"""

from collections.abc import Iterator
from ipaddress import IPv4Address, ip_network

from vpcviz.facts import network_interface as facts
from vpcviz.facts import security_group, subnet
from vpcviz.facts.identifiers import NO_ID, Address, Block, MacAddress, ObjectId
from vpcviz.network.addressing import RESERVED, FreeAddresses, is_reserved, mac_of
from vpcviz.network.blocks import is_within
from vpcviz.network.checks.blocks import LARGEST_PREFIX_LENGTH, SET_ASIDE_BY, set_aside_in
from vpcviz.network.checks.directory import Check, Described, Directory
from vpcviz.network.errors import NOT_SUPPORTED_YET
from vpcviz.network.finding import Finding, Path
from vpcviz.network.sections import managed_things
from vpcviz.network.security_group import SecurityGroup
from vpcviz.network.special_blocks import INTERNET_ADDRESS
from vpcviz.network.subnet import Subnet
from vpcviz.network.wording import listed, nearest

DELEGATED = {4: LARGEST_PREFIX_LENGTH, 6: 80}
"""How long the prefix of a block is that an interface has as a whole."""


def check_network_interfaces(directory: Directory) -> Iterator[Finding]:
    """Find interfaces with addresses that they can't have, and addresses that two of them have."""
    for interface in directory.interfaces:
        yield from _check_references(directory, interface)
        yield from _check_addresses(directory, interface)
    primary = _primary_addresses(directory)
    yield from _check_told_by_subnet(directory)
    yield from _check_uniqueness(directory)
    yield from _check_macs(directory, primary)
    yield from _check_public_addresses(directory, primary)
    yield from _check_room(directory, primary)


def _check_told_by_subnet(directory: Directory) -> Iterator[Finding]:
    """Find what is told of an interface of AWS's own in a subnet where the thing has none."""
    for section, thing_id, thing in managed_things(directory.topology):
        path = (section, thing_id)
        if directory.gaps.is_at(*path, "subnets") or directory.gaps.is_at(*path, "subnet"):
            continue
        subnets = [str(keys.subnet) for _, keys in thing.managed_interfaces(thing_id)]
        for key, told in (("network_interfaces", thing.network_interfaces), ("macs", thing.macs)):
            for one in told:
                if one not in subnets:
                    found = f"{one}, where {thing_id} has no interface"
                    yield Finding((*path, key, one), found, listed(subnets) or "no subnet", nearest(one, subnets))


def _check_references(directory: Directory, interface: Described) -> Iterator[Finding]:
    path, keys = interface.path, interface.keys
    if keys.subnet:
        yield from directory.refer((*path, "subnet"), keys.subnet, Subnet.kind)
    if interface.requester:
        return
    if keys.security_groups == ():
        expected, remedy = "a group", "leave the key out for the VPC's default group"
        yield Finding((*path, "security_groups"), "an empty list", expected, remedy, security_group.ONE_AT_LEAST)
    for place, group in enumerate(keys.security_groups or ()):
        group_path = (*path, "security_groups", place)
        yield from directory.refer_within(group_path, group, interface.vpc, SecurityGroup.kind)


def _check_addresses(directory: Directory, interface: Described) -> Iterator[Finding]:
    path, keys = interface.path, interface.keys
    if directory.has_ipv6_alone(keys.subnet):
        yield from _check_without_ipv4(directory, interface)
        return
    block = directory.blocks.get(keys.subnet) if keys.subnet else None
    if block is None:
        return
    for address_path, address in _own_addresses(interface):
        if address not in block:
            expected = f"an address of {keys.subnet}, {block}"
            yield Finding(address_path, str(address), expected, because=facts.ADDRESSES_OF_SUBNET)
        elif is_reserved(address, block):
            expected = f"an address of {keys.subnet} that is not reserved"
            yield Finding(address_path, str(address), expected, because=subnet.RESERVED_ADDRESSES)
    described = directory.topology.subnets[keys.subnet] if keys.subnet else None
    blocks = {4: block, 6: described.ipv6_cidr if described else None}
    for place, prefix in enumerate(keys.prefixes):
        yield from _check_prefix((*path, "prefixes", place), prefix, blocks[prefix.version], keys.subnet)
    yield from _check_ipv6_addresses(interface, blocks[6])


def _check_without_ipv4(directory: Directory, interface: Described) -> Iterator[Finding]:
    """Find what an interface can't have in a subnet of IPv6 alone, and what AWS runs by no interface there."""
    path, keys = interface.path, interface.keys
    subnet_id = keys.subnet or NO_ID
    if interface.requester:
        found, needed = f"{subnet_id}, which has IPv6 alone", directory.ipv4_needed_by(interface.requester)
        remedy = f"give {subnet_id} a block of IPv4 addresses, or use another subnet" if needed else ""
        expected = "a subnet with addresses of IPv4" if needed else NOT_SUPPORTED_YET
        yield Finding((*path, "subnet") if len(path) == 2 else path, found, expected, remedy, needed, is_absurd=True)
        return
    told = [(address_path, str(address)) for address_path, address in _own_addresses(interface)]
    told += [(_public_path(interface), "a public address of IPv4")] if keys.public_address else []
    for address_path, found in told:
        expected = f"none, since {subnet_id} has IPv6 alone"
        yield Finding(address_path, found, expected, because=facts.ADDRESSES_OF_SUBNET, is_absurd=True)
    if keys.ipv6_addresses == ():
        expected = "one at least, or no such key for the lowest free one"
        because = subnet.ONE_VERSION_AT_LEAST
        yield Finding((*path, "ipv6_addresses"), "an empty list", expected, because=because, is_absurd=True)
    block = directory.topology.subnets[subnet_id].ipv6_cidr
    for place, prefix in enumerate(keys.prefixes):
        of_version = block if prefix.version == 6 else None
        yield from _check_prefix((*path, "prefixes", place), prefix, of_version, keys.subnet)
    yield from _check_ipv6_addresses(interface, block)


def _check_prefix(path: Path, prefix: Block, block: Block | None, subnet_id: ObjectId | None) -> Iterator[Finding]:
    if prefix.prefixlen != DELEGATED[prefix.version]:
        yield Finding(path, str(prefix), f"a /{DELEGATED[prefix.version]}", because=facts.PREFIX_SIZE)
    elif block is None or not is_within(prefix, block):
        none = f"none of IPv{prefix.version}, since {subnet_id} has none"
        expected = f"a block inside {subnet_id}, {block}" if block else none
        yield Finding(path, str(prefix), expected, because=facts.ADDRESSES_OF_SUBNET)
    elif is_reserved(prefix.network_address, block) or is_reserved(prefix.broadcast_address, block):
        expected = f"a block of {subnet_id} without reserved addresses"
        yield Finding(path, str(prefix), expected, because=subnet.RESERVED_ADDRESSES)


def _check_ipv6_addresses(interface: Described, block: Block | None) -> Iterator[Finding]:
    subnet_id = interface.keys.subnet
    for place, address in enumerate(interface.keys.ipv6_addresses or ()):
        path = (*interface.path, "ipv6_addresses", place)
        if block is None:
            expected = f"none, since {subnet_id} has no ipv6_cidr"
            remedy = f"give {subnet_id} a block of IPv6 addresses first"
            yield Finding(path, str(address), expected, remedy, facts.ADDRESSES_OF_SUBNET)
        elif address not in block:
            expected = f"an address of {subnet_id}, {block}"
            yield Finding(path, str(address), expected, because=facts.ADDRESSES_OF_SUBNET)
        elif is_reserved(address, block):
            expected = f"an address of {subnet_id} that is not reserved"
            yield Finding(path, str(address), expected, because=subnet.IPV6_RESERVED)


def _own_addresses(interface: Described) -> Iterator[tuple[Path, IPv4Address]]:
    if interface.keys.address:
        yield (*interface.path, "address"), interface.keys.address
    for place, address in enumerate(interface.keys.secondary_addresses):
        yield (*interface.path, "secondary_addresses", place), address


def _all_addresses(interface: Described) -> Iterator[tuple[Path, Address]]:
    yield from _own_addresses(interface)
    for place, address in enumerate(interface.keys.ipv6_addresses or ()):
        yield (*interface.path, "ipv6_addresses", place), address


def _check_uniqueness(directory: Directory) -> Iterator[Finding]:
    """Find private addresses and prefixes that two interfaces of a VPC have."""
    owners: dict[tuple[ObjectId, Address], ObjectId] = {}
    prefixes: dict[tuple[ObjectId, Block], ObjectId] = {}
    for interface in directory.interfaces:
        if interface.vpc is None:
            continue
        for place, prefix in enumerate(interface.keys.prefixes):
            path = (*interface.path, "prefixes", place)
            first = prefixes.setdefault((interface.vpc, prefix), interface.id)
            if first != interface.id or prefix in interface.keys.prefixes[:place]:
                yield Finding(path, _taken(prefix, first), "a block of its own", because=facts.UNIQUE_ADDRESS)
    for interface in directory.interfaces:
        if interface.vpc is None:
            continue
        for address_path, address in _all_addresses(interface):
            # To make a block of each address takes its time, and few VPCs have prefixes.
            block = ip_network((address, DELEGATED[address.version]), strict=False) if prefixes else None
            by_prefix = prefixes.get((interface.vpc, block)) if block else None
            owner = by_prefix or owners.get((interface.vpc, address))
            if owner:
                yield Finding(address_path, _taken(address, owner), "a free address", because=facts.UNIQUE_ADDRESS)
            owners.setdefault((interface.vpc, address), interface.id)


def _check_macs(directory: Directory, primary: dict[ObjectId, IPv4Address]) -> Iterator[Finding]:
    """Find a MAC address that another interface of the VPC, or one of its routers, has."""
    owners: dict[tuple[ObjectId | None, MacAddress], ObjectId] = {}
    for subnet_id, described in directory.topology.subnets.items():
        if subnet_id in directory.blocks or directory.has_ipv6_alone(subnet_id):
            owners[described.vpc, mac_of(described.blocks[0][1])] = ObjectId(f"{subnet_id}/router")
    for interface in directory.interfaces:
        if interface.keys.mac is None and interface.id in primary:
            owners[interface.vpc, mac_of(primary[interface.id])] = interface.id
    for interface in directory.interfaces:
        mac = interface.keys.mac
        if mac and interface.vpc:
            owner = owners.setdefault((interface.vpc, mac), interface.id)
            if owner != interface.id:
                yield Finding(_mac_path(interface), _taken(mac, owner), "a MAC address of its own")


def _mac_path(interface: Described) -> Path:
    """Tell where the MAC address of an interface stands: by its subnet where AWS manages it."""
    if interface.requester is None:
        return (*interface.path, "mac")
    return (*interface.path[:2], "macs", str(interface.keys.subnet))


def _taken(what: Address | Block | MacAddress, owner: ObjectId) -> str:
    return f"{what}, which {owner} has"


def _primary_addresses(directory: Directory) -> dict[ObjectId, IPv4Address]:
    """Work out the primary address of every interface, as far as its subnet has one for it."""
    members: dict[ObjectId, list[Described]] = {}
    for interface in directory.interfaces:
        if interface.keys.subnet in directory.blocks:
            members.setdefault(interface.keys.subnet, []).append(interface)
    primary: dict[ObjectId, IPv4Address] = {}
    for subnet_id, some in members.items():
        taken = (address for one in some for _, address in _own_addresses(one))
        prefixes = (prefix for one in some for prefix in one.keys.prefixes if prefix.prefixlen >= LARGEST_PREFIX_LENGTH)
        free = FreeAddresses(directory.blocks[subnet_id], taken, prefixes)
        for one in some:
            address = one.keys.address or free.take()
            if address:
                primary[one.id] = address
    return primary


def _check_room(directory: Directory, primary: dict[ObjectId, IPv4Address]) -> Iterator[Finding]:
    """Find interfaces for which their subnet has no address left."""
    for interface in directory.interfaces:
        keys = interface.keys
        if keys.subnet in directory.blocks and interface.id not in primary:
            size = directory.blocks[keys.subnet]
            expected = f"a subnet with a free address; {RESERVED} of each are AWS's own"
            remedy = "make the subnet larger, or use another one"
            yield Finding((*interface.path, "subnet"), f"{keys.subnet}, whose {size} is full", expected, remedy)


def _check_public_addresses(directory: Directory, primary: dict[ObjectId, IPv4Address]) -> Iterator[Finding]:
    owners: dict[Address, ObjectId] = {}
    for interface in directory.interfaces:
        public, path = interface.keys.public_address, _public_path(interface)
        pairs = public if isinstance(public, dict) else {primary.get(interface.id): public} if public else {}
        for private, address in pairs.items():
            deeper = (*path, str(private)) if isinstance(public, dict) else path
            if isinstance(public, dict) and private is not None and not _holds(directory, interface, primary, private):
                expected = f"a private address of {interface.id}"
                yield Finding(deeper, str(private), expected, because=facts.ONE_TO_ONE)
            rfc = set_aside_in(address)
            if address == INTERNET_ADDRESS:
                yield Finding(deeper, f"{address}, which internet has", "an address of its own")
            elif rfc:
                because = SET_ASIDE_BY.get(rfc)
                yield Finding(deeper, str(address), "an address of the Internet", because=because)
            elif address in owners:
                found = f"{address}, which {owners[address]} has"
                yield Finding(deeper, found, "an address of its own", because=facts.ONE_TO_ONE)
            owners.setdefault(address, interface.id)
    for host_id, host in directory.topology.internet_hosts.items():
        if host.address in owners:
            found = f"{host.address}, which {owners[host.address]} has"
            yield Finding(("internet_hosts", host_id, "address"), found, "an address of its own")


def _public_path(interface: Described) -> Path:
    """Tell where its public address stands: on it or, of one in each of several subnets, beside those."""
    match interface.path:
        case (section, one, "subnets", subnet):
            return (section, one, "public_addresses", subnet)
        case _:
            return (*interface.path, "public_address")


def _holds(
    directory: Directory, interface: Described, primary: dict[ObjectId, IPv4Address], address: IPv4Address
) -> bool:
    is_known = interface.keys.address is not None or interface.id in primary
    if not is_known or any(
        directory.gaps.is_at(*interface.path, key) for key in ("address", "secondary_addresses", "prefixes")
    ):
        return True
    own = (primary.get(interface.id, interface.keys.address), *interface.keys.secondary_addresses)
    return address in own or any(address in prefix for prefix in interface.keys.prefixes)


CHECK: Check = check_network_interfaces
