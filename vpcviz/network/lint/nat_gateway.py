"""What would somebody regret about a NAT gateway?"""

from collections.abc import Iterator

from vpcviz.facts import nat_gateway as facts
from vpcviz.facts import route_table
from vpcviz.network.edits.instance import leads_to_internet_gateway
from vpcviz.network.lint.advice import Advice, deleting
from vpcviz.network.topology import Topology


def advise_nat_gateways(topology: Topology) -> Iterator[Advice]:
    """Find NAT gateways to which no route leads, and public ones from which none leads to an Internet gateway."""
    targets = {route.target for table in topology.route_tables.values() for route in table.routes}
    for gateway_id, gateway in topology.nat_gateways.items():
        if gateway_id not in targets:
            yield Advice(
                "nat-gateway-without-a-route",
                gateway_id,
                f"no route leads to {gateway_id}, so that it serves nobody",
                route_table.TARGET_IS_AN_OBJECT,
                deleting(gateway_id),
            )
        if gateway.public_address and not leads_to_internet_gateway(topology, gateway.subnet):
            yield Advice(
                "nat-gateway-in-a-private-subnet",
                gateway_id,
                f"{gateway_id} is a public NAT gateway, but no route of {gateway.subnet} leads to an Internet gateway",
                facts.INTERNET_GATEWAY_NEEDED,
            )
