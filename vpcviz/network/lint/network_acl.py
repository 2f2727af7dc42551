"""What would somebody regret about a network ACL?"""

from collections.abc import Iterator, Sequence
from functools import partial
from ipaddress import ip_network
from itertools import islice

from vpcviz.facts import network_acl as facts
from vpcviz.facts.identifiers import ObjectId
from vpcviz.facts.protocols import ICMP, TCP
from vpcviz.network.changes import Json
from vpcviz.network.edits.values import put
from vpcviz.network.index import Network
from vpcviz.network.lint.advice import MOST_REMEDIES, Advice, Advise, Remedy, deleting
from vpcviz.network.network_acl import Action, NetworkAclEntry
from vpcviz.network.resolved import TargetKind
from vpcviz.network.rule_tables import in_force
from vpcviz.network.topology import Topology
from vpcviz.network.traffic import ALL_PROTOCOLS

EPHEMERAL_PORTS = (1024, 65535)
"""From where clients of any system ask, and whereto they are answered."""

OPPOSITE = {"ingress": "egress", "egress": "ingress"}
WORDS = {"ingress": "in", "egress": "out"}
EVERYBODY = ip_network("0.0.0.0/0")
TOO_LARGE_TYPE, TOO_LARGE_CODE = 3, 4
HIGHEST_NUMBER = 32766
_STEP = 10


def advise_network_acls(network: Network) -> Iterator[Advice]:
    """Find ACLs that no subnet has, and those that keep away a connection's answers, or what its sender has to know."""
    topology = network.topology
    used = {subnet.network_acl for subnet in topology.subnets.values()}
    for acl_id, acl in topology.network_acls.items():
        if acl_id not in used and not acl.default:
            yield Advice(
                "unused-network-acl",
                acl_id,
                f"{acl_id} is at no subnet's border",
                facts.NOT_WITHIN_SUBNET,
                (*_put_at_borders(topology, acl_id), deleting(acl_id)),
            )
            continue
        for direction, other in OPPOSITE.items():
            entries = {"ingress": in_force(acl.ingress), "egress": in_force(acl.egress)}
            if _allows_tcp(entries[direction]) and not _allows_answers(entries[other]):
                yield _without_answers(acl_id, direction, other, [one.number for one in entries[other]])
        inward, outward = in_force(acl.ingress), in_force(acl.egress)
        decides = _for_too_large(inward)
        if _leads_out(network, acl_id) and _allows_tcp(outward) and (not decides or decides.action is Action.DENY):
            before = decides.number if decides else HIGHEST_NUMBER
            yield _without_too_large(acl_id, before, [one.number for one in acl.ingress])


def _leads_out(network: Network, acl_id: ObjectId) -> bool:
    """Say whether an ACL stands before a subnet from which packets go where less fits than in a VPC."""
    tables = {subnet.route_table for subnet in network.subnets.values() if subnet.network_acl == acl_id}
    led = (route.kind for table in tables for route in network.route_tables[table].routes)
    return any(kind not in (TargetKind.LOCAL, TargetKind.BLACKHOLE) for kind in led)


def _for_too_large(entries: Sequence[NetworkAclEntry]) -> NetworkAclEntry | None:
    """Find the entry that decides what somebody on the way tells of a packet that is too large, whoever that is."""
    about = (
        one
        for one in sorted(entries, key=lambda entry: entry.number)
        if one.protocol in (ICMP, ALL_PROTOCOLS)
        and one.type in (None, TOO_LARGE_TYPE)
        and one.code in (None, TOO_LARGE_CODE)
        and one.peer == EVERYBODY
    )
    return next(about, None)


def _without_too_large(acl_id: ObjectId, before: int, numbers: list[int]) -> Advice:
    """
    Regret that nobody may tell a sender of the size that fits.

    Args:
        before: The number before which a rule for that has to stand.
        numbers: Those that are taken.
    """
    wanted = (*range(_STEP * 10, before, _STEP), *range(1, before))
    number = next((one for one in wanted if one not in numbers), None)
    entry: dict[str, Json] = {
        "number": number,
        "action": "allow",
        "protocol": "icmp",
        "type": TOO_LARGE_TYPE,
        "code": TOO_LARGE_CODE,
        "peer": str(EVERYBODY),
    }
    says = f"Allow icmp {TOO_LARGE_TYPE}, code {TOO_LARGE_CODE}, in by rule {number}"
    remedy = Remedy(says, lambda topology: put(topology, ("network_acls", acl_id, "ingress", str(number)), entry))
    return Advice(
        "no-path-mtu",
        acl_id,
        f"{acl_id} lets nobody tell {WORDS['ingress']} that a packet is too large: what may not be split vanishes",
        facts.PATH_MTU,
        (remedy,) if number else (),
    )


def _put_at_borders(topology: Topology, acl_id: ObjectId) -> Iterator[Remedy]:
    """Offer to put an ACL at the border of subnets that have the VPC's own."""
    acl = topology.network_acls[acl_id]
    denies = "" if in_force(acl.ingress) or in_force(acl.egress) else ", where it denies everything"
    own = (one for one, subnet in topology.subnets.items() if subnet.vpc == acl.vpc and subnet.network_acl is None)
    for subnet in islice(own, MOST_REMEDIES):
        says = f"Put {acl_id} at the border of {subnet}{denies}"
        yield Remedy(says, partial(put, place=("subnets", subnet, "network_acl"), value=str(acl_id)))


def _allows_tcp(entries: Sequence[NetworkAclEntry]) -> bool:
    return any(one.action is Action.ALLOW and one.protocol in (TCP, ALL_PROTOCOLS) for one in entries)


def _allows_answers(entries: Sequence[NetworkAclEntry]) -> bool:
    """Say whether some entry lets every ephemeral port of TCP through; what is denied before it is not looked at."""
    lowest, highest = EPHEMERAL_PORTS
    return any(
        one.action is Action.ALLOW
        and one.protocol in (TCP, ALL_PROTOCOLS)
        and (one.ports is None or (one.ports[0] <= lowest and one.ports[1] >= highest))
        for one in entries
    )


def _without_answers(acl_id: ObjectId, direction: str, other: str, numbers: list[int]) -> Advice:
    number = next((one for one in range(_STEP * 10, 32766, _STEP) if one not in numbers), 1)
    ports = f"{EPHEMERAL_PORTS[0]}-{EPHEMERAL_PORTS[1]}"
    entry: dict[str, Json] = {
        "number": number,
        "action": "allow",
        "protocol": "tcp",
        "ports": ports,
        "peer": "0.0.0.0/0",
    }
    return Advice(
        "no-ephemeral-ports",
        acl_id,
        f"{acl_id} lets TCP {WORDS[direction]}, but not the answers {WORDS[other]}: they go to the ports {ports}",
        facts.STATELESS,
        (
            Remedy(
                f"Allow tcp {ports} {WORDS[other]} by rule {number}",
                lambda topology: put(topology, ("network_acls", acl_id, other, str(number)), entry),
            ),
        ),
    )


ADVISE: Advise = advise_network_acls
