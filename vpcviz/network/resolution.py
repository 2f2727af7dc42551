"""What is each thing of a topology, once AWS's defaults are filled in?"""

from collections.abc import Iterator, Mapping, Sequence
from ipaddress import IPv4Address, IPv6Address
from typing import NamedTuple

from vpcviz.facts.identifiers import NO_ID, Address, MacAddress, ObjectId
from vpcviz.network.addressing import FreeAddresses, link_local_address, mac_of, rack_of, underlay_address
from vpcviz.network.defaults import (
    default_acls,
    default_groups,
    edge_of,
    inline_interface,
    made_up_host,
    main_route_tables,
)
from vpcviz.network.errors import UnknownObject
from vpcviz.network.instance import InstanceState
from vpcviz.network.network_interface import InterfaceKeys
from vpcviz.network.resolved import Interface, ResolvedHost, ResolvedInstance, ResolvedSubnet
from vpcviz.network.sections import managed_things
from vpcviz.network.topology import Topology
from vpcviz.network.zones import zones_of


def resolve_subnets(topology: Topology) -> dict[ObjectId, ResolvedSubnet]:
    """Give every subnet its router, its route table and its network ACL."""
    tables, acls, zones = main_route_tables(topology), default_acls(topology), zones_of(topology)
    return {
        subnet_id: _resolve_subnet(topology, subnet_id, tables[subnet.vpc], acls[subnet.vpc], zones[subnet_id])
        for subnet_id, subnet in topology.subnets.items()
    }


def _resolve_subnet(
    topology: Topology,
    subnet_id: ObjectId,
    main_table: ObjectId,
    default_acl_id: ObjectId,
    zone_id: str,
) -> ResolvedSubnet:
    subnet = topology.subnets[subnet_id]
    router_address = subnet.blocks[0][1]
    router_mac = mac_of(router_address)
    return ResolvedSubnet(
        id=subnet_id,
        vpc=subnet.vpc,
        region=topology.vpcs[subnet.vpc].region,
        zone=subnet.zone,
        zone_id=zone_id,
        cidr=subnet.cidr,
        ipv6_cidr=subnet.ipv6_cidr,
        router=ObjectId(f"{subnet_id}/router"),
        router_address=router_address,
        router_mac=router_mac,
        router_link_local=link_local_address(router_mac),
        route_table=subnet.route_table or main_table,
        network_acl=subnet.network_acl or default_acl_id,
        has_dns64=subnet.enable_dns64,
    )


class _Described(NamedTuple):
    """An interface as the file describes it, with whose it is."""

    id: ObjectId
    keys: InterfaceKeys
    instance: ObjectId = NO_ID
    requester: ObjectId = NO_ID
    requester_section: str = ""
    requester_host: ObjectId = NO_ID
    is_grouped: bool = True
    device: int = 0


def _described_interfaces(topology: Topology) -> list[_Described]:
    """Give every interface: those of instances, those that AWS manages, then those that are things of their own."""
    described = [
        _Described(inline_interface(instance_id), instance, instance=instance_id)
        for instance_id, instance in topology.instances.items()
        if instance.subnet
    ]
    described += [
        _Described(
            interface_id,
            keys,
            requester=requester,
            requester_section=section,
            requester_host=made_up_host(requester if thing.has_one_interface else interface_id),
            is_grouped=thing.has_groups,
        )
        for section, requester, thing in managed_things(topology)
        for interface_id, keys in thing.managed_interfaces(requester)
    ]
    described += [
        _Described(interface_id, interface, interface.instance or NO_ID, device=interface.device or 0)
        for interface_id, interface in topology.network_interfaces.items()
    ]
    return described


