"""Where does the kernel of an instance send a packet?"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from ipaddress import IPv4Address, IPv4Interface, IPv4Network, IPv6Address, IPv6Interface, IPv6Network

from vpcviz.facts import linux as facts
from vpcviz.facts import linux_ipv6
from vpcviz.facts.fact import Fact
from vpcviz.facts.identifiers import Address, Block, ObjectId
from vpcviz.network.index import Network
from vpcviz.network.prefix_table import PrefixTable
from vpcviz.network.resolved import Interface, ResolvedInstance
from vpcviz.network.table import Table
from vpcviz.packets.headers import Ip
from vpcviz.packets.packet import Packet
from vpcviz.steps.comparison import Comparison, compare_routes
from vpcviz.steps.model import GuestPrefix, Model, PublicAddressAt
from vpcviz.steps.reason import DropReason
from vpcviz.steps.verdict import Dropped, Evidence, Forwarded, Lookup, Verdict

LOOPBACK = (IPv4Network("127.0.0.0/8"), IPv6Network("::1/128"))
LINK_LOCAL = IPv6Network("fe80::/64")
DEFAULT_ROUTES: dict[int, Block] = {4: IPv4Network("0.0.0.0/0"), 6: IPv6Network("::/0")}
COMMANDS = {4: "ip route", 6: "ip -6 route"}
SINGLE = {4: 32, 6: 128}
"""How long the prefix of a single address is."""

LIMITED_BROADCAST = IPv4Address("255.255.255.255")


class DestinationKind(StrEnum):
    """What a destination is to the kernel."""

    LOCAL = "local"
    UNICAST = "unicast"
    BROADCAST = "broadcast"
    MULTICAST = "multicast"


@dataclass(frozen=True, slots=True)
class KernelRoute:
    """
    Attributes:
        via: The next hop; None where the destination is on link.
        source: What the kernel puts into packets of its own that take this route.
        is_kernels: Whether the kernel has made it of an address by itself, and nobody has configured it.
        is_advertised: Whether it comes from the router's advertisements.
    """

    destination: Block
    via: Address | None
    interface: Interface
    source: Address
    is_kernels: bool = False
    is_advertised: bool = False

    @property
    def is_default(self) -> bool:
        return self.destination.prefixlen == 0

    @property
    def is_sources_own(self) -> bool:
        """Say whether the route of IPv4 names a source of its own, and not the interface's primary address."""
        return isinstance(self.source, IPv4Address) and self.source != self.interface.address


@dataclass(frozen=True, slots=True)
class NextHop:
    """The way that a packet takes out of a guest: the interface, and whose MAC address is needed."""

    kind: DestinationKind
    interface: Interface
    address: Address


class RouteList:
    """The routes of one version of IP, in the order in which the kernel lists them."""

    __slots__ = ("_prefixes", "routes", "table")

    def __init__(self, instance: ObjectId, version: int, routes: Iterable[KernelRoute]) -> None:
        self.routes = tuple(sorted(routes, key=_order))
        self._prefixes = PrefixTable([route.destination for route in self.routes])
        rows = (
            (
                "default" if route.is_default else str(route.destination),
                f"via {route.via}" if route.via else "on link",
                f"eth{route.interface.device}" + (f" src {route.source}" if route.is_sources_own else ""),
            )
            for route in self.routes
        )
        self.table = Table(f"{COMMANDS[version]} on {instance}", ("destination", "via", "device"), tuple(rows))

    def match(self, destination: Address) -> int | None:
        """Give the place of the route with the longest prefix that holds the destination."""
        return self._prefixes.match(destination)

    def compare(self, destination: Address) -> Comparison:
        """Hold a destination against every route."""
        blocks = tuple(route.destination for route in self.routes)
        return compare_routes(blocks, destination, len(self.table.columns))


def _order(route: KernelRoute) -> tuple[bool, int, int]:
    """Sort by destination; `ip -6 route` has the default route last."""
    block = route.destination
    return block.version == 6 and route.is_default, int(block.network_address), -block.prefixlen


