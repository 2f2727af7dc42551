"""Which instances can no packet between instances tell apart, but by their names?"""

from collections.abc import Hashable, Iterator
from ipaddress import IPv4Address, IPv4Interface, IPv4Network, IPv6Address, IPv6Interface, IPv6Network
from typing import Any

from pydantic import BaseModel

from vpcviz.facts.identifiers import Address, Block, ObjectId
from vpcviz.network.index import Network
from vpcviz.network.resolved import ResolvedInstance
from vpcviz.network.topology import Topology

_WORDS = frozenset({"name", "note"})
"""What people call things, which no packet meets."""

_OWN_ADDRESSES = frozenset({"address", "secondary_addresses", "ipv6_addresses", "prefixes", "public_address"})
"""What an interface has for itself: it is asked of each instance, and is no rule about others."""

_NO_RULES = frozenset({"probes", "positions"})
_INTERFACES = frozenset({"instances", "network_interfaces"})


def alike(network: Network) -> tuple[tuple[ObjectId, ...], ...]:
    """
    Put the instances that have an interface into classes.

    Two are in one where they are in the same subnet and groups, are configured alike, and no block of addresses that
    the file names anywhere holds one of them and not the other. An instance of which something is told by its id, or
    which has more than one address, is alone. So is each whose address another VPC has too, or for whose flow an
    appliance is chosen by its addresses.

    Returns:
        The ids of each class, in the file's order.
    """
    told = _Told(network.topology)
    found: dict[Hashable, list[ObjectId]] = {}
    for instance in network.instances.values():
        if instance.interfaces:
            found.setdefault(_class_of(network, told, instance), []).append(instance.id)
    return tuple(map(tuple, found.values()))


class _Told:
    """What a file says about addresses and things, wherever it does."""

    def __init__(self, topology: Topology) -> None:
        self.ids: set[str] = set()
        self.addresses: set[Address] = set()
        blocks: set[Block] = set()
        for section in type(topology).model_fields:
            if section not in _NO_RULES:
                for value in _values(getattr(topology, section), own=section in _INTERFACES):
                    match value:
                        case IPv4Interface() | IPv6Interface():
                            self.addresses.add(value.ip)
                            blocks.add(value.network)
                        case IPv4Network() | IPv6Network():
                            blocks.add(value)
                        case IPv4Address() | IPv6Address():
                            self.addresses.add(value)
                        case str():
                            self.ids.add(value)
                        case _:
                            pass
        self.blocks = [(block.version, int(block.network_address), int(block.netmask)) for block in blocks]
        cidrs = [(vpc, cidr) for vpc, one in topology.vpcs.items() for cidr in one.cidrs]
        self.shared = {vpc for vpc, cidr in cidrs if any(cidr.overlaps(other) for one, other in cidrs if one != vpc)}
        hashed = any(one.appliance_mode for one in topology.transit_gateway_attachments.values())
        self.hashed = {one.vpc for one in topology.transit_gateway_attachments.values()} if hashed else set()
        balancers = topology.gateway_load_balancers.values()
        if any(len(listener.targets) > 1 for one in balancers for listener in one.listeners):
            self.hashed |= topology.vpcs.keys()

    def about(self, address: Address) -> tuple[int, ...]:
        """Name the blocks that hold an address, by their places."""
        number, version = int(address), address.version
        held = enumerate(self.blocks)
        return tuple(place for place, (of, base, mask) in held if of == version and number & mask == base)


def _values(value: Any, *, own: bool) -> Iterator[Any]:
    """
    Go through all that stands in a part of a topology.

    Args:
        own: Whether the things in it are interfaces, whose own addresses are left out.
    """
    match value:
        case BaseModel():
            left_out = _WORDS | (_OWN_ADDRESSES if own else frozenset())
            for key in value.model_fields_set - left_out:
                yield from _values(getattr(value, key), own=False)
        case dict():
            for one in value.values():
                yield from _values(one, own=own)
            if not own:
                yield from (one for one in value if isinstance(one, IPv4Address | IPv6Address))
        case tuple():
            for one in value:
                yield from _values(one, own=own)
        case _:
            yield value


def _class_of(network: Network, told: _Told, instance: ResolvedInstance) -> Hashable:
    """Give what instances of one class have in common."""
    interface = network.interfaces[instance.interfaces[0]]
    configured = network.topology.instances[instance.id]
    public = tuple(interface.public.values())
    is_alone = (
        len(instance.interfaces) > 1
        or max(len(interface.addresses), len(interface.ipv6_addresses)) > 1
        or bool(interface.prefixes)
        or configured.mac is not None
        or not told.ids.isdisjoint((instance.id, interface.id))
        or not told.addresses.isdisjoint((*interface.own, *public))
        or interface.vpc in told.shared
        or interface.vpc in told.hashed
    )
    if is_alone:
        return instance.id
    return (
        interface.subnet,
        interface.security_groups,
        interface.source_dest_check,
        instance.is_running,
        instance.guest.model_dump_json(),
        tuple(map(told.about, interface.own)),
        tuple(map(told.about, public)),
    )
