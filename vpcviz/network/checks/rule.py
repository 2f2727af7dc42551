"""Which ports and ICMP types can a rule or an entry name?"""

from collections.abc import Iterator

from vpcviz.facts.protocols import ICMP, ICMPV6, NAMES, TCP, UDP, protocol_name
from vpcviz.network.finding import Finding, Path
from vpcviz.network.network_acl import NetworkAclEntry
from vpcviz.network.security_group import SecurityGroupRule
from vpcviz.network.traffic import ALL_PROTOCOLS


def check_protocol(path: Path, rule: SecurityGroupRule | NetworkAclEntry) -> Iterator[Finding]:
    """Find ports of a protocol that has none, and ICMP types of another protocol."""
    protocol = "all" if rule.protocol == ALL_PROTOCOLS else protocol_name(rule.protocol)
    if rule.ports is not None and rule.protocol not in (TCP, UDP):
        expected = f"no ports, since only {NAMES[TCP]} and {NAMES[UDP]} have them"
        yield Finding((*path, "ports"), f"ports with protocol {protocol}", expected)
    for key in ("type", "code"):
        if getattr(rule, key) is not None and rule.protocol not in (ICMP, ICMPV6):
            expected = f"no {key}, since only {NAMES[ICMP]} and {NAMES[ICMPV6]} have one"
            yield Finding((*path, key), f"a {key} with protocol {protocol}", expected)
    if rule.code is not None and rule.type is None and rule.protocol in (ICMP, ICMPV6):
        yield Finding((*path, "code"), "a code without a type", "a type too, since each type has codes of its own")