class KernelRoutes:
    """
    The addresses and the routes of one guest, as its configuration and the model make them.

    Attributes:
        addresses: Each with its prefix length and the interface that it is configured on, the primary ones first.
        has_ipv6: Whether one of its interfaces has an address of IPv6.
    """

    __slots__ = ("_broadcasts", "_is_alone", "_lists", "_local", "addresses", "has_ipv6", "instance")

    def __init__(self, network: Network, instance: ResolvedInstance, model: Model) -> None:
        self.instance = instance
        self._is_alone = model.guest_prefix is GuestPrefix.HOST
        interfaces = [network.interfaces[port] for port in instance.interfaces]
        with_ipv6 = [one for one in interfaces if one.ipv6_addresses]
        self.has_ipv6 = bool(with_ipv6)
        configured = [
            (address.ip, address.network, _interface_for(network, interfaces, address.ip))
            for address in instance.guest.addresses
        ]
        on_guest = model.public_address_at is PublicAddressAt.GUEST
        with_ipv4 = [one for one in interfaces if one.addresses]
        public = [one.public[one.ipv4_address] for one in interfaces if one.ipv4_address in one.public]
        public = public if on_guest else []
        self._local: dict[Address, Interface | None] = {
            **{one.address: one for one in with_ipv4},
            **{own: one for one in with_ipv6 for own in (one.ipv6_addresses[0], one.link_local)},
            **{address: one for address, _, one in configured},
            **dict.fromkeys(public, interfaces[0] if interfaces else None),
        }
        length = 32 if self._is_alone else None
        self.addresses = (
            *((_with_prefix(one.address, length or _cidr_of(network, one).prefixlen), one) for one in with_ipv4),
            *((_with_prefix(one.ipv6_addresses[0], 128), one) for one in with_ipv6),
            *((_with_prefix(address, block.prefixlen), one) for address, block, one in configured),
            *((_with_prefix(address, 32), interfaces[0]) for address in public),
            *((_with_prefix(one.link_local, LINK_LOCAL.prefixlen), one) for one in with_ipv6),
        )
        routes = [*_connected_routes(network, with_ipv4, model), *_connected_by_ipv6(network, with_ipv6, model)]
        routes += [
            KernelRoute(block, None, one, address, is_kernels=True)
            for address, block, one in configured
            if block.prefixlen < SINGLE[block.version]
        ]
        if on_guest:
            routes += _neighbours_public_addresses(network, interfaces)
        self._broadcasts: dict[Address, KernelRoute] = {
            route.destination.broadcast_address: route
            for route in routes
            if route.via is None and route.destination.version == 4 and route.destination.prefixlen < 31
        }
        listed = _configured_routes(network, instance, interfaces, routes, public)
        self._lists = {
            version: RouteList(instance.id, version, (one for one in listed if one.destination.version == version))
            for version in DEFAULT_ROUTES
        }

    def listed(self, version: int) -> RouteList:
        """Give the routes of one version of IP."""
        return self._lists[version]

    def is_local(self, address: Address) -> bool:
        """Say whether an address is the guest's own."""
        return address in self._local or is_loopback(address)

    def is_broadcast(self, address: Address) -> bool:
        """Say whether an address means every station of a connected subnet."""
        return address == LIMITED_BROADCAST or address in self._broadcasts

    def find(self, destination: Address) -> KernelRoute | None:
        """Give the route with the longest prefix that holds the destination."""
        listed = self._lists[destination.version]
        row = listed.match(destination)
        return None if row is None else listed.routes[row]

    def source_for(self, destination: Address) -> Address | None:
        """Give the source that the kernel puts into a packet of its own; None where it has no route."""
        if destination in self._local:
            return destination
        route = self.find(destination)
        return route.source if route else None

    def route(self, packet: Packet, reports_to: Address | None = None) -> tuple[NextHop | None, Verdict]:
        """
        Choose the way out for a packet.

        Args:
            packet: From the IP header inward.
            reports_to: Who is told where there is no route; None for the guest's own programs.

        Returns:
            The next hop, None for a packet to the guest itself or without a route; and the verdict.
        """
        name, destination = self.instance.id, packet.header(Ip).destination
        listed, command = self._lists[destination.version], COMMANDS[destination.version]
        if self.is_local(destination):
            says = f"{destination} is {name}'s own address; the packet never leaves it"
            title = f"{command} show table local on {name}"
            table = Table(title, ("destination",), ((f"local {destination} dev lo",),))
            return None, Forwarded(packet, self._evidence(says, facts.OWN_ADDRESS_IS_LOCAL, Lookup(table, 0)))
        row = listed.match(destination)
        lookup = Lookup(listed.table, row, compare=partial(listed.compare, destination))
        if row is None:
            says = f"{name} has no route to {destination}: network is unreachable"
            says += f", as it reports to {reports_to}" if reports_to else ""
            lacks_ipv6 = destination.version == 6 and not self.has_ipv6
            fact = linux_ipv6.NO_ROUTE_WITHOUT_AN_ADDRESS if lacks_ipv6 else facts.NO_ROUTE
            return None, Dropped(packet, DropReason.GUEST_NO_ROUTE, self._evidence(says, fact, lookup))
        route = listed.routes[row]
        if self.is_broadcast(destination):
            route = self._broadcasts.get(destination, route)
            says = f"{destination} is a broadcast address: the frame goes to every station by {route.interface.id}"
            hop = NextHop(DestinationKind.BROADCAST, route.interface, destination)
            return hop, Forwarded(packet, self._evidence(says, facts.BROADCAST_IS_FRAMED, lookup))
        if destination.is_multicast:
            says = f"{destination} is a multicast address: the frame goes to the group's MAC address"
            hop = NextHop(DestinationKind.MULTICAST, route.interface, destination)
            return hop, Forwarded(packet, self._evidence(says, facts.BROADCAST_IS_FRAMED, lookup))
        hop = NextHop(DestinationKind.UNICAST, route.interface, route.via or destination)
        if route.via is None:
            says = f"{destination} is on link at {route.interface.id}, by {name}'s route {route.destination}"
            fact = linux_ipv6.PREFIX_IS_ON_LINK if route.is_advertised else facts.ON_LINK
            return hop, Forwarded(packet, self._evidence(says, fact, lookup))
        if route.is_advertised:
            says = f"{name} sends what is for {destination} by the default route that its router advertises, "
            says += f"to {route.via}"
            return hop, Forwarded(packet, self._evidence(says, linux_ipv6.DEFAULT_ROUTE_BY_ADVERTISEMENT, lookup))
        if route.is_default:
            says = f"{name} sends what is for {destination} by its default route, to {route.via}"
            fact = facts.HOST_PREFIX if self._is_alone else facts.DEFAULT_ROUTE
            return hop, Forwarded(packet, self._evidence(says, fact, lookup))
        says = f"{name} sends what is for {destination} by its own route {route.destination}, to {route.via}"
        return hop, Forwarded(packet, self._evidence(says, facts.LONGEST_PREFIX, lookup))

    def _evidence(self, says: str, fact: Fact, lookup: Lookup) -> Evidence:
        return Evidence(says, (self.instance.id,), fact, ((Ip, "destination"),), (lookup,))


