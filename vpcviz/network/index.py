"""Where is each thing found: by id, by address, by MAC address?"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from ipaddress import IPv4Address

from vpcviz.facts.identifiers import NO_ID, Address, Block, MacAddress, ObjectId
from vpcviz.network.defaults import (
    main_route_tables,
)
from vpcviz.network.errors import UnknownObject
from vpcviz.network.group_peers import group_peers, vpc_of_group
from vpcviz.network.prefix_table import PrefixTable
from vpcviz.network.premises import resolve_premises
from vpcviz.network.resolution import resolve_hosts, resolve_instances, resolve_interfaces, resolve_subnets
from vpcviz.network.resolved import (
    Interface,
    ResolvedGateway,
    ResolvedHost,
    ResolvedInstance,
    ResolvedNetworkAcl,
    ResolvedPrefixList,
    ResolvedRouteTable,
    ResolvedSubnet,
    SecurityRules,
)
from vpcviz.network.rule_tables import (
    default_acl,
    resolve_acl,
    resolve_gateway,
    resolve_prefix_list,
    resolve_route_table,
    resolve_rules,
)
from vpcviz.network.sections import SECTIONS, managed_things, onward_targets, routes_written, things_in
from vpcviz.network.site_connection import SiteConnection
from vpcviz.network.sites import SiteRouting, come_into, connections, gateway_routing, site_routing
from vpcviz.network.topology import Topology
from vpcviz.network.transit_routes import TransitRouting, resolve_transit_gateways
from vpcviz.network.underlay import Underlay

INTERNET = ObjectId("internet")
AWS_SERVICES = ObjectId("aws-services")


@dataclass(frozen=True, slots=True)
class Network:
    """
    A topology, compiled once so that a walk's time does not depend on its size.

    Attributes:
        rules: For each set of groups that an interface has, their rules.
        public_addresses: From a public address to the interface and the private address behind it.
        ipv6_addresses: From an address of IPv6 to the attached interface that has it, of whichever VPC.
        gateway_of: From a VPC to its Internet gateway, where it has one.
        routers: From the id of a router's side to its subnet.
        onward: Where the file holds what a packet goes through without an interface, by its id, as far as it is up.
        connections: Where the file holds what leads to a site, by its id.
        routes_to_sites: What each virtual private gateway knows of sites.
        sites: What each customer gateway knows, of its own site and of AWS.
        site_addresses: The public addresses by which customers' sites are on the Internet, each with its site.
        premises: The customers' own networks, with hosts for instances and LANs for subnets.
    """

    topology: Topology
    hosts: Mapping[ObjectId, ResolvedHost]
    subnets: Mapping[ObjectId, ResolvedSubnet]
    prefix_lists: Mapping[ObjectId, ResolvedPrefixList]
    route_tables: Mapping[ObjectId, ResolvedRouteTable]
    network_acls: Mapping[ObjectId, ResolvedNetworkAcl]
    rules: Mapping[tuple[ObjectId, ...], SecurityRules]
    gateways: Mapping[ObjectId, ResolvedGateway]
    gateway_of: Mapping[ObjectId, ResolvedGateway]
    instances: Mapping[ObjectId, ResolvedInstance]
    interfaces: Mapping[ObjectId, Interface]
    public_addresses: Mapping[Address, tuple[Interface, IPv4Address]]
    ipv6_addresses: Mapping[Address, Interface]
    internet_addresses: Mapping[Address, ObjectId]
    site_addresses: Mapping[Address, ObjectId]
    routers: Mapping[ObjectId, ResolvedSubnet]
    onward: Mapping[ObjectId, str]
    transit_gateways: Mapping[ObjectId, TransitRouting]
    connections: Mapping[ObjectId, str]
    routes_to_sites: Mapping[ObjectId, SiteRouting]
    sites: Mapping[ObjectId, SiteRouting]
    underlay: Underlay
    _managed_names: Mapping[ObjectId, str]
    _managed: Mapping[ObjectId, tuple[ObjectId, ...]]
    _group_peers: Mapping[ObjectId, frozenset[ObjectId]]
    _by_address: Mapping[tuple[ObjectId, Address], Interface]
    _idle: Mapping[tuple[ObjectId, Address], Interface]
    _by_mac: Mapping[tuple[ObjectId, MacAddress], Interface]
    _prefixes: Mapping[ObjectId, tuple[PrefixTable, tuple[Interface, ...]]]
    _members: Mapping[ObjectId, tuple[Interface, ...]]
    _subnet_blocks: Mapping[ObjectId, tuple[PrefixTable, tuple[ResolvedSubnet, ...]]]
    _vpc_blocks: Mapping[ObjectId, PrefixTable]
    premises: "Network | None" = None

    def around(self, object_id: ObjectId) -> "Network":
        """Give the network in which a guest or an interface is: this one, or the customers' own ones."""
        there = self.premises
        is_there = there is not None and (object_id in there.instances or object_id in there.interfaces)
        return there if there is not None and is_there else self

    def has_guest(self, object_id: ObjectId) -> bool:
        """Say whether a thing has a kernel of its own: an instance, or a host on a customer's own network."""
        return object_id in self.around(object_id).instances

    def guest(self, object_id: ObjectId) -> ResolvedInstance:
        """Give an instance, or a host on a customer's own network."""
        return self.around(object_id).instances[object_id]

    def connection(self, object_id: ObjectId) -> SiteConnection:
        """Give what leads to a site."""
        thing = things_in(self.topology, self.connections[object_id])[object_id]
        assert isinstance(thing, SiteConnection)
        return thing

    def interface_at(self, vpc: ObjectId, address: Address) -> Interface | None:
        """Find the interface in use that holds a private address, by itself or within a prefix."""
        found = self._by_address.get((vpc, address))
        if found is None and vpc in self._prefixes:
            blocks, owners = self._prefixes[vpc]
            row = blocks.match(address)
            return None if row is None else owners[row]
        return found

    def interface_on_link(self, subnet: ObjectId, address: Address) -> Interface | None:
        """Find the attached interface of a subnet that has a link-local address of IPv6, if it has others of that."""
        return next(
            (one for one in self.interfaces_in(subnet) if one.ipv6_addresses and one.link_local == address), None
        )

    def idle_interface_at(self, vpc: ObjectId, address: Address) -> Interface | None:
        """Find the interface that has a private address and nobody behind it: of no instance, or of a stopped one."""
        return self._idle.get((vpc, address))

    def interface_with(self, subnet: ObjectId, mac: MacAddress) -> Interface | None:
        """Find the interface in use of a subnet that has a MAC address."""
        return self._by_mac.get((subnet, mac))

    def interfaces_in(self, subnet: ObjectId) -> tuple[Interface, ...]:
        """Give the interfaces in use of a subnet, in the file's order."""
        return self._members.get(subnet, ())

    def subnet_at(self, vpc: ObjectId, address: Address) -> ResolvedSubnet | None:
        """Find the subnet of a VPC whose block holds an address."""
        blocks, subnets = self._subnet_blocks[vpc]
        row = blocks.match(address)
        return None if row is None else subnets[row]

    def is_in_vpc(self, vpc: ObjectId, address: Address) -> bool:
        """Say whether one of the VPC's blocks holds an address."""
        return self._vpc_blocks[vpc].match(address) is not None

    def users_of(self, table: ObjectId) -> tuple[ObjectId, ...]:
        """Give what is routed by a route table: subnets, and a gateway whose own it is."""
        subnets = (subnet.id for subnet in self.subnets.values() if subnet.route_table == table)
        gateways = (*self.gateways, *self.topology.virtual_private_gateways)
        return (*subnets, *(one for one in gateways if self.gateway_table(one) == table))

    def gateway_table(self, gateway: ObjectId) -> ObjectId:
        """Give the route table by which what comes in at a gateway goes on; NO_ID where there is none."""
        if gateway in self.gateways:
            return self.gateways[gateway].route_table
        private = self.topology.virtual_private_gateways.get(gateway)
        return private.route_table or NO_ID if private else NO_ID

    def rules_of(self, interface: Interface) -> SecurityRules:
        """Give the aggregated rules of an interface's groups."""
        return self.rules[interface.security_groups]

    def member_at(self, group: ObjectId, address: Address, vpc: ObjectId) -> Interface | None:
        """Find the member of a security group that holds a private address, if rules of a VPC may name the group."""
        home = vpc_of_group(self.topology, group)
        is_named = home == vpc or home in self._group_peers.get(vpc, ())
        return self.member_anywhere(group, address) if is_named else None

    def member_anywhere(self, group: ObjectId, address: Address) -> Interface | None:
        """Find the member of a security group that holds a private address, whosever rules name the group."""
        owner = self.interface_at(vpc_of_group(self.topology, group), address)
        return owner if owner is not None and group in owner.security_groups else None

    def interfaces_of(self, thing: ObjectId) -> tuple[ObjectId, ...]:
        """Give the interfaces by which AWS runs something; none for anything else."""
        return self._managed.get(thing, ())

    def service_at(self, address: Address) -> str:
        """Name the service of AWS whose prefix list holds an address; empty where none is known to."""
        lists = (one for one, named in self.topology.prefix_lists.items() if named.service)
        held = (one for one in lists if self.prefix_lists[one].prefixes.match(address) is not None)
        return next((self.topology.prefix_lists[one].service for one in held), "")

    def ways_out_of(self, vpc: ObjectId) -> tuple[ObjectId, ...]:
        """Give the gateways between a VPC and the Internet, its Internet gateway first."""
        first = (self.gateway_of[vpc].id,) if vpc in self.gateway_of else ()
        others = (
            one
            for one, section in self.onward.items()
            if SECTIONS[section].is_at_edge and SECTIONS[section].only_lets_out
        )
        return (*first, *(one for one in others if self.home_of(one) == vpc))

    def home_of(self, gateway: ObjectId) -> ObjectId:
        """Give the VPC of something of a single one to which routes lead, and which has no interface."""
        return ObjectId(getattr(things_in(self.topology, self.onward[gateway])[gateway], "vpc", NO_ID))

    def owner_name(self, owner: ObjectId) -> str:
        """Give what people call an instance, or what AWS runs by an interface; the id of what has no name."""
        if owner in self.instances:
            return self.instances[owner].name
        return self._managed_names.get(owner, owner)

    def interface_of(self, object_id: ObjectId) -> Interface:
        """
        Find an interface by its own id or, its first one, by its instance's.

        Raises:
            UnknownObject: Neither an interface nor an instance with one is called so.
        """
        if object_id in self.interfaces:
            return self.interfaces[object_id]
        instance = self.instances.get(object_id)
        if instance is None or not instance.interfaces:
            raise UnknownObject(object_id)
        return self.interfaces[instance.interfaces[0]]


