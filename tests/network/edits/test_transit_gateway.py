import pytest

from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.canonical import write_topology
from vpcviz.network.document import read_fragment, read_topology
from vpcviz.network.edits.connecting import gateways_for
from vpcviz.network.edits.palette import place
from vpcviz.network.edits.pasting import fragment, paste
from vpcviz.network.edits.removing import remove
from vpcviz.network.edits.renaming import rename
from vpcviz.network.errors import EditRefused
from vpcviz.network.index import compile_network
from vpcviz.network.topology import Topology
from vpcviz.walks.probe import make_probe
from vpcviz.walks.walk import walk

THREE = """format: vpcviz/1
vpcs:
  one: {region: us-east-1, cidrs: [10.1.0.0/16]}
  two: {region: us-east-1, cidrs: [10.2.0.0/16]}
  twin: {region: us-east-1, cidrs: [10.1.0.0/16]}
  far: {region: eu-west-1, cidrs: [10.3.0.0/16]}
subnets:
  s1: {vpc: one, zone: us-east-1a, cidr: 10.1.0.0/24}
  s1b: {vpc: one, zone: us-east-1b, cidr: 10.1.1.0/24}
  s1a: {vpc: one, zone: us-east-1a, cidr: 10.1.2.0/24}
  s2: {vpc: two, zone: us-east-1a, cidr: 10.2.0.0/24}
  st: {vpc: twin, zone: us-east-1a, cidr: 10.1.0.0/24}
  sf: {vpc: far, zone: eu-west-1a, cidr: 10.3.0.0/24}
instances: {a: {subnet: s1b, security_groups: [open]}, b: {subnet: s2}}
security_groups: {open: {vpc: one, ingress: [{peer: 0.0.0.0/0}]}}
"""


def three() -> Topology:
    return read_topology(THREE)


def placed() -> Topology:
    return place(three(), "transit_gateways", None).topology


def test_a_new_one_joins_the_vpcs_of_its_region_that_have_subnets_and_addresses_of_their_own_and_leads_there() -> None:
    made = place(three(), "transit_gateways", None)
    assert made.says == (
        "tgw-rtb is tgw's route table: all are associated with it, and propagate into it",
        "att-one joins one to tgw by s1, s1b",
        "att-two joins two to tgw by s2",
        "one-main sends 10.2.0.0/16 there",
        "two-main sends 10.1.0.0/16 there",
    )
    network = compile_network(made.topology)
    assert walk(network, make_probe(network, source="b", destination="a")).answered


def test_a_second_one_takes_no_vpc_along_that_is_attached_already_and_has_it_attached_when_it_is_asked_to() -> None:
    second = place(placed(), "transit_gateways", None)
    assert second.says == (
        "tgw-1 has a route table, tgw-1-rtb, and nothing is attached to it yet: place TGW attachments",
        "one stays attached to tgw alone",
        "two stays attached to tgw alone",
    )
    assert second.topology.route_tables == placed().route_tables
    third = place(second.topology, "transit_gateway_attachments", ObjectId("one")).topology
    assert [one.gateway for one in third.transit_gateway_attachments.values()] == ["tgw", "tgw", "tgw-1"]


def test_a_second_one_joins_the_vpcs_that_have_come_since() -> None:
    text = THREE + "transit_gateways: {tgw: {attachments: {att: {vpc: one, subnets: [s1]}}}}\n"
    more = text.replace("vpcs:\n", "vpcs:\n  new: {region: us-east-1, cidrs: [10.7.0.0/16]}\n", 1)
    more = more.replace("subnets:\n", "subnets:\n  sn: {vpc: new, zone: us-east-1a, cidr: 10.7.0.0/24}\n", 1)
    made = place(read_topology(more), "transit_gateways", None)
    of_it = [one.vpc for one in made.topology.transit_gateway_attachments.values() if one.gateway == made.id]
    assert of_it == ["new", "two"]
    assert "one stays attached to tgw alone" in made.says


def test_a_table_that_a_subnet_has_of_its_own_leads_to_the_others_too() -> None:
    text = THREE.replace("cidr: 10.2.0.0/24}", "cidr: 10.2.0.0/24, route_table: rt-s2}") + "route_tables:\n"
    made = place(read_topology(text + "  rt-s2: {vpc: two}\n"), "transit_gateways", None)
    assert made.says[-2:] == ("two-main sends 10.1.0.0/16 there", "rt-s2 sends 10.1.0.0/16 there")
    network = compile_network(made.topology)
    assert walk(network, make_probe(network, source="b", destination="a")).answered


