"""What would somebody regret about a gateway load balancer?"""

from collections.abc import Iterator
from functools import partial

from vpcviz.facts import gateway_load_balancer as facts
from vpcviz.facts.identifiers import ObjectId
from vpcviz.facts.protocols import GENEVE_PORT, NUMBERS
from vpcviz.network.edits.values import put, value_at
from vpcviz.network.index import Network
from vpcviz.network.lint.advice import Advice, Advise, Remedy
from vpcviz.network.lint.load_balancer import advise_load_balancers, advised, let_in
from vpcviz.network.load_balancer import instances_of
from vpcviz.network.rule_tables import in_force
from vpcviz.network.topology import Topology

SECTION = "gateway_load_balancers"


def advise_gateway_load_balancers(network: Network) -> Iterator[Advice]:
    """Find what is to be regretted of any, and targets that take no GENEVE or let nothing pass."""
    yield from advise_load_balancers(network, SECTION)
    for balancer_id, balancer in network.topology.gateway_load_balancers.items():
        one = advised(network, SECTION, balancer_id)
        for listener in in_force(balancer.listeners):
            for target in listener.targets:
                yield from let_in(one, listener, target, sees_client=False)
        for instance in instances_of(in_force(balancer.listeners)):
            yield from _passes_nothing(network.topology, balancer_id, instance)


def _passes_nothing(topology: Topology, balancer: ObjectId, instance: ObjectId) -> Iterator[Advice]:
    guest = topology.instances[instance].guest
    if guest.listens is not None and (NUMBERS["udp"], GENEVE_PORT) not in guest.listens:
        listens = [*value_at(topology, ("instances", instance, "guest", "listens")), "udp/6081"]
        remedy = Remedy(f"Let {instance} listen on udp/6081", partial(_put, instance=instance, listens=listens))
        says = f"{instance} does not listen on UDP port 6081, on which {balancer} hands it GENEVE"
        yield Advice("appliance-without-geneve", balancer, says, facts.APPLIANCE, (remedy,))
    if not guest.ip_forward:
        remedy = Remedy(f"Let {instance} forward", partial(_put, instance=instance, ip_forward=True))
        says = f"{instance} lets nothing pass that {balancer} hands it: it does not forward"
        yield Advice("appliance-that-passes-nothing", balancer, says, facts.APPLIANCE, (remedy,))


def _put(topology: Topology, instance: ObjectId, **values: object) -> Topology:
    guest = topology.instances[instance].guest.model_dump(mode="json", exclude_defaults=True)
    return put(topology, ("instances", instance, "guest"), {**guest, **values})


ADVISE: Advise = advise_gateway_load_balancers
