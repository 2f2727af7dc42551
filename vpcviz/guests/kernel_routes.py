"""Where does the kernel of an instance send a packet?"""

from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from ipaddress import IPv4Address, IPv4Interface, IPv4Network

from vpcviz.facts import linux as facts
from vpcviz.facts.fact import Fact
from vpcviz.network.index import Network
from vpcviz.network.prefix_table import PrefixTable
from vpcviz.network.resolved import Interface, ResolvedInstance
from vpcviz.network.table import Table
from vpcviz.packets.headers import IPv4
from vpcviz.packets.packet import Packet
from vpcviz.steps.comparison import Comparison, compare_routes
from vpcviz.steps.model import GuestPrefix, Model, PublicAddressAt
from vpcviz.steps.reason import DropReason
from vpcviz.steps.verdict import Dropped, Evidence, Forwarded, Lookup, Verdict

ANYWHERE = IPv4Network("0.0.0.0/0")
LOOPBACK = IPv4Network("127.0.0.0/8")
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
    """

    destination: IPv4Network
    via: IPv4Address | None
    interface: Interface
    source: IPv4Address
    is_kernels: bool = False

    @property
    def is_sources_own(self) -> bool:
        """Say whether the route names a source of its own, and not the interface's primary address."""
        return self.source != self.interface.address


@dataclass(frozen=True, slots=True)
class NextHop:
    """The way that a packet takes out of a guest: the interface, and whose MAC address is needed."""

    kind: DestinationKind
    interface: Interface
    address: IPv4Address


class KernelRoutes:
    """
    The addresses and the routes of one guest, as its configuration and the model make them.

    Attributes:
        addresses: Each with its prefix length and the interface that it is configured on, the primary ones first.
        routes: In the order in which the kernel lists them, by destination.
    """

    __slots__ = ("_broadcasts", "_is_alone", "_local", "_rows", "_table", "addresses", "instance", "routes")

    def __init__(self, network: Network, instance: ResolvedInstance, model: Model) -> None:
        self.instance = instance
        self._is_alone = model.guest_prefix is GuestPrefix.HOST
        interfaces = [network.interfaces[port] for port in instance.interfaces]
        configured = [
            (address.ip, address.network, _interface_for(network, interfaces, address.ip))
            for address in instance.guest.addresses
        ]
        on_guest = model.public_address_at is PublicAddressAt.GUEST
        public = [one.public[one.address] for one in interfaces if one.address in one.public] if on_guest else []
        self._local = (
            {one.address: one for one in interfaces}
            | {address: one for address, _, one in configured}
            | dict.fromkeys(public, interfaces[0] if interfaces else None)
        )
        length = 32 if self._is_alone else None
        self.addresses = (
            *(
                (_with_prefix(one.address, length or network.subnets[one.subnet].cidr.prefixlen), one)
                for one in interfaces
            ),
            *((_with_prefix(address, block.prefixlen), one) for address, block, one in configured),
            *((_with_prefix(address, 32), interfaces[0]) for address in public),
        )
        routes = _connected_routes(network, interfaces, model)
        routes += [
            KernelRoute(block, None, one, address, is_kernels=True)
            for address, block, one in configured
            if block.prefixlen < 32
        ]
        if on_guest:
            routes += _neighbours_public_addresses(network, interfaces)
        self._broadcasts = {
            route.destination.broadcast_address: route
            for route in routes
            if route.via is None and route.destination.prefixlen < 31
        }
        self.routes = _configured_routes(network, instance, interfaces, routes, public)
        self._rows = PrefixTable([route.destination for route in self.routes])
        self._table = Table(
            f"ip route on {instance.id}",
            ("destination", "via", "device"),
            tuple(
                (
                    "default" if route.destination == ANYWHERE else str(route.destination),
                    f"via {route.via}" if route.via else "on link",
                    f"eth{route.interface.device}" + (f" src {route.source}" if route.is_sources_own else ""),
                )
                for route in self.routes
            ),
        )

    @property
    def table(self) -> Table:
        return self._table

    def is_local(self, address: IPv4Address) -> bool:
        """Say whether an address is the guest's own."""
        return address in self._local or address in LOOPBACK

    def is_broadcast(self, address: IPv4Address) -> bool:
        """Say whether an address means every station of a connected subnet."""
        return address == LIMITED_BROADCAST or address in self._broadcasts

    def find(self, destination: IPv4Address) -> KernelRoute | None:
        """Give the route with the longest prefix that holds the destination."""
        row = self._rows.match(destination)
        return None if row is None else self.routes[row]

    def source_for(self, destination: IPv4Address) -> IPv4Address | None:
        """Give the source that the kernel puts into a packet of its own; None where it has no route."""
        if destination in self._local:
            return destination
        route = self.find(destination)
        return route.source if route else None

    def route(self, packet: Packet, reports_to: IPv4Address | None = None) -> tuple[NextHop | None, Verdict]:
        """
        Choose the way out for a packet.

        Args:
            packet: From the IPv4 header inward.
            reports_to: Who is told where there is no route; None for the guest's own programs.

        Returns:
            The next hop, None for a packet to the guest itself or without a route; and the verdict.
        """
        name, destination = self.instance.id, packet.header(IPv4).destination
        if self.is_local(destination):
            says = f"{destination} is {name}'s own address; the packet never leaves it"
            table = Table(f"ip route show table local on {name}", ("destination",), ((f"local {destination} dev lo",),))
            return None, Forwarded(packet, self._evidence(says, facts.OWN_ADDRESS_IS_LOCAL, Lookup(table, 0)))
        row = self._rows.match(destination)
        lookup = Lookup(self._table, row, compare=partial(self._compare, destination))
        if row is None:
            says = f"{name} has no route to {destination}: network is unreachable"
            says += f", as it reports to {reports_to}" if reports_to else ""
            return None, Dropped(packet, DropReason.GUEST_NO_ROUTE, self._evidence(says, facts.NO_ROUTE, lookup))
        route = self.routes[row]
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
            return hop, Forwarded(packet, self._evidence(says, facts.ON_LINK, lookup))
        if route.destination == ANYWHERE:
            says = f"{name} sends what is for {destination} by its default route, to {route.via}"
            fact = facts.HOST_PREFIX if self._is_alone else facts.DEFAULT_ROUTE
            return hop, Forwarded(packet, self._evidence(says, fact, lookup))
        says = f"{name} sends what is for {destination} by its own route {route.destination}, to {route.via}"
        return hop, Forwarded(packet, self._evidence(says, facts.LONGEST_PREFIX, lookup))

    def _compare(self, destination: IPv4Address) -> Comparison:
        blocks = tuple(route.destination for route in self.routes)
        return compare_routes(blocks, destination, len(self._table.columns))

    def _evidence(self, says: str, fact: Fact, lookup: Lookup) -> Evidence:
        return Evidence(says, (self.instance.id,), fact, ((IPv4, "destination"),), (lookup,))