def compile_network(topology: Topology) -> Network:
    """
    Fill in every default and follow every reference of a topology that has been checked.

    Args:
        topology: As `read_topology` gives it; one that was put together by hand must hold to the same rules.
    """
    subnets = resolve_subnets(topology)
    interfaces = resolve_interfaces(topology, subnets)
    attached = [interface for interface in interfaces.values() if interface.is_attached]
    in_use = [interface for interface in attached if interface.is_in_use]
    instances = resolve_instances(topology, attached)
    hosts = resolve_hosts(topology, subnets, attached)
    public: dict[Address, tuple[Interface, IPv4Address]] = {
        outside: (interface, inside) for interface in attached for inside, outside in interface.public.items()
    }
    all_tables = {table_id: table.vpc for table_id, table in topology.route_tables.items()}
    all_tables |= {table_id: vpc for vpc, table_id in main_route_tables(topology).items()}
    ways_in, onward = _ways_in(instances, interfaces), onward_targets(topology)
    written = routes_written(topology)
    lists = {list_id: resolve_prefix_list(list_id, one) for list_id, one in topology.prefix_lists.items()}
    route_tables = {
        table_id: resolve_route_table(
            topology, table_id, vpc, ways_in, onward, lists, written.get(table_id, ()), come_into(topology, table_id)
        )
        for table_id, vpc in all_tables.items()
    }
    acls = {acl_id: resolve_acl(acl_id, acl) for acl_id, acl in topology.network_acls.items()}
    acls |= {
        subnet.network_acl: default_acl(topology, subnet.network_acl)
        for subnet in subnets.values()
        if subnet.network_acl not in acls
    }
    associations: dict[ObjectId, list[tuple[IPv4Address, Address]]] = {}
    for outside, (interface, inside) in public.items():
        associations.setdefault(interface.vpc, []).append((inside, outside))
    gateways = {
        gateway_id: resolve_gateway(topology, gateway_id, gateway.vpc, associations.get(gateway.vpc, ()))
        for gateway_id, gateway in topology.internet_gateways.items()
    }
    transit = resolve_transit_gateways(topology, interfaces, lists)
    group_sets = {interface.security_groups for interface in interfaces.values()}
    network = Network(
        topology=topology,
        hosts=hosts,
        subnets=subnets,
        prefix_lists=lists,
        route_tables=route_tables,
        network_acls=acls,
        rules={groups: resolve_rules(topology, groups) for groups in group_sets},
        gateways=gateways,
        gateway_of={gateway.vpc: gateway for gateway in gateways.values()},
        instances=instances,
        interfaces=interfaces,
        public_addresses=public,
        ipv6_addresses={address: one for one in attached for address in one.ipv6_addresses},
        internet_addresses={host.address: host_id for host_id, host in topology.internet_hosts.items()},
        site_addresses={
            host.public_address: host.customer_gateway
            for host in topology.on_premises_hosts.values()
            if host.public_address
        },
        routers={subnet.router: subnet for subnet in subnets.values()},
        onward=onward,
        transit_gateways=transit,
        connections={one: section for section, one, _ in connections(topology)},
        routes_to_sites={one: gateway_routing(topology, one) for one in topology.virtual_private_gateways},
        sites={one: site_routing(topology, one, transit) for one in topology.customer_gateways},
        underlay=Underlay(hosts.values()),
        _managed_names={one: thing.name or one for _, one, thing in managed_things(topology)},
        _managed={
            one: tuple(interface for interface, _ in thing.managed_interfaces(one))
            for _, one, thing in managed_things(topology)
        },
        _group_peers=group_peers(topology, is_up=True),
        _by_address={(one.vpc, address): one for one in in_use for address in one.own},
        _idle={(one.vpc, address): one for one in interfaces.values() if not one.is_in_use for address in one.own},
        _by_mac={(one.subnet, one.mac): one for one in in_use},
        _prefixes=_prefix_owners(in_use),
        _members=_group_by_subnet(in_use),
        _subnet_blocks=_subnet_blocks(topology, subnets),
        _vpc_blocks={vpc_id: PrefixTable(vpc.blocks) for vpc_id, vpc in topology.vpcs.items()},
    )
    return replace(network, premises=_premises(network)) if topology.customer_gateways else network


