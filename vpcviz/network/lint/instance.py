"""What would somebody regret about an instance?"""

from collections.abc import Iterator
from functools import partial

from vpcviz.facts import internet_gateway, route_table
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.edits.gateway_load_balancer_endpoint import leads_out
from vpcviz.network.edits.public_address import free_public_address
from vpcviz.network.edits.values import put
from vpcviz.network.index import Network
from vpcviz.network.lint.advice import Advice, Advise, Remedy
from vpcviz.network.topology import Topology


def advise_instances(network: Network) -> Iterator[Advice]:
    """Find instances that a route leads to the Internet without an address there, or the other way round."""
    topology = network.topology
    for instance_id, instance in topology.instances.items():
        if not instance.subnet:
            continue
        is_led_out = leads_out(topology, instance.subnet)
        if is_led_out and not instance.public_address and free_public_address(topology):
            edit = partial(_with_public_address, instance=instance_id)
            yield Advice(
                "no-public-address",
                instance_id,
                f"{instance_id} has no public address, and the Internet gateway drops what it sends to the Internet",
                internet_gateway.ASSOCIATION_NEEDED,
                (Remedy(f"Give a public address to {instance_id}", edit),),
            )
        if instance.public_address and not is_led_out:
            yield Advice(
                "public-address-without-a-route",
                instance_id,
                f"{instance_id} has a public address, but no route of {instance.subnet} leads to an Internet gateway",
                route_table.NO_ROUTE,
            )


def _with_public_address(topology: Topology, instance: ObjectId) -> Topology:
    return put(topology, ("instances", instance, "public_address"), str(free_public_address(topology)))


ADVISE: Advise = advise_instances
