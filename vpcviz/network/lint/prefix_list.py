"""What would somebody regret about a prefix list?"""

from collections.abc import Iterator

from vpcviz.facts import prefix_list as facts
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.index import Network
from vpcviz.network.lint.advice import Advice, Advise, deleting
from vpcviz.network.rule_tables import in_force
from vpcviz.network.topology import Topology

USUAL_RULES = 60
"""How many a security group may have in each direction, unless AWS has granted more."""


def advise_prefix_lists(network: Network) -> Iterator[Advice]:
    """Find lists that nothing names, those that hold nothing, and groups in which lists count as too many rules."""
    topology = network.topology
    named = _named(topology)
    for list_id, one in topology.prefix_lists.items():
        if list_id not in named:
            says = f"no route and no rule names {list_id}"
            yield Advice("unused-prefix-list", list_id, says, facts.NAMED_IN_ROUTES_AND_RULES, (deleting(list_id),))
        elif one.entries == ():
            says = f"{list_id} is empty: the routes and rules that name it hold no address"
            yield Advice("empty-prefix-list", list_id, says, facts.CONTENT_DECIDES)
    for group_id, group in topology.security_groups.items():
        for direction, rules in (("inbound", group.ingress or ()), ("outbound", group.egress or ())):
            lists = [topology.prefix_lists.get(ObjectId(str(rule.peer))) for rule in in_force(rules)]
            count = sum((one.counts_as or 1) if one else 1 for one in lists)
            if any(lists) and count > USUAL_RULES:
                says = f"the {direction} rules of {group_id} count as {count}, since a prefix list counts as its size"
                yield Advice("too-many-rules", group_id, says, facts.COUNTS_AS_ITS_SIZE)


def _named(topology: Topology) -> set[str]:
    """Give what routes and rules name in place of a block, and what endpoints serve."""
    routed = {str(route.destination) for table in topology.route_tables.values() for route in table.routes}
    transit = topology.transit_gateway_route_tables.values()
    routed |= {str(route.destination) for table in transit for route in table.routes}
    groups = topology.security_groups.values()
    rules = (rule for group in groups for rule in (*(group.ingress or ()), *(group.egress or ())))
    served = {str(endpoint.prefix_list) for endpoint in topology.gateway_endpoints.values()}
    return served | routed | {str(rule.peer) for rule in rules}


ADVISE: Advise = advise_prefix_lists