def is_loopback(address: Address) -> bool:
    """Say whether an address is one by which a machine talks to itself."""
    return any(address in block for block in LOOPBACK)


def _with_prefix(address: Address, length: int) -> IPv4Interface | IPv6Interface:
    if isinstance(address, IPv6Address):
        return IPv6Interface((int(address), length))
    return IPv4Interface((int(address), length))


def _interface_for(network: Network, interfaces: list[Interface], address: Address) -> Interface:
    """Find the interface that a further address of the guest is configured on: where its subnet is, else eth0."""
    fitting = (one for one in interfaces if network.subnets[one.subnet].holds(address))
    return next(fitting, interfaces[0])


def _connected_routes(network: Network, interfaces: list[Interface], model: Model) -> list[KernelRoute]:
    if model.guest_prefix is GuestPrefix.HOST:
        return [KernelRoute(IPv4Network(_cidr_of(network, one)[1]), None, one, one.address) for one in interfaces]
    return [KernelRoute(_cidr_of(network, one), None, one, one.address, is_kernels=True) for one in interfaces]


def _cidr_of(network: Network, interface: Interface) -> IPv4Network:
    """Give the block of IPv4 of an interface that has an address of it."""
    cidr = network.subnets[interface.subnet].cidr
    assert cidr
    return cidr


