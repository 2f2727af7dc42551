"""What would somebody regret about a virtual private gateway?"""

from collections.abc import Iterator
from functools import partial
from itertools import islice

from vpcviz.facts import virtual_private_gateway as facts
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.edits.customer_gateway import place_customer_gateway
from vpcviz.network.edits.values import put
from vpcviz.network.edits.virtual_private_gateway import propagate
from vpcviz.network.edits.vpn_connection import join_by_vpn
from vpcviz.network.index import Network
from vpcviz.network.lint.advice import MOST_REMEDIES, Advice, Advise, Remedy, deleting
from vpcviz.network.sites import connections
from vpcviz.network.topology import Topology


def advise_virtual_private_gateways(network: Network) -> Iterator[Advice]:
    """Find gateways that are attached to no VPC, that lead to no site, and to which no route of their VPC leads."""
    topology = network.topology
    led = {route.target for table in topology.route_tables.values() for route in table.routes}
    led |= {gateway for table in topology.route_tables.values() for gateway in table.propagated_from}
    connected = {connection.gateway for _, _, connection in connections(topology)}
    for gateway_id, gateway in topology.virtual_private_gateways.items():
        if gateway.vpc is None:
            says = f"{gateway_id} is attached to no VPC, so that it carries nothing"
            remedies = (*_attaching(topology, gateway_id), deleting(gateway_id))
            yield Advice("private-gateway-not-attached", gateway_id, says, facts.AT_THE_EDGE, remedies)
        if gateway_id not in connected:
            says = f"no connection leads from {gateway_id} to a site, so that it carries nothing"
            remedies = (*_connecting(topology, gateway_id), deleting(gateway_id))
            yield Advice("private-gateway-without-a-site", gateway_id, says, facts.KNOWN_PREFIXES, remedies)
        elif gateway.vpc and gateway_id not in led:
            says = (
                f"no route of {gateway.vpc} leads to {gateway_id}: nothing gets to a site by it, and no answer either"
            )
            remedy = Remedy(
                f"Let the routes of {gateway_id} come into the route tables of {gateway.vpc}",
                partial(_propagate, gateway=gateway_id, vpc=gateway.vpc),
            )
            yield Advice("propagation-not-on", gateway_id, says, facts.PROPAGATION, (remedy,))


def _attaching(topology: Topology, gateway: ObjectId) -> Iterator[Remedy]:
    """Offer to attach it to the first VPCs that have none."""
    taken = {one.vpc for one in topology.virtual_private_gateways.values()}
    for vpc in islice((one for one in topology.vpcs if one not in taken), MOST_REMEDIES):
        yield Remedy(f"Attach {gateway} to {vpc}", partial(_attach, gateway=gateway, vpc=vpc))


def _attach(topology: Topology, gateway: ObjectId, vpc: ObjectId) -> Topology:
    return put(topology, ("virtual_private_gateways", gateway, "vpc"), str(vpc))


def _connecting(topology: Topology, gateway: ObjectId) -> Iterator[Remedy]:
    """Offer to connect it with the first sites."""
    for site in islice(topology.customer_gateways, MOST_REMEDIES):
        yield Remedy(f"Connect {gateway} with {site}", partial(_connect, gateway=gateway, site=site))
    if not topology.customer_gateways:
        yield Remedy(f"Place a site and connect {gateway} with it", partial(_connect_anew, gateway=gateway))


def _connect_anew(topology: Topology, gateway: ObjectId) -> Topology:
    placed = place_customer_gateway(topology, None)
    return _connect(placed.topology, gateway, placed.id)


def _connect(topology: Topology, gateway: ObjectId, site: ObjectId) -> Topology:
    return join_by_vpn(topology, gateway, site).topology


def _propagate(topology: Topology, gateway: ObjectId, vpc: ObjectId) -> Topology:
    changed, _ = propagate(topology, gateway, vpc)
    return changed


ADVISE: Advise = advise_virtual_private_gateways
