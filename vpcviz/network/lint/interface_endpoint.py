"""What would somebody regret about an interface endpoint?"""

from collections.abc import Iterator
from functools import partial

from vpcviz.facts import interface_endpoint as facts
from vpcviz.facts.identifiers import ObjectId
from vpcviz.facts.protocols import TCP
from vpcviz.network.edits.values import put
from vpcviz.network.index import Network
from vpcviz.network.lint.advice import Advice, Advise, Remedy
from vpcviz.network.security_group import SecurityGroupRule
from vpcviz.network.topology import Topology
from vpcviz.network.values import ALL_PROTOCOLS

HTTPS = 443


def advise_interface_endpoints(network: Network) -> Iterator[Advice]:
    """Find endpoints whose groups let no HTTPS in, so that nobody reaches the service by them."""
    topology = network.topology
    for endpoint_id, endpoint in topology.interface_endpoints.items():
        ports = (one for one in network.interfaces.values() if one.requester == endpoint_id)
        rules = network.rules_of(next(ports)).ingress
        if any(_is_for_https(rule) for rule in rules):
            continue
        group = next((one for one in endpoint.security_groups or () if one in topology.security_groups), None)
        says = f"no security group of {endpoint_id} lets HTTPS in, so that nobody reaches {endpoint.service} by it"
        remedies = (_allowing(group, endpoint.vpc),) if group else ()
        yield Advice("no-rule-into-the-endpoint", endpoint_id, says, facts.GROUPS_OF_ITS_INTERFACES, remedies)


def _allowing(group: ObjectId, vpc: ObjectId) -> Remedy:
    return Remedy(f"Allow tcp {HTTPS} in from {vpc} by {group}", partial(_allow, group=group, vpc=vpc))


def _is_for_https(rule: SecurityGroupRule) -> bool:
    lowest, highest = rule.ports or (HTTPS, HTTPS)
    return rule.protocol in (TCP, ALL_PROTOCOLS) and lowest <= HTTPS <= highest


def _allow(topology: Topology, group: ObjectId, vpc: ObjectId) -> Topology:
    rules = topology.security_groups[group].model_dump(mode="json", exclude_defaults=True).get("ingress") or []
    more = [{"protocol": "tcp", "ports": HTTPS, "peer": str(block)} for block in topology.vpcs[vpc].cidrs]
    return put(topology, ("security_groups", group, "ingress"), [*rules, *more])


ADVISE: Advise = advise_interface_endpoints