def _given_addresses(topology: Topology, described: Sequence[_Described]) -> Iterator[IPv4Address | None]:
    """
    Give the primary address of IPv4 of each interface; explicit ones are taken first.

    An interface in a subnet that has IPv6 alone has none.
    """
    taken: dict[ObjectId, list[InterfaceKeys]] = {}
    for one in described:
        taken.setdefault(one.keys.subnet or NO_ID, []).append(one.keys)
    free = {
        subnet_id: FreeAddresses[IPv4Address](
            cidr,
            (address for one in members for address in _addresses_of(one)),
            (prefix for one in members for prefix in one.prefixes),
        )
        for subnet_id, members in taken.items()
        if (cidr := topology.subnets[subnet_id].cidr)
    }
    for one in described:
        giving = free.get(one.keys.subnet or NO_ID)
        address = one.keys.address or (giving.take() if giving else None)
        if address is None and giving:
            raise UnknownObject(f"a free address in {one.keys.subnet}")
        yield address


def _given_ipv6_addresses(topology: Topology, described: Sequence[_Described]) -> Iterator[tuple[IPv6Address, ...]]:
    """Give the IPv6 addresses of each interface: those that it is told, else one where its subnet assigns one."""
    taken: dict[ObjectId, list[InterfaceKeys]] = {}
    for one in described:
        taken.setdefault(one.keys.subnet or NO_ID, []).append(one.keys)
    free = {
        subnet_id: FreeAddresses[IPv6Address](
            subnet.ipv6_cidr,
            (address for one in taken[subnet_id] for address in _addresses_of(one)),
            (prefix for one in taken[subnet_id] for prefix in one.prefixes),
        )
        for subnet_id, subnet in topology.subnets.items()
        if subnet_id in taken and subnet.ipv6_cidr and subnet.gives_ipv6
    }
    for one in described:
        told = one.keys.ipv6_addresses
        assigns = None if one.requester else free.get(one.keys.subnet or NO_ID)
        assigned = assigns.take() if told is None and assigns else None
        yield (assigned,) if assigned else told or ()


def resolve_interfaces(topology: Topology, subnets: Mapping[ObjectId, ResolvedSubnet]) -> dict[ObjectId, Interface]:
    """Give every interface its addresses, its groups and its server."""
    described = _described_interfaces(topology)
    defaults = {vpc: (group,) for vpc, group in default_groups(topology).items()}
    shared = {one.instance: one.host for one in topology.network_interfaces.values() if one.instance and one.host}
    resolved = {}
    given = zip(
        described, _given_addresses(topology, described), _given_ipv6_addresses(topology, described), strict=True
    )
    for one, ipv4_address, ipv6_addresses in given:
        interface_id, keys, instance, requester, section, host, is_grouped, device = one
        subnet = subnets[keys.subnet or NO_ID]
        address = _primary(ipv4_address, ipv6_addresses, subnet.id)
        resolved[interface_id] = Interface(
            id=interface_id,
            instance=instance,
            requester=requester,
            requester_section=section,
            device=device,
            vpc=subnet.vpc,
            subnet=subnet.id,
            mac=MacAddress(keys.mac) if keys.mac else mac_of(address),
            address=address,
            addresses=(ipv4_address, *keys.secondary_addresses) if ipv4_address else (),
            ipv6_addresses=ipv6_addresses,
            prefixes=keys.prefixes,
            public=_public_addresses(keys, ipv4_address),
            security_groups=keys.security_groups or (defaults[subnet.vpc] if is_grouped else ()),
            source_dest_check=keys.source_dest_check,
            host=host or _host_of(topology, keys, instance, shared),
            is_stopped=instance != NO_ID and topology.instances[instance].state is InstanceState.STOPPED,
        )
    return resolved


def _primary(address: IPv4Address | None, ipv6_addresses: Sequence[IPv6Address], subnet: ObjectId) -> Address:
    """
    Give the address by which an interface is known: that of IPv4 or, where it has none, its first of IPv6.

    Raises:
        UnknownObject: It has neither.
    """
    found: Address | None = address or next(iter(ipv6_addresses), None)
    if found is None:
        raise UnknownObject(f"an address in {subnet}")
    return found


