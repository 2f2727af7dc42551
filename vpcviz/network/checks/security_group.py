"""Which security group would AWS refuse to create?"""

from collections.abc import Iterator
from dataclasses import replace

from vpcviz.facts import security_group as facts
from vpcviz.facts import vpc_peering
from vpcviz.facts.identifiers import ObjectId
from vpcviz.facts.protocols import protocol_name
from vpcviz.network.checks.directory import Check, Directory
from vpcviz.network.checks.rule import check_protocol
from vpcviz.network.finding import Finding
from vpcviz.network.gaps import UNREAD
from vpcviz.network.group_peers import group_peers
from vpcviz.network.prefix_list import PrefixList
from vpcviz.network.security_group import SecurityGroup, SecurityGroupRule
from vpcviz.network.traffic import ALL_PROTOCOLS
from vpcviz.network.vpc import Vpc


def check_security_groups(directory: Directory) -> Iterator[Finding]:
    """Find rules that can't be, peers that are no group of the VPC, and a second default group."""
    defaults: dict[ObjectId, ObjectId] = {}
    peers = group_peers(directory.topology, is_up=False)
    for group_id, group in directory.topology.security_groups.items():
        path = ("security_groups", group_id)
        yield from directory.refer((*path, "vpc"), group.vpc, Vpc.kind)
        if group.default and group.vpc in defaults:
            found = f"a second default group of {group.vpc}, after {defaults[group.vpc]}"
            yield Finding((*path, "default"), found, "one of them", because=facts.ONE_DEFAULT)
        if group.default and group.vpc != UNREAD:
            defaults.setdefault(group.vpc, group_id)
        for key in ("ingress", "egress"):
            if group.outside and getattr(group, key):
                yield Finding(
                    (*path, key), f"{key} of a group that is outside", "none", "leave outside or the rules out"
                )
        vpc = directory.vpcs.get(group_id)
        for direction in ("ingress", "egress"):
            known: set[tuple[object, ...]] = set()
            for place, rule in enumerate(getattr(group, direction) or ()):
                rule_path = (*path, direction, place)
                yield from check_protocol(rule_path, rule)
                # One that is off is not in AWS, and one that can't be read may be another.
                if not rule.off and not directory.gaps.is_at(*rule_path):
                    if rule.matches in known:
                        found = f"{_told(rule, direction)} a second time"
                        yield Finding(rule_path, found, "another rule", because=facts.NO_RULE_TWICE)
                    known.add(rule.matches)
                if isinstance(rule.peer, str):
                    named, besides = ObjectId(rule.peer), peers.get(group.vpc, frozenset())
                    place_of_peer = (*rule_path, "peer")
                    because = vpc_peering.GROUPS_OF_PEERS if directory.knows(named, SecurityGroup.kind) else None
                    kinds = (SecurityGroup.kind, PrefixList.kind)
                    for wrong in directory.refer_within(place_of_peer, named, vpc, *kinds, besides=besides):
                        yield replace(wrong, because=because)


def _told(rule: SecurityGroupRule, direction: str) -> str:
    ports = "" if rule.ports is None else f" {'-'.join(map(str, dict.fromkeys(rule.ports)))}"
    icmp = "" if rule.type is None else f" type {rule.type}"
    protocol = "all" if rule.protocol == ALL_PROTOCOLS else protocol_name(rule.protocol)
    return f"{protocol}{ports}{icmp} {'from' if direction == 'ingress' else 'to'} {rule.peer}"


CHECK: Check = check_security_groups
