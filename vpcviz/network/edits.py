"""How is a topology changed, and how is each change undone?"""

from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Network
from typing import TypeVar

from pydantic import BaseModel

from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.checks.topology import check_topology
from vpcviz.network.defaults import inline_interface
from vpcviz.network.errors import EditRefused
from vpcviz.network.guest import GuestRoute
from vpcviz.network.instance import Instance
from vpcviz.network.network_interface import InterfaceKeys
from vpcviz.network.route_table import Route, RouteTable
from vpcviz.network.topology import Topology

_Thing = TypeVar("_Thing", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class AddRoute:
    """
    Add a route to a route table.

    Attributes:
        position: Where in the table's list; None is at its end.
    """

    route_table: ObjectId
    route: Route
    position: int | None = None

    def apply(self, topology: Topology) -> Topology:
        """Give the topology with the route; raises EditRefused where AWS would not take it."""
        routes = list(_table(self, topology, self.route_table).routes)
        routes.insert(len(routes) if self.position is None else self.position, self.route)
        return _checked(self, _with_routes(topology, self.route_table, routes))

    def inverse(self, topology: Topology) -> "RemoveRoute":
        """Give the edit that undoes this one, from the topology as it is before."""
        return RemoveRoute(self.route_table, self.route.destination)


@dataclass(frozen=True, slots=True)
class RemoveRoute:
    """Remove a route from a route table."""

    route_table: ObjectId
    destination: IPv4Network | IPv6Network

    def apply(self, topology: Topology) -> Topology:
        """Give the topology without the route; raises EditRefused where there is none."""
        routes = list(_table(self, topology, self.route_table).routes)
        del routes[_place_of_route(self, topology, self.route_table, self.destination)]
        return _checked(self, _with_routes(topology, self.route_table, routes))

    def inverse(self, topology: Topology) -> AddRoute:
        """Give the edit that undoes this one, from the topology as it is before."""
        place = _place_of_route(self, topology, self.route_table, self.destination)
        return AddRoute(self.route_table, topology.route_tables[self.route_table].routes[place], place)


@dataclass(frozen=True, slots=True)
class ChangeRoute:
    """
    Put a route in the place of another one.

    Attributes:
        destination: Of the route that goes.
    """

    route_table: ObjectId
    destination: IPv4Network | IPv6Network
    route: Route

    def apply(self, topology: Topology) -> Topology:
        """Give the topology with the route changed; raises EditRefused where AWS would not take it."""
        routes = list(_table(self, topology, self.route_table).routes)
        routes[_place_of_route(self, topology, self.route_table, self.destination)] = self.route
        return _checked(self, _with_routes(topology, self.route_table, routes))

    def inverse(self, topology: Topology) -> "ChangeRoute":
        """Give the edit that undoes this one, from the topology as it is before."""
        place = _place_of_route(self, topology, self.route_table, self.destination)
        before = topology.route_tables[self.route_table].routes[place]
        return ChangeRoute(self.route_table, self.route.destination, before)


@dataclass(frozen=True, slots=True)
class SetPublicAddress:
    """
    Associate a public address with a private one.

    Attributes:
        interface: A network interface, or an instance for its inline one.
        private_address: One of the interface's; None is its primary one.
    """

    interface: ObjectId
    public_address: IPv4Address
    private_address: IPv4Address | None = None

    def apply(self, topology: Topology) -> Topology:
        """Give the topology with the association; raises EditRefused where AWS would not make it."""
        keys = _interface(self, topology, self.interface)
        public = keys.public_address
        is_primary = self.private_address in (None, keys.address)
        if is_primary and not isinstance(public, dict):
            changed: IPv4Address | dict[IPv4Address, IPv4Address] = self.public_address
        else:
            private = self.private_address or keys.address
            pairs = public if isinstance(public, dict) else {keys.address: public} if public else {}
            if private is None or None in pairs:
                raise EditRefused(self, f"{self.interface} has no address in the file; write one first")
            changed = {one: other for one, other in pairs.items() if one} | {private: self.public_address}
        return _checked(self, _with_interface(topology, self.interface, {"public_address": changed}))

    def inverse(self, topology: Topology) -> "RestorePublicAddresses":
        """Give the edit that undoes this one, from the topology as it is before."""
        return RestorePublicAddresses(self.interface, _public(self, topology, self.interface))


@dataclass(frozen=True, slots=True)
class ClearPublicAddress:
    """
    Take the public address from a private one.

    Attributes:
        interface: A network interface, or an instance for its inline one.
        private_address: One of the interface's; None is its primary one.
    """

    interface: ObjectId
    private_address: IPv4Address | None = None

    def apply(self, topology: Topology) -> Topology:
        """Give the topology without the association; raises EditRefused where there is none."""
        keys = _interface(self, topology, self.interface)
        private = self.private_address or keys.address
        public = keys.public_address
        pairs: list[tuple[IPv4Address | None, IPv4Address | None]] = [(keys.address, None)]
        pairs += public.items() if isinstance(public, dict) else [(keys.address, public)]
        if not any(one == private and other for one, other in pairs):
            raise EditRefused(self, f"{private or self.interface} has no public address")
        left = {one: other for one, other in pairs if one and other and one != private}
        return _checked(self, _with_interface(topology, self.interface, {"public_address": left or None}))

    def inverse(self, topology: Topology) -> "RestorePublicAddresses":
        """Give the edit that undoes this one, from the topology as it is before."""
        return RestorePublicAddresses(self.interface, _public(self, topology, self.interface))


@dataclass(frozen=True, slots=True)
class RestorePublicAddresses:
    """
    Give an interface the public addresses that it had, written as they were.

    Attributes:
        public: One for the primary address, or pairs of a private and a public one.
    """

    interface: ObjectId
    public: IPv4Address | tuple[tuple[IPv4Address, IPv4Address], ...] | None

    def apply(self, topology: Topology) -> Topology:
        """Give the topology with these public addresses and no other on the interface."""
        _interface(self, topology, self.interface)
        public = dict(self.public) if isinstance(self.public, tuple) else self.public
        return _checked(self, _with_interface(topology, self.interface, {"public_address": public}))

    def inverse(self, topology: Topology) -> "RestorePublicAddresses":
        """Give the edit that undoes this one, from the topology as it is before."""
        return RestorePublicAddresses(self.interface, _public(self, topology, self.interface))


@dataclass(frozen=True, slots=True)
class SetSourceDestCheck:
    """Switch an interface's source/destination check on or off."""

    interface: ObjectId
    is_enabled: bool

    def apply(self, topology: Topology) -> Topology:
        """Give the topology with the check as it should be."""
        _interface(self, topology, self.interface)
        return _checked(self, _with_interface(topology, self.interface, {"source_dest_check": self.is_enabled}))

    def inverse(self, topology: Topology) -> "SetSourceDestCheck":
        """Give the edit that undoes this one, from the topology as it is before."""
        return SetSourceDestCheck(self.interface, _interface(self, topology, self.interface).source_dest_check)


@dataclass(frozen=True, slots=True)
class SetGuestRoute:
    """
    Give the kernel of an instance a route, in place of the one that it has to the same destination.

    Attributes:
        position: Where in the list a new one goes; None is at its end.
    """

    instance: ObjectId
    route: GuestRoute
    position: int | None = None

    def apply(self, topology: Topology) -> Topology:
        """Give the topology with the route; raises EditRefused where the kernel would not take it."""
        routes = list(_instance(self, topology, self.instance).guest.routes)
        place = _place_of_guest_route(routes, self.route.destination)
        if place is None:
            routes.insert(len(routes) if self.position is None else self.position, self.route)
        else:
            routes[place] = self.route
        return _checked(self, _with_guest_routes(topology, self.instance, routes))

    def inverse(self, topology: Topology) -> "SetGuestRoute | ClearGuestRoute":
        """Give the edit that undoes this one, from the topology as it is before."""
        routes = _instance(self, topology, self.instance).guest.routes
        place = _place_of_guest_route(routes, self.route.destination)
        if place is None:
            return ClearGuestRoute(self.instance, self.route.destination)
        return SetGuestRoute(self.instance, routes[place])


@dataclass(frozen=True, slots=True)
class ClearGuestRoute:
    """
    Take a route from the kernel of an instance.

    Attributes:
        destination: A block of addresses, or `default`.
    """

    instance: ObjectId
    destination: IPv4Network | str

    def apply(self, topology: Topology) -> Topology:
        """Give the topology without the route; raises EditRefused where there is none."""
        routes = list(_instance(self, topology, self.instance).guest.routes)
        del routes[self._place(topology)]
        return _checked(self, _with_guest_routes(topology, self.instance, routes))

    def inverse(self, topology: Topology) -> SetGuestRoute:
        """Give the edit that undoes this one, from the topology as it is before."""
        place = self._place(topology)
        return SetGuestRoute(self.instance, topology.instances[self.instance].guest.routes[place], place)

    def _place(self, topology: Topology) -> int:
        routes = _instance(self, topology, self.instance).guest.routes
        place = _place_of_guest_route(routes, self.destination)
        if place is None:
            raise EditRefused(self, f"the guest of {self.instance} has no route to {self.destination}")
        return place


Edit = (
    AddRoute
    | RemoveRoute
    | ChangeRoute
    | SetPublicAddress
    | ClearPublicAddress
    | RestorePublicAddresses
    | SetSourceDestCheck
    | SetGuestRoute
    | ClearGuestRoute
)
"""A change to a topology, which knows the change that undoes it."""


def _checked(edit: Edit, topology: Topology) -> Topology:
    findings = check_topology(topology)
    if findings:
        first = findings[0]
        because = f": {first.because.says}" if first.because else ""
        raise EditRefused(edit, f"found {first.found}, expected {first.expected}{because}")
    return topology


def _table(edit: Edit, topology: Topology, table_id: ObjectId) -> RouteTable:
    if table_id in topology.route_tables:
        return topology.route_tables[table_id]
    vpc, _, implied = table_id.partition("/")
    if implied == "main" and ObjectId(vpc) in topology.vpcs:
        raise EditRefused(edit, f"{table_id} is implied; write a main route table for {vpc} first")
    raise EditRefused(edit, f"there is no route table called {table_id}")


def _place_of_route(edit: Edit, topology: Topology, table_id: ObjectId, destination: IPv4Network | IPv6Network) -> int:
    for place, route in enumerate(_table(edit, topology, table_id).routes):
        if route.destination == destination:
            return place
    raise EditRefused(edit, f"{table_id} has no route to {destination}")


def _with_routes(topology: Topology, table_id: ObjectId, routes: list[Route]) -> Topology:
    table = topology.route_tables[table_id].model_copy(update={"routes": tuple(routes)})
    return topology.model_copy(update={"route_tables": _replaced(topology.route_tables, table_id, table)})


def _inline(topology: Topology, interface: ObjectId) -> ObjectId | None:
    """Name the instance on which an interface is described, if it is on one."""
    for instance in (interface, ObjectId(interface.removesuffix("/eth0"))):
        known = topology.instances.get(instance)
        if known and known.subnet and interface in (instance, inline_interface(instance)):
            return instance
    return None


def _interface(edit: Edit, topology: Topology, interface: ObjectId) -> InterfaceKeys:
    if interface in topology.network_interfaces:
        return topology.network_interfaces[interface]
    instance = _inline(topology, interface)
    if instance is None:
        raise EditRefused(edit, f"there is no network interface called {interface}")
    return topology.instances[instance]


def _public(
    edit: Edit, topology: Topology, interface: ObjectId
) -> IPv4Address | tuple[tuple[IPv4Address, IPv4Address], ...] | None:
    public = _interface(edit, topology, interface).public_address
    return tuple(public.items()) if isinstance(public, dict) else public


def _with_interface(topology: Topology, interface: ObjectId, update: dict[str, object]) -> Topology:
    instance = _inline(topology, interface)
    if instance is None:
        changed = topology.network_interfaces[interface].model_copy(update=update)
        interfaces = _replaced(topology.network_interfaces, interface, changed)
        return topology.model_copy(update={"network_interfaces": interfaces})
    return _with_instance(topology, instance, update)


def _instance(edit: Edit, topology: Topology, instance: ObjectId) -> Instance:
    if instance not in topology.instances:
        raise EditRefused(edit, f"there is no instance called {instance}")
    return topology.instances[instance]


def _with_instance(topology: Topology, instance: ObjectId, update: dict[str, object]) -> Topology:
    changed = topology.instances[instance].model_copy(update=update)
    return topology.model_copy(update={"instances": _replaced(topology.instances, instance, changed)})


def _place_of_guest_route(
    routes: list[GuestRoute] | tuple[GuestRoute, ...], destination: IPv4Network | str
) -> int | None:
    return next((place for place, route in enumerate(routes) if route.destination == destination), None)


def _with_guest_routes(topology: Topology, instance: ObjectId, routes: list[GuestRoute]) -> Topology:
    guest = topology.instances[instance].guest.model_copy(update={"routes": tuple(routes)})
    return _with_instance(topology, instance, {"guest": guest})


def _replaced(things: Mapping[ObjectId, _Thing], object_id: ObjectId, thing: _Thing) -> dict[ObjectId, _Thing]:
    """Copy a section with one thing changed; its place in the file's order stays, for addresses depend on it."""
    return {**things, object_id: thing}
