"""The security groups of which other VPCs may the rules of one name?"""

from collections.abc import Iterator, Mapping

from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.sections import SECTIONS, things_in
from vpcviz.network.topology import Topology


def group_peers(topology: Topology, *, is_up: bool) -> Mapping[ObjectId, frozenset[ObjectId]]:
    """
    Give, for each VPC that is joined with others of its region, those others.

    Args:
        is_up: Whether only what carries something counts.
    """
    found: dict[ObjectId, frozenset[ObjectId]] = {}
    joining = (section for section, model in SECTIONS.items() if model.shares_groups)
    for thing in (one for section in joining for one in things_in(topology, section).values()):
        known = [one for one in thing.joined if one in topology.vpcs]
        if is_up and not thing.is_up:
            continue
        for vpc in known:
            region = topology.vpcs[vpc].region
            others = {one for one in known if one != vpc and topology.vpcs[one].region == region}
            found[vpc] = found.get(vpc, frozenset()) | others
    for attached in _attached_together(topology, is_up=is_up):
        for vpc in attached:
            found[vpc] = found.get(vpc, frozenset()) | (attached - {vpc})
    return found


def _attached_together(topology: Topology, *, is_up: bool) -> Iterator[frozenset[ObjectId]]:
    """Give the VPCs that are attached to one transit gateway, by which rules may name each other's groups."""
    for gateway_id, gateway in topology.transit_gateways.items():
        own = [one for one in topology.transit_gateway_attachments.values() if one.gateway == gateway_id]
        carried = [one for one in own if gateway.security_group_referencing and one.security_group_referencing]
        yield frozenset(one.vpc for one in (carried if is_up else own) if one.vpc in topology.vpcs)


def vpc_of_group(topology: Topology, group: ObjectId) -> ObjectId:
    """Give the VPC of a security group, an implied one included."""
    named = topology.security_groups.get(group)
    return named.vpc if named else ObjectId(group.partition("/")[0])
