"""Which network ACL would AWS refuse to create?"""

from collections.abc import Iterator

from vpcviz.facts import network_acl as facts
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.checks.directory import Check, Directory
from vpcviz.network.checks.rule import check_protocol
from vpcviz.network.finding import Finding
from vpcviz.network.gaps import UNREAD
from vpcviz.network.vpc import Vpc


def check_network_acls(directory: Directory) -> Iterator[Finding]:
    """Find entries that can't be, a number that two entries share, and a second default list."""
    defaults: dict[ObjectId, ObjectId] = {}
    for acl_id, acl in directory.topology.network_acls.items():
        path = ("network_acls", acl_id)
        yield from directory.refer((*path, "vpc"), acl.vpc, Vpc.kind)
        if acl.default and acl.vpc in defaults:
            found = f"a second default network ACL of {acl.vpc}, after {defaults[acl.vpc]}"
            yield Finding((*path, "default"), found, "one of them", because=facts.ONE_DEFAULT)
        if acl.default and acl.vpc != UNREAD:
            defaults.setdefault(acl.vpc, acl_id)
        for direction in ("ingress", "egress"):
            numbers: set[int] = set()
            for place, entry in enumerate(getattr(acl, direction)):
                entry_path = (*path, direction, place)
                yield from check_protocol(entry_path, entry)
                if entry.number in numbers:
                    found = f"the number {entry.number} a second time"
                    yield Finding((*entry_path, "number"), found, "another number", because=facts.ONE_ENTRY_A_NUMBER)
                if not directory.gaps.is_at(*entry_path, "number"):
                    numbers.add(entry.number)


CHECK: Check = check_network_acls
