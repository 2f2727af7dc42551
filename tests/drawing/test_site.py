"""Where do a site's own ways run in the picture?"""

from tests.drawing.walks import traced
from vpcviz.drawing.layout import lay_out
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.document import read_topology
from vpcviz.network.index import compile_network

TWO_SITES = compile_network(
    read_topology(
        """\
format: vpcviz/1
vpcs: {lab: {region: us-east-1, cidrs: [10.0.0.0/16]}}
virtual_private_gateways: {vgw: {vpc: lab}}
internet_gateways: {igw: {vpc: lab}}
customer_gateways:
  office: {address: 192.0.2.1, cidrs: [192.168.0.0/16]}
  store: {address: 192.0.2.2, cidrs: [172.16.0.0/16]}
vpn_connections:
  vpn-1: {gateway: vgw, customer_gateway: office}
  vpn-2: {gateway: vgw, customer_gateway: store}
on_premises_hosts:
  desk: {customer_gateway: office, address: 192.168.1.7, public_address: 192.0.2.1}
  till: {customer_gateway: store, address: 172.16.1.7, public_address: 192.0.2.2}
internet_hosts: {home: {address: 203.0.113.12}}
"""
    )
)


def test_a_packet_runs_by_its_sites_own_way_to_the_internet_and_not_through_the_tunnel() -> None:
    picture = lay_out(TWO_SITES)
    for sender, site in zip(("desk", "till"), picture.sites, strict=True):
        trail = traced(TWO_SITES, sender, "203.0.113.12")
        walked = [line for one in trail.increments for line in one.segment.lines]
        assert any(set(site.way_out) <= set(line) for line in walked)
        rings = {picture.anchors[ObjectId(connection)].point for connection in ("vpn-1", "vpn-2")}
        assert not any(rings & set(line) for line in walked)


def test_a_site_whose_way_to_the_internet_is_not_known_has_none_in_the_picture() -> None:
    document = TWO_SITES.topology.model_copy(update={"on_premises_hosts": {}})
    assert [site.way_out for site in lay_out(compile_network(document)).sites] == [(), ()]