def test_it_is_written_with_its_attachments_and_tables_inside_and_read_back_as_the_same() -> None:
    text = write_topology(placed())
    assert "transit_gateway_attachments" not in text
    assert "att-one: {vpc: one, subnets: [s1, s1b]" in text
    assert write_topology(read_topology(text)) == text


def test_a_further_vpc_is_attached_to_the_one_of_its_region_and_no_other() -> None:
    attached = place(placed(), "transit_gateway_attachments", ObjectId("twin"))
    assert attached.says == ("att-twin joins twin to tgw by st", "twin-main sends 10.2.0.0/16 there")
    with pytest.raises(EditRefused, match="eu-west-1 has none"):
        place(placed(), "transit_gateway_attachments", ObjectId("far"))
    with pytest.raises(EditRefused, match="one is attached to every transit gateway of us-east-1"):
        place(placed(), "transit_gateway_attachments", ObjectId("one"))


def test_an_attached_vpc_is_led_to_the_others_and_they_to_it_where_no_route_does_that_yet() -> None:
    text = THREE.replace("subnets:\n", "subnets:\n  sn: {vpc: new, zone: us-east-1a, cidr: 10.7.0.0/24}\n", 1)
    text = text.replace("vpcs:\n", "vpcs:\n  new: {region: us-east-1, cidrs: [10.7.0.0/16]}\n", 1)
    text += """transit_gateways:
  tgw:
    attachments:
      att-one: {vpc: one, subnets: [s1, s1b], association: rtb, propagations: [rtb]}
      att-two: {vpc: two, subnets: [s2], association: rtb, propagations: [rtb]}
    route_tables: {rtb: {}}
route_tables:
  rt-one: {vpc: one, main: true, routes: [{destination: 10.2.0.0/16, target: tgw}]}
  rt-two: {vpc: two, main: true, routes: [{destination: 10.0.0.0/8, target: tgw}]}
"""
    attached = place(read_topology(text), "transit_gateway_attachments", ObjectId("new"))
    assert attached.says == (
        "att-new joins new to tgw by sn",
        "new-main sends 10.1.0.0/16 there",
        "new-main sends 10.2.0.0/16 there",
        "rt-one sends 10.7.0.0/16 there",
    )


def test_without_a_subnet_anywhere_there_is_nothing_to_join() -> None:
    bare = read_topology("format: vpcviz/1\nvpcs: {one: {region: us-east-1, cidrs: [10.1.0.0/16]}}\n")
    with pytest.raises(EditRefused, match="there is none yet"):
        place(bare, "transit_gateways", None)


def test_a_subnet_of_an_attached_vpc_can_be_led_to_the_others() -> None:
    assert gateways_for(placed(), ObjectId("s1")) == ["tgw"]
    assert gateways_for(placed(), ObjectId("sf")) == []


def test_with_it_go_its_attachments_its_tables_and_the_routes_to_it() -> None:
    gone = remove(placed(), [ObjectId("tgw")])
    assert [one for _, one in gone.with_it] == ["att-one", "att-two", "tgw-rtb"]
    assert not any(table.routes for table in gone.topology.route_tables.values())


def test_without_a_subnet_an_attachment_stays_by_the_others_and_without_the_last_it_goes() -> None:
    assert [*remove(placed(), [ObjectId("s1")]).topology.transit_gateway_attachments[ObjectId("att-one")].subnets] == [
        "s1b"
    ]
    assert ("transit_gateway_attachments", "att-two") in remove(placed(), [ObjectId("s2")]).with_it


def test_a_renamed_subnet_or_table_is_followed_by_the_attachment() -> None:
    renamed = rename(rename(placed(), ObjectId("s1"), "first"), ObjectId("tgw-rtb"), "table")
    attachment = renamed.transit_gateway_attachments[ObjectId("att-one")]
    assert [*attachment.subnets] == ["first", "s1b"]
    assert (attachment.association, attachment.propagations) == ("table", ("table",))


def test_a_copy_of_a_vpc_leaves_the_attachment_and_one_of_the_transit_gateway_takes_all_its_own() -> None:
    assert not fragment(placed(), [ObjectId("one")]).transit_gateway_attachments
    copied = read_fragment(write_topology(fragment(placed(), [ObjectId("tgw")])))
    pasted = paste(placed(), copied, None)
    assert [one for _, one in pasted.ids] == ["tgw2", "att-one2", "att-two2", "tgw-rtb2"]
    copy = pasted.topology.transit_gateway_attachments[ObjectId("att-one2")]
    assert (copy.gateway, copy.association) == ("tgw2", "tgw-rtb2")
    with pytest.raises(EditRefused, match="att-one belongs to tgw"):
        fragment(placed(), [ObjectId("att-one")])