def _addresses_of(keys: InterfaceKeys) -> Iterator[Address]:
    """Give the addresses of both versions that an interface is told by name."""
    yield from (keys.address,) if keys.address else ()
    yield from keys.secondary_addresses
    yield from keys.ipv6_addresses or ()


def primary_addresses(topology: Topology) -> dict[ObjectId, Address]:
    """
    Give the primary address of each interface and, by its first, of each thing that has one.

    What AWS manages is found by what it would be called of itself, too.
    """
    found: dict[ObjectId, Address] = {}
    described = _described_interfaces(topology)
    given = zip(
        described, _given_addresses(topology, described), _given_ipv6_addresses(topology, described), strict=True
    )
    for one, ipv4_address, ipv6_addresses in given:
        address = _primary(ipv4_address, ipv6_addresses, one.keys.subnet or NO_ID)
        found[one.id] = address
        if one.device == 0:
            found.setdefault(one.instance or one.requester, address)
    for _, thing_id, thing in managed_things(topology):
        for told, of_itself in zip(thing.managed_interfaces(thing_id), thing.implied_interfaces(thing_id), strict=True):
            found.setdefault(of_itself[0], found[told[0]])
    return found


def _public_addresses(keys: InterfaceKeys, primary: IPv4Address | None) -> Mapping[IPv4Address, IPv4Address]:
    if keys.public_address is None or primary is None:
        return {}
    return keys.public_address if isinstance(keys.public_address, dict) else {primary: keys.public_address}


def _host_of(
    topology: Topology,
    keys: InterfaceKeys,
    instance: ObjectId,
    shared: Mapping[ObjectId, ObjectId],
) -> ObjectId:
    """Find an interface's server: named on its instance or on one of the instance's interfaces, or made up."""
    if instance == NO_ID:
        return NO_ID
    return topology.instances[instance].host or keys.host or shared.get(instance) or made_up_host(instance)


def resolve_instances(topology: Topology, attached: list[Interface]) -> dict[ObjectId, ResolvedInstance]:
    """Give every instance its interfaces in the order of their device numbers."""
    by_instance: dict[ObjectId, list[Interface]] = {}
    for interface in (one for one in attached if one.instance):
        by_instance.setdefault(interface.instance, []).append(interface)
    return {
        instance_id: ResolvedInstance(
            id=instance_id,
            name=instance.name or instance_id,
            interfaces=tuple(
                one.id
                for one in sorted(
                    by_instance.get(instance_id, []),
                    key=lambda interface: interface.device,
                )
            ),
            guest=instance.guest,
            is_running=instance.state is InstanceState.RUNNING,
        )
        for instance_id, instance in topology.instances.items()
    }


def resolve_hosts(
    topology: Topology,
    subnets: Mapping[ObjectId, ResolvedSubnet],
    attached: list[Interface],
) -> dict[ObjectId, ResolvedHost]:
    """Give every server, the made-up ones and the edges included, its address and its rack."""
    regions = {subnet.zone: subnet.region for subnet in subnets.values()}
    zones = {host_id: host.zone for host_id, host in topology.hosts.items()}
    for interface in attached:
        zones.setdefault(interface.host, subnets[interface.subnet].zone)
    given = {host_id: host.address for host_id, host in topology.hosts.items() if host.address}
    taken = set(given.values())
    hosts = {}
    for host_id in sorted(zones):
        address = given.get(host_id) or underlay_address(host_id, taken)
        taken.add(address)
        zone = zones[host_id]
        hosts[host_id] = ResolvedHost(host_id, zone, regions.get(zone, zone[:-1]), address, rack_of(host_id, zone))
    for region in sorted({vpc.region for vpc in topology.vpcs.values()}):
        edge = edge_of(region)
        address = underlay_address(edge, taken)
        taken.add(address)
        hosts[edge] = ResolvedHost(edge, region, region, address, ObjectId(f"rack/{region}-edge"), is_edge=True)
    return hosts