def _with_prefix(address: IPv4Address, length: int) -> IPv4Interface:
    return IPv4Interface((int(address), length))


def _interface_for(network: Network, interfaces: list[Interface], address: IPv4Address) -> Interface:
    """Find the interface that a further address of the guest is configured on: where its subnet is, else eth0."""
    fitting = (one for one in interfaces if address in network.subnets[one.subnet].cidr)
    return next(fitting, interfaces[0])


def _connected_routes(network: Network, interfaces: list[Interface], model: Model) -> list[KernelRoute]:
    if model.guest_prefix is GuestPrefix.HOST:
        return [
            KernelRoute(IPv4Network(network.subnets[one.subnet].router_address), None, one, one.address)
            for one in interfaces
        ]
    return [
        KernelRoute(network.subnets[one.subnet].cidr, None, one, one.address, is_kernels=True) for one in interfaces
    ]


def _neighbours_public_addresses(network: Network, interfaces: list[Interface]) -> list[KernelRoute]:
    """Give the routes of a guest that has its public address on its interface: its neighbours' are on link too."""
    return [
        KernelRoute(IPv4Network(public), None, one, one.public[one.address])
        for one in interfaces
        if one.address in one.public
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
    routes: dict[IPv4Network, KernelRoute] = {}
    if interfaces:
        first = interfaces[0]
        router = network.subnets[first.subnet].router_address
        routes[ANYWHERE] = KernelRoute(ANYWHERE, router, first, public[0] if public else first.address)
        # A guest that has its public address keeps to the private one within the VPC.
        for cidr in network.topology.vpcs[first.vpc].cidrs if public else ():
            routes[cidr] = KernelRoute(cidr, router, first, first.address)
    for configured in instance.guest.routes:
        destination = ANYWHERE if isinstance(configured.destination, str) else configured.destination
        if configured.via is None and destination == ANYWHERE:
            routes.pop(ANYWHERE, None)
            continue
        link = _link_to(connected, configured.via) if configured.via else connected[0]
        if link:
            routes[destination] = KernelRoute(destination, configured.via, link.interface, link.interface.address)
    listed = (*routes.values(), *connected)
    return tuple(sorted(listed, key=lambda route: (route.destination.network_address, -route.destination.prefixlen)))


def _link_to(connected: list[KernelRoute], via: IPv4Address) -> KernelRoute | None:
    return next((route for route in connected if via in route.destination), None)
