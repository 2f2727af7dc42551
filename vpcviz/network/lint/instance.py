"""What would somebody regret about an instance?"""

from collections.abc import Iterator
from functools import partial
from ipaddress import IPv6Network

from vpcviz.facts import internet_gateway, route_table
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.edits.gateway_load_balancer_endpoint import leads_out
from vpcviz.network.edits.public_address import free_public_address
from vpcviz.network.edits.route_table import DEFAULT
from vpcviz.network.edits.values import put
from vpcviz.network.index import Network
from vpcviz.network.lint.advice import Advice, Advise, Remedy
from vpcviz.network.lint.subnet import routes_used
from vpcviz.network.topology import Topology


def advise_instances(network: Network) -> Iterator[Advice]:
    """Find instances that a route leads to the Internet without an address there, or the other way round."""
    topology = network.topology
    for instance_id, instance in topology.instances.items():
        if not instance.subnet:
            continue
        is_led_out = leads_out(topology, instance.subnet) and not _by_ipv6_alone(topology, instance.subnet)
        if is_led_out and not instance.public_address and free_public_address(topology):
            edit = partial(_with_public_address, instance=instance_id)
            yield Advice(
                "no-public-address",
                instance_id,
                f"{instance_id} has no public address, and the Internet gateway drops what it sends to the Internet",
                internet_gateway.ASSOCIATION_NEEDED,
                (Remedy(f"Give a public address to {instance_id}", edit),),
            )
        if instance.public_address and not is_led_out and not _through_another(topology, instance.subnet):
            yield Advice(
                "public-address-without-a-route",
                instance_id,
                f"{instance_id} has a public address, but no route of {instance.subnet} leads to an Internet gateway",
                route_table.NO_ROUTE,
            )


def _by_ipv6_alone(topology: Topology, subnet: ObjectId) -> bool:
    """Say whether only routes of IPv6 lead a subnet to an Internet gateway, which translates none of that."""
    led = [route for route in routes_used(topology, subnet) if route.target in topology.internet_gateways]
    return bool(led) and all(isinstance(route.destination, IPv6Network) for route in led)


def _through_another(topology: Topology, subnet: ObjectId) -> bool:
    """Say whether a subnet's default route leads through an instance, which may lead on."""
    targets = {route.target for route in routes_used(topology, subnet) if route.destination == DEFAULT}
    return any(one in topology.instances or one in topology.network_interfaces for one in targets)


def _with_public_address(topology: Topology, instance: ObjectId) -> Topology:
    return put(topology, ("instances", instance, "public_address"), str(free_public_address(topology)))


ADVISE: Advise = advise_instances
