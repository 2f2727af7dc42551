from tests.network.lint.test_topology import of_kind
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.document import read_topology
from vpcviz.network.index import compile_network

TRANSIT = """\
format: vpcviz/1
vpcs:
  one: {region: us-east-1, cidrs: [10.1.0.0/16]}
  two: {region: us-east-1, cidrs: [10.2.0.0/16]}
  twin: {region: us-east-1, cidrs: [10.1.0.0/16]}
subnets:
  s1: {vpc: one, zone: us-east-1a, cidr: 10.1.0.0/24}
  s1b: {vpc: one, zone: us-east-1b, cidr: 10.1.1.0/24}
  s2: {vpc: two, zone: us-east-1a, cidr: 10.2.0.0/24}
  s3: {vpc: twin, zone: us-east-1a, cidr: 10.1.0.0/24}
route_tables: {rt: {vpc: one, main: true, routes: [{destination: 10.2.0.0/16, target: tgw}]}}
transit_gateways:
  tgw:
    attachments:
      att-1: {vpc: one, subnets: [s1], association: rtb, propagations: [rtb]}
      att-2: {vpc: two, subnets: [s2], association: rtb, propagations: [rtb]}
      att-3: {vpc: twin, subnets: [s3], association: rtb, propagations: [rtb]}
    route_tables: {rtb: {}}
"""


def test_an_attachment_is_advised_of_the_zone_that_it_misses_and_a_vpc_of_the_route_that_it_lacks() -> None:
    topology = read_topology(TRANSIT)
    for kind, at in (("attachment-misses-a-zone", ["att-1"]), ("transit-gateway-without-a-route", ["tgw", "tgw"])):
        assert [one.at for one in of_kind(topology, kind)] == at
        while found := of_kind(topology, kind):
            topology = found[0].remedies[0].edit(topology)
    network = compile_network(topology)
    assert [*topology.transit_gateway_attachments[ObjectId("att-1")].subnets] == ["s1", "s1b"]
    assert {network.route_tables[network.subnets[ObjectId(one)].route_table].id for one in ("s2", "s3")} == {
        "two-main",
        "twin-main",
    }


def test_where_every_block_is_led_to_by_something_else_nothing_is_said_of_a_transit_gateway() -> None:
    peered = TRANSIT.replace(
        "route_tables: {rt:", "vpc_peerings: {pcx: {requester: one, accepter: two}}\nroute_tables: {rt:"
    )
    led = peered.replace(
        "route_tables: {rt:",
        "route_tables: {rt-2: {vpc: two, main: true, routes: [{destination: 10.1.0.0/16, target: pcx}]}, rt:",
    )
    assert [one.says.split()[3] for one in of_kind(read_topology(led), "transit-gateway-without-a-route")] == ["twin"]


def test_blocks_that_an_earlier_attachment_keeps_out_are_told_of() -> None:
    (found,) = of_kind(read_topology(TRANSIT), "attachment-overlaps")
    assert (found.at, found.remedies) == ("att-3", ())
    assert found.says.startswith("10.1.0.0/16 of twin does not come into rtb")


def test_a_vpc_is_advised_of_what_its_attachments_table_leads_to_and_its_own_do_not() -> None:
    apart = TRANSIT.replace("{rtb: {}}", "{rtb: {routes: [{destination: 10.9.0.0/16, target: att-3}]}}")
    found = of_kind(read_topology(apart), "transit-gateway-misses-a-route")
    assert [one.says.partition(":")[0] for one in found] == [
        "no route of one leads 10.9.0.0/16 to tgw, whose rtb leads it to att-3"
    ]
    (remedy,) = found[0].remedies
    mended = remedy.edit(read_topology(apart))
    assert of_kind(mended, "transit-gateway-misses-a-route") == []
    wide = apart.replace("destination: 10.2.0.0/16, target: tgw", "destination: 10.0.0.0/8, target: tgw")
    assert of_kind(read_topology(wide), "transit-gateway-misses-a-route") == []