def _premises(network: Network) -> Network:
    """Give the customers' own networks in the form of one, for the kernels of the hosts that are there."""
    there = resolve_premises(network.topology)
    interfaces = [*there.interfaces.values()]
    return replace(
        network,
        subnets=there.lans,
        interfaces=there.interfaces,
        instances=there.hosts,
        public_addresses={},
        routers={},
        _by_address={(one.vpc, one.address): one for one in interfaces},
        _by_mac={(one.subnet, one.mac): one for one in interfaces},
        _members=_group_by_subnet(interfaces),
        _prefixes={},
        _idle={},
    )


def _ways_in(
    instances: Mapping[ObjectId, ResolvedInstance], interfaces: Mapping[ObjectId, Interface]
) -> dict[ObjectId, Interface]:
    """Give the interface through which each thing is reached that has one: the first, or the interface itself."""
    ways = {one.id: one for one in interfaces.values() if one.is_in_use}
    for one in interfaces.values():
        if one.requester:
            ways.setdefault(one.requester, one)
    return ways | {
        one.id: interfaces[one.interfaces[0]] for one in instances.values() if one.interfaces and one.is_running
    }


def _prefix_owners(
    attached: list[Interface],
) -> dict[ObjectId, tuple[PrefixTable, tuple[Interface, ...]]]:
    """Compile, for each VPC, which interface holds a whole block of addresses."""
    owners: dict[ObjectId, list[tuple[Block, Interface]]] = {}
    for interface in attached:
        for prefix in interface.prefixes:
            owners.setdefault(interface.vpc, []).append((prefix, interface))
    return {
        vpc: (
            PrefixTable([block for block, _ in pairs]),
            tuple(owner for _, owner in pairs),
        )
        for vpc, pairs in owners.items()
    }


def _group_by_subnet(
    attached: list[Interface],
) -> dict[ObjectId, tuple[Interface, ...]]:
    members: dict[ObjectId, list[Interface]] = {}
    for interface in attached:
        members.setdefault(interface.subnet, []).append(interface)
    return {subnet: tuple(some) for subnet, some in members.items()}


def _subnet_blocks(
    topology: Topology, subnets: Mapping[ObjectId, ResolvedSubnet]
) -> dict[ObjectId, tuple[PrefixTable, tuple[ResolvedSubnet, ...]]]:
    by_vpc: dict[ObjectId, list[tuple[Block, ResolvedSubnet]]] = {vpc: [] for vpc in topology.vpcs}
    for subnet in subnets.values():
        by_vpc[subnet.vpc] += [(block, subnet) for block in subnet.blocks]
    return {
        vpc: (PrefixTable([block for block, _ in pairs]), tuple(subnet for _, subnet in pairs))
        for vpc, pairs in by_vpc.items()
    }