def _connected_by_ipv6(network: Network, interfaces: list[Interface], model: Model) -> Iterator[KernelRoute]:
    """Give what is on link by IPv6: the prefix that the router advertises, and the link itself."""
    for one in interfaces:
        block = network.subnets[one.subnet].ipv6_cidr
        if block and model.guest_prefix is GuestPrefix.SUBNET:
            yield KernelRoute(block, None, one, one.ipv6_addresses[0], is_advertised=True)
        yield KernelRoute(LINK_LOCAL, None, one, one.link_local, is_kernels=True)


def _neighbours_public_addresses(network: Network, interfaces: list[Interface]) -> list[KernelRoute]:
    """Give the routes of a guest that has its public address on its interface: its neighbours' are on link too."""
    return [
        KernelRoute(IPv4Network(public), None, one, one.public[one.ipv4_address])
        for one in interfaces
        if one.ipv4_address in one.public
        for peer in network.interfaces_in(one.subnet)
        if peer.id != one.id
        for public in peer.public.values()
    ]


def _configured_routes(
    network: Network,
    instance: ResolvedInstance,
    interfaces: list[Interface],
    connected: list[KernelRoute],
    public: list[IPv4Address],
) -> tuple[KernelRoute, ...]:
    """Add the default route and the guest's own ones; a next hop that is on no link is one the kernel refuses."""
    routes: dict[Block, KernelRoute] = {}
    for first in [one for one in interfaces if one.addresses][:1]:
        router = network.subnets[first.subnet].router_address
        routes[DEFAULT_ROUTES[4]] = KernelRoute(
            DEFAULT_ROUTES[4], router, first, public[0] if public else first.address
        )
        # A guest that has its public address keeps to the private one within the VPC.
        for cidr in network.topology.vpcs[first.vpc].cidrs if public else ():
            routes[cidr] = KernelRoute(cidr, router, first, first.address)
    for one in [one for one in interfaces if one.ipv6_addresses][:1]:
        by = network.subnets[one.subnet].router_link_local
        routes[DEFAULT_ROUTES[6]] = KernelRoute(DEFAULT_ROUTES[6], by, one, one.ipv6_addresses[0], is_advertised=True)
    for configured in instance.guest.routes:
        named = configured.destination
        destination = DEFAULT_ROUTES[4] if isinstance(named, str) else named
        if configured.via is None and destination.prefixlen == 0:
            routes.pop(destination, None)
            continue
        link = _link_to(connected, configured.via, destination.version)
        if link:
            of_ipv6 = (*link.interface.ipv6_addresses, link.source)[0]
            source_by = of_ipv6 if destination.version == 6 else link.interface.ipv4_address
            routes[destination] = KernelRoute(destination, configured.via, link.interface, source_by)
    return (*routes.values(), *connected)


def _link_to(connected: list[KernelRoute], via: Address | None, version: int) -> KernelRoute | None:
    """Find the link of a next hop or, where a destination of this version is on link itself, the first one."""
    of_version = (route for route in connected if route.destination.version == version)
    return next((route for route in of_version if via is None or via in route.destination), None)
