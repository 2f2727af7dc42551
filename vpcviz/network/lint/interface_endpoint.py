"""What would somebody regret about an interface endpoint?"""

from collections.abc import Iterator

from vpcviz.facts import interface_endpoint as facts
from vpcviz.facts.identifiers import ObjectId
from vpcviz.facts.protocols import TCP
from vpcviz.network.index import Network
from vpcviz.network.lint.advice import Advice, Advise, Remedy
from vpcviz.network.lint.rules import allowing, is_for
from vpcviz.network.topology import Topology

HTTPS = 443


def advise_interface_endpoints(network: Network) -> Iterator[Advice]:
    """Find endpoints whose groups let no HTTPS in, so that nobody reaches the service by them."""
    topology = network.topology
    for endpoint_id, endpoint in topology.interface_endpoints.items():
        ports = (one for one in network.interfaces.values() if one.requester == endpoint_id)
        rules = network.rules_of(next(ports)).ingress
        if any(is_for(rule, TCP, HTTPS) for rule in rules):
            continue
        group = next((one for one in endpoint.security_groups or () if one in topology.security_groups), None)
        says = f"no security group of {endpoint_id} lets HTTPS in, so that nobody reaches {endpoint.service} by it"
        remedies = (_allowing(topology, group, endpoint.vpc),) if group else ()
        yield Advice("no-rule-into-the-endpoint", endpoint_id, says, facts.GROUPS_OF_ITS_INTERFACES, remedies)


def _allowing(topology: Topology, group: ObjectId, vpc: ObjectId) -> Remedy:
    blocks = topology.vpcs[vpc].cidrs
    return allowing(group, [{"protocol": "tcp", "ports": HTTPS, "peer": str(block)} for block in blocks])


ADVISE: Advise = advise_interface_endpoints
