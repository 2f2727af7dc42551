"""What would somebody regret about a VPC peering connection?"""

from collections.abc import Iterator
from functools import partial

from vpcviz.facts import vpc_peering as facts
from vpcviz.facts.identifiers import Block, ObjectId
from vpcviz.network.blocks import is_within
from vpcviz.network.checks.blocks import is_overlapping
from vpcviz.network.edits.values import put, take_out
from vpcviz.network.edits.vpc_peering import lead_to_peer
from vpcviz.network.index import Network
from vpcviz.network.lint.advice import Advice, Advise, Remedy, deleting
from vpcviz.network.topology import Topology
from vpcviz.network.vpc_peering import PeeringState, VpcPeering


def advise_vpc_peerings(network: Network) -> Iterator[Advice]:
    """Find connections that carry nothing, for want of a state or a route, and peers that have the same addresses."""
    topology = network.topology
    yield from _equal_peers(topology)
    for peering_id, peering in topology.vpc_peerings.items():
        if peering.state is PeeringState.PENDING_ACCEPTANCE:
            says = f"{peering_id} waits for the owner of {peering.accepter} to accept it"
            accept = Remedy(f"Accept {peering_id}", partial(_accept, peering=peering_id))
            yield Advice("peering-not-accepted", peering_id, says, facts.NOT_ACTIVE_IS_BLACKHOLE, (accept,))
            continue
        if not peering.is_up:
            kind, remedies = ("over", (deleting(peering_id),)) if peering.state.is_over else ("not-active", ())
            says = f"{peering_id} is {peering.state}, and carries nothing"
            yield Advice(f"peering-is-{kind}", peering_id, says, facts.NOT_ACTIVE_IS_BLACKHOLE, remedies)
            continue
        yield from _beyond_the_peer(topology, peering_id, peering)
        tables = [
            table for table in topology.route_tables.values() if any(r.target == peering_id for r in table.routes)
        ]
        for vpc in peering.joined:
            if any(table.vpc == vpc for table in tables):
                continue
            if not lead_to_peer(topology, peering_id, vpc)[1]:
                continue  # The other's addresses are led to by something else.
            other = peering.other_than(vpc)
            says = f"no route of {vpc} leads to {peering_id}: nothing gets to {other} by it, and no answer either"
            led = Remedy(
                f"Lead the route tables of {vpc} to {other} by {peering_id}",
                partial(_lead, peering=peering_id, vpc=vpc),
            )
            yield Advice("peering-without-a-route", peering_id, says, facts.ROUTES_ON_BOTH_SIDES, (led,))


def _beyond_the_peer(topology: Topology, peering_id: ObjectId, peering: VpcPeering) -> Iterator[Advice]:
    """Find routes to a connection for addresses that the VPC behind it does not have: it leads no further."""
    for table_id, table in topology.route_tables.items():
        peer = topology.vpcs[peering.other_than(table.vpc)]
        for route in table.routes:
            block = route.destination
            if route.off or route.target != peering_id or isinstance(block, str) or not peer.blocks:
                continue
            if any(is_within(block, own) for own in peer.blocks):
                continue
            says = (
                f"{table_id} sends {block} to {peering_id}, which leads to {peering.other_than(table.vpc)} alone: no "
                "gateway and no connection of that VPC carries what comes from a peer"
            )
            is_apart = not any(is_overlapping(block, own) for own in peer.blocks)
            place = ("route_tables", table_id, "routes", str(block))
            remedy = Remedy(f"Remove the route to {block}", partial(take_out, place=place))
            yield Advice("peering-used-as-transit", table_id, says, facts.NOT_TRANSITIVE, (remedy,) if is_apart else ())


def _equal_peers(topology: Topology) -> Iterator[Advice]:
    """Find connections to a peer of whose addresses another peer of the same VPC has some, too; the later one tells."""
    up = [(one, peering) for one, peering in topology.vpc_peerings.items() if peering.is_up]
    for later, (peering_id, peering) in enumerate(up):
        for first_id, first in up[:later]:
            for vpc in (one for one in peering.joined if one in first.joined):
                other, rival = peering.other_than(vpc), first.other_than(vpc)
                block = _shared(topology, other, rival)
                if block is None or other == rival:
                    continue
                says = (
                    f"{peering_id} and {first_id} lead from {vpc} to two peers that both have {block}: a route for it "
                    "leads to one of them, and the other's answers go there, too"
                )
                remedies = tuple(map(deleting, (peering_id, first_id)))
                yield Advice("peers-overlap", peering_id, says, facts.EQUAL_PEERS, remedies)


def _shared(topology: Topology, one: ObjectId, other: ObjectId) -> Block | None:
    """Give the smaller of two blocks that overlap, where two VPCs have such ones."""
    pairs = ((a, b) for a in topology.vpcs[one].blocks for b in topology.vpcs[other].blocks)
    return next((max(a, b, key=lambda block: block.prefixlen) for a, b in pairs if is_overlapping(a, b)), None)


def _accept(topology: Topology, peering: ObjectId) -> Topology:
    return put(topology, ("vpc_peerings", peering, "state"), PeeringState.ACTIVE.value)


def _lead(topology: Topology, peering: ObjectId, vpc: ObjectId) -> Topology:
    led, _ = lead_to_peer(topology, peering, vpc)
    return led


ADVISE: Advise = advise_vpc_peerings
