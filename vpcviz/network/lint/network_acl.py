"""What would somebody regret about a network ACL?"""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import islice

from vpcviz.facts import network_acl as facts
from vpcviz.facts.identifiers import ObjectId
from vpcviz.facts.protocols import TCP
from vpcviz.network.changes import Json
from vpcviz.network.edits.values import put
from vpcviz.network.index import Network
from vpcviz.network.lint.advice import MOST_REMEDIES, Advice, Advise, Remedy, deleting
from vpcviz.network.network_acl import Action, NetworkAclEntry
from vpcviz.network.rule_tables import in_force
from vpcviz.network.topology import Topology
from vpcviz.network.traffic import ALL_PROTOCOLS

EPHEMERAL_PORTS = (1024, 65535)
"""From where clients of any system ask, and whereto they are answered."""

OPPOSITE = {"ingress": "egress", "egress": "ingress"}
WORDS = {"ingress": "in", "egress": "out"}
_STEP = 10


def advise_network_acls(network: Network) -> Iterator[Advice]:
    """Find ACLs that no subnet has, and those that let a TCP connection begin and not its answers come back."""
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
