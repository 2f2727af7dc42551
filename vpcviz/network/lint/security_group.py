"""What would somebody regret about a security group?"""

from collections.abc import Iterator
from functools import partial

from vpcviz.facts import security_group as facts
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.defaults import default_groups
from vpcviz.network.edits.values import put
from vpcviz.network.index import Network
from vpcviz.network.lint.advice import MOST_REMEDIES, Advice, Advise, Remedy, deleting
from vpcviz.network.references import base_of
from vpcviz.network.topology import Topology


def advise_security_groups(network: Network) -> Iterator[Advice]:
    """Find groups that no interface is in and no rule names."""
    topology = network.topology
    used = {group for interface in network.interfaces.values() for group in interface.security_groups}
    used |= {
        base_of(str(rule.peer))
        for group in topology.security_groups.values()
        for rule in (*(group.ingress or ()), *(group.egress or ()))
    }
    for group_id, group in topology.security_groups.items():
        if group_id not in used and not group.default:
            yield Advice(
                "unused-security-group",
                group_id,
                f"{group_id} is nobody's: no interface is in it, and no rule names it",
                facts.ACTS_ON_MEMBERS,
                (*_put_in(topology, group_id), deleting(group_id)),
            )


def _put_in(topology: Topology, group: ObjectId) -> Iterator[Remedy]:
    """Offer to put instances of its VPC into a group; they stay in those that they are in."""
    vpc = topology.security_groups[group].vpc
    own = [
        (one, instance)
        for one, instance in topology.instances.items()
        if instance.subnet and topology.subnets[instance.subnet].vpc == vpc
    ]
    for one, instance in own[:MOST_REMEDIES]:
        groups = [*(instance.security_groups or (default_groups(topology)[vpc],)), group]
        place = ("instances", one, "security_groups")
        yield Remedy(f"Put {one} in {group}, too", partial(put, place=place, value=[str(each) for each in groups]))


ADVISE: Advise = advise_security_groups
