"""Does the network ACL of a subnet let a packet across its border?"""

from collections.abc import Sequence
from functools import partial

from vpcviz.facts import network_acl as facts
from vpcviz.facts.fact import Fact
from vpcviz.facts.identifiers import Address
from vpcviz.forwarding.traffic_match import asked_traffic, compare_traffic, fits_traffic, read_by_rules
from vpcviz.network.network_acl import Action, NetworkAclEntry
from vpcviz.network.resolved import ResolvedNetworkAcl
from vpcviz.network.table import Table
from vpcviz.packets.headers import Ip
from vpcviz.packets.packet import Packet
from vpcviz.steps.comparison import Comparison, Fit, Order, compare_address
from vpcviz.steps.reason import DropReason
from vpcviz.steps.verdict import Dropped, Evidence, Forwarded, Lookup


def evaluate_outbound_entries(packet: Packet, acl: ResolvedNetworkAcl) -> Forwarded | Dropped:
    """Try the outbound entries by rising number against the destination; the first that fits decides."""
    return _evaluate(packet, acl, acl.egress, acl.egress_table, "destination", "leave")


def evaluate_inbound_entries(packet: Packet, acl: ResolvedNetworkAcl) -> Forwarded | Dropped:
    """Try the inbound entries by rising number against the source; the first that fits decides."""
    return _evaluate(packet, acl, acl.ingress, acl.ingress_table, "source", "enter")


def _evaluate(
    packet: Packet,
    acl: ResolvedNetworkAcl,
    entries: Sequence[NetworkAclEntry],
    table: Table,
    field: str,
    verb: str,
) -> Forwarded | Dropped:
    peer = getattr(packet.header(Ip), field)
    read = read_by_rules(packet, field)
    won = next(
        (row for row, entry in enumerate(entries) if peer in entry.peer and fits_traffic(entry, packet)),
        None,
    )
    row = len(entries) if won is None else won
    fact: Fact = facts.STATELESS if won is None else facts.LOWEST_NUMBER
    lookup = (Lookup(table, row, compare=partial(_compare, packet, entries, peer)),)
    if won is None or entries[won].action is Action.DENY:
        which = f"no numbered rule of {acl.id} fits, so *" if won is None else f"rule {entries[won].number} of {acl.id}"
        says = f"{which} does not let it {verb} the subnet"
        evidence = Evidence(says, (acl.id,), fact, read, lookup)
        return Dropped(packet, DropReason.SUBNET_ACL_RESTRICTION, evidence)
    says = f"rule {entries[won].number} of {acl.id} lets it {verb} the subnet"
    return Forwarded(packet, Evidence(says, (acl.id,), fact, read, lookup))


def _compare(packet: Packet, entries: Sequence[NetworkAclEntry], peer: Address) -> Comparison:
    """Hold a packet against every entry; the last, `*`, fits everything."""
    rows = tuple((None, None, *compare_traffic(one, packet), compare_address(one.peer, peer)) for one in entries)
    everything = (None, None, Fit(True), Fit(True), Fit(True))
    return Comparison(Order.FIRST, ("", "", *asked_traffic(packet), str(peer)), (*rows, everything))
