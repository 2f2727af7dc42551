"""What would somebody regret about a security group?"""

from collections.abc import Iterator

from vpcviz.facts import security_group as facts
from vpcviz.network.lint.advice import Advice, deleting
from vpcviz.network.references import base_of
from vpcviz.network.topology import Topology


def advise_security_groups(topology: Topology) -> Iterator[Advice]:
    """Find groups that no interface is in and no rule names."""
    things = [*topology.instances.values(), *topology.network_interfaces.values()]
    used = {group for thing in things for group in thing.security_groups or ()}
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
                facts.INGRESS,
                deleting(group_id),
            )
