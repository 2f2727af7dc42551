"""What would somebody regret about an application load balancer?"""

from collections.abc import Iterator
from functools import partial

from vpcviz.facts import application_load_balancer as facts
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.application_load_balancer import ApplicationProtocol
from vpcviz.network.edits.instance import leads_to_internet_gateway
from vpcviz.network.index import Network
from vpcviz.network.lint.advice import MOST_REMEDIES, Advice, Advise, Remedy
from vpcviz.network.lint.load_balancer import Advised, advise_load_balancers, advised, let_in, put_listeners
from vpcviz.network.rule_tables import in_force

SECTION = "application_load_balancers"


def advise_application_load_balancers(network: Network) -> Iterator[Advice]:
    """Find what is to be regretted of any, and what AWS would ask of one besides: two zones, HTTP or HTTPS."""
    yield from advise_load_balancers(network, SECTION)
    for balancer_id, balancer in network.topology.application_load_balancers.items():
        one = advised(network, SECTION, balancer_id)
        if len(one.nodes) == 1:
            yield _in_one_zone(one)
        for at, listener in enumerate(balancer.listeners):
            if listener.protocol is ApplicationProtocol.TCP:
                says = f"port {listener.port} of {balancer_id} is to take HTTP or HTTPS, and not TCP alone"
                edit = partial(put_listeners, section=SECTION, balancer=balancer_id, at=at, key="protocol")
                remedy = Remedy(f"Take HTTP on port {listener.port} of {balancer_id}", partial(edit, value="http"))
                yield Advice("listener-of-no-protocol", balancer_id, says, facts.HTTP_AND_HTTPS, (remedy,))
        for listener in in_force(balancer.listeners):
            for target in listener.targets:
                yield from let_in(one, listener, target, sees_client=False)


def _in_one_zone(one: Advised) -> Advice:
    """Advise of a second zone, by a subnet that leads as the first one does."""
    topology, own = one.network.topology, one.network.subnets[one.nodes[0].subnet]
    is_public = leads_to_internet_gateway(topology, own.id)
    others = [
        subnet.id
        for subnet in one.network.subnets.values()
        if subnet.vpc == one.vpc
        and subnet.zone != own.zone
        and leads_to_internet_gateway(topology, subnet.id) is is_public
    ]
    known = {str(each): str(address) if address else None for each, address in one.thing.subnets.items()}
    remedies = tuple(
        Remedy(f"Add {subnet} to {one.id}", one.put("subnets", {**known, ObjectId(subnet): None}))
        for subnet in others[:MOST_REMEDIES]
    )
    says = f"{one.id} is in {own.zone} alone, and AWS makes none in fewer than two zones"
    return Advice("balancer-in-one-zone", one.id, says, facts.TWO_ZONES, remedies)


ADVISE: Advise = advise_application_load_balancers
