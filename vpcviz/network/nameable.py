"""Which things could a thing name, as far as AWS would have it: those of its VPC, its zone, its transit gateway?"""

from collections.abc import Callable

from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.checks.directory import Directory, open_directory
from vpcviz.network.gaps import NO_GAPS
from vpcviz.network.group_peers import group_peers
from vpcviz.network.sections import SECTIONS, things_in
from vpcviz.network.topology import Topology

_CONTAINERS = ("vpc", "subnet")
"""The keys under which a thing names what it stands in: it may be moved into any other."""
_BY_ZONE = ("host", "instance")
"""The keys under which a thing names what must be in its own zone, whatever the VPC."""

Fits = Callable[[str, ObjectId], bool]
"""Says whether a thing could be named under a key."""


def nameable(topology: Topology, object_id: ObjectId) -> Fits:
    """
    Give what tells whether a thing could name others.

    Args:
        topology: With what AWS makes with its VPCs, where that is to be named too.
    """
    directory = open_directory(topology, frozenset(), NO_GAPS)
    own, vpc = _thing(topology, object_id), directory.vpcs.get(object_id)
    peers = group_peers(topology, is_up=False).get(vpc, frozenset()) if vpc else frozenset()
    zones = _zones(directory, object_id)

    def fits(key: str, other: ObjectId) -> bool:
        name = key.rpartition(".")[2]
        if name in _CONTAINERS:
            # What AWS makes with a VPC stays in it.
            return "/" not in object_id or other == vpc
        thing = _thing(topology, other)
        if name in _BY_ZONE:
            theirs = _zones(directory, other)
            return not zones or not theirs or not zones.isdisjoint(theirs)
        gateways = {getattr(one, "gateway", None) for one in (own, thing)}
        if None not in gateways and len(gateways) > 1:
            return False
        joined, its_vpc = directory.joined.get(other), directory.vpcs.get(other)
        if joined is not None and vpc:
            return vpc in joined
        besides = peers if other in topology.security_groups else frozenset()
        return not vpc or not its_vpc or its_vpc == vpc or its_vpc in besides

    return fits


def _thing(topology: Topology, object_id: ObjectId) -> object:
    found = (things_in(topology, section).get(object_id) for section in SECTIONS)
    return next((one for one in found if one is not None), None)


def _zones(directory: Directory, object_id: ObjectId) -> set[str]:
    """Give the zones in which a thing stands, or its interfaces do; none where that can't be told."""
    thing = _thing(directory.topology, object_id)
    own = getattr(thing, "zone", None)
    subnets = {getattr(thing, "subnet", None), *(one.keys.subnet for one in directory.attached.get(object_id, ()))}
    return ({own} if own else set()) | {directory.zones[one] for one in subnets if one in directory.zones}
