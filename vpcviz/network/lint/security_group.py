"""What would somebody regret about a security group?"""

from collections.abc import Iterator

from vpcviz.facts import security_group as facts
from vpcviz.network.index import Network
from vpcviz.network.lint.advice import Advice, Advise, deleting
from vpcviz.network.references import base_of


def advise_security_groups(network: Network) -> Iterator[Advice]:
    """Find groups that no interface is in and no rule names."""
    topology = network.topology
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


ADVISE: Advise = advise_security_groups
