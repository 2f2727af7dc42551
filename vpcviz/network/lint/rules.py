"""Is a rule of a security group for something, and how is one more allowed?"""

from functools import partial

from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.changes import Json
from vpcviz.network.edits.implied import written_out
from vpcviz.network.edits.values import put
from vpcviz.network.lint.advice import Remedy
from vpcviz.network.security_group import SecurityGroupRule
from vpcviz.network.topology import Topology
from vpcviz.network.traffic import ALL_PROTOCOLS


def is_for(rule: SecurityGroupRule, protocol: int, port: int) -> bool:
    """Say whether a rule is for a port of a protocol, whoever its peer is."""
    lowest, highest = rule.ports or (port, port)
    return rule.protocol in (protocol, ALL_PROTOCOLS) and lowest <= port <= highest


def allowing(group: ObjectId, rules: list[dict[str, Json]]) -> Remedy:
    """
    Offer to add inbound rules to a group; one that AWS makes with its VPC comes into the file for that.

    Args:
        rules: For one port of a protocol, one a peer.
    """
    peers = " and ".join(str(rule["peer"]) for rule in rules)
    says = f"Allow {rules[0]['protocol']} {rules[0]['ports']} in from {peers} by {group}"
    return Remedy(says, partial(_allow, group=group, more=rules))


def _allow(topology: Topology, group: ObjectId, more: list[dict[str, Json]]) -> Topology:
    topology, group = written_out(topology, group)
    rules = topology.security_groups[group].model_dump(mode="json", exclude_defaults=True).get("ingress") or []
    return put(topology, ("security_groups", group, "ingress"), [*rules, *more])
