"""What would be regretted of the ways to customers' sites?"""

import pytest

from tests.network.lint.test_topology import START, of_kind
from tests.network.lint.test_transit_gateway import TRANSIT
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.checks.topology import check_topology
from vpcviz.network.document import read_topology
from vpcviz.network.edits.palette import place
from vpcviz.network.index import compile_network
from vpcviz.network.lint.topology import lint
from vpcviz.walks.probe import make_probe
from vpcviz.walks.walk import walk

PRIVATE = "virtual_private_gateways: {vgw: {vpc: lab}}\n"
SITE = "customer_gateways: {office: {address: 192.0.2.1, cidrs: [192.168.0.0/16]}}\n"
VPN = "vpn_connections: {vpn: {gateway: vgw, customer_gateway: office, static_routes: [192.168.0.0/16]}}\n"

REGRETTED = {
    "a virtual private gateway of no VPC": (
        "virtual_private_gateways: {vgw: {}}\n" + SITE + VPN,
        "private-gateway-not-attached",
        "vgw",
    ),
    "a virtual private gateway without a site": (
        PRIVATE + SITE + "route_tables: {rt: {vpc: lab, main: true, propagated_from: [vgw]}}\n",
        "private-gateway-without-a-site",
        "vgw",
    ),
    "a virtual private gateway where there is no site": (
        PRIVATE + "route_tables: {rt: {vpc: lab, main: true, propagated_from: [vgw]}}\n",
        "private-gateway-without-a-site",
        "vgw",
    ),
    "a virtual private gateway whose routes come nowhere": (PRIVATE + SITE + VPN, "propagation-not-on", "vgw"),
    "a site to which nothing leads": (PRIVATE + SITE, "site-without-a-connection", "office"),
    "a site with addresses of a VPC": (
        PRIVATE + "customer_gateways: {office: {address: 192.0.2.1, cidrs: [10.0.0.0/8]}}\n" + VPN,
        "site-overlaps-a-vpc",
        "office",
    ),
    "a VPN connection that is down": (
        PRIVATE + SITE + "vpn_connections: {vpn: {gateway: vgw, customer_gateway: office, state: down}}\n",
        "vpn-connection-down",
        "vpn",
    ),
    "a VPN connection that knows of nothing": (
        PRIVATE + SITE + "vpn_connections: {vpn: {gateway: vgw, customer_gateway: office}}\n",
        "vpn-connection-without-routes",
        "vpn",
    ),
    "a VPN connection that is attached to no transit gateway": (
        "transit_gateways: {tgw: {route_tables: {rtb: {}}}}\n"
        + SITE
        + "vpn_connections: {vpn: {gateway: tgw, customer_gateway: office, learned_routes: [192.168.0.0/16]}}\n",
        "vpn-connection-not-attached",
        "vpn",
    ),
}


@pytest.mark.parametrize(("text", "kind", "at"), [pytest.param(*case, id=name) for name, case in REGRETTED.items()])
def test_what_would_be_regretted_is_said_on_its_thing_and_the_remedy_mends_it(text: str, kind: str, at: str) -> None:
    topology = read_topology(START + text)
    (found,) = of_kind(topology, kind)
    assert found.at == at
    for remedy in found.remedies:
        mended = remedy.edit(topology)
        assert check_topology(mended) == []
        assert of_kind(mended, kind) == []


OFFICE = START + SITE + "on_premises_hosts: {desk: {customer_gateway: office, address: 192.168.0.7}}\n"


def test_what_is_placed_between_a_vpc_and_a_site_answers_at_once_and_is_not_regretted() -> None:
    opened = "security_groups: {sg: {vpc: lab, default: true, ingress: [{peer: 0.0.0.0/0}]}}\n"
    topology = read_topology(OFFICE + opened + "instances: {a: {subnet: s1}}\n")
    for section in ("virtual_private_gateways", "vpn_connections"):
        topology = place(topology, section, None).topology
    assert lint(topology) == ()
    network = compile_network(topology)
    assert walk(network, make_probe(network, source="desk", destination="a")).answered


def test_a_vpc_is_led_to_a_site_behind_its_transit_gateway() -> None:
    topology = place(read_topology(TRANSIT + SITE), "vpn_connections", ObjectId("tgw")).topology
    for advice in of_kind(topology, "transit-gateway-without-a-route"):
        topology = advice.remedies[0].edit(topology)
    destinations = {str(route.destination) for route in topology.route_tables[ObjectId("two-main")].routes}
    assert "192.168.0.0/16" in destinations
