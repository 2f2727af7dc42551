"""What would somebody regret about a VPC peering connection?"""

from collections.abc import Iterator
from functools import partial

from vpcviz.facts import vpc_peering as facts
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.edits.values import put
from vpcviz.network.edits.vpc_peering import lead_to_peer
from vpcviz.network.index import Network
from vpcviz.network.lint.advice import Advice, Advise, Remedy, deleting
from vpcviz.network.topology import Topology
from vpcviz.network.vpc_peering import PeeringState


def advise_vpc_peerings(network: Network) -> Iterator[Advice]:
    """Find connections that carry nothing: not active, or without a route on one side, so that no answer comes back."""
    topology = network.topology
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


def _accept(topology: Topology, peering: ObjectId) -> Topology:
    return put(topology, ("vpc_peerings", peering, "state"), PeeringState.ACTIVE.value)


def _lead(topology: Topology, peering: ObjectId, vpc: ObjectId) -> Topology:
    led, _ = lead_to_peer(topology, peering, vpc)
    return led


ADVISE: Advise = advise_vpc_peerings
