import re

import pytest

from tests.editor.editors import Editor, check
from vpcviz.diagrams.revisions import new_diagram
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.document import read_topology
from vpcviz.network.topology import Topology

pytestmark = pytest.mark.django_db

RULES = """\
format: vpcviz/1
vpcs: {lab: {region: us-east-1, cidrs: [10.0.0.0/16, 10.1.0.0/16]}}
subnets: {s1: {vpc: lab, zone: us-east-1a, cidr: 10.0.0.0/24, route_table: rt, network_acl: acl}}
route_tables:
  rt:
    vpc: lab
    routes:
      - {destination: 10.1.0.0/16, target: a}
      - {destination: 192.0.2.0/24, target: spare}
      - {destination: pl-offices, target: spare}
      - {destination: 0.0.0.0/0, target: igw, note: the way out}
prefix_lists: {pl-offices: {entries: [198.51.100.0/25, 203.0.113.0/24]}}
internet_gateways: {igw: {vpc: lab}}
security_groups:
  sg: {vpc: lab, ingress: [{protocol: icmp, type: 8, peer: 0.0.0.0/0}]}
network_acls:
  acl:
    vpc: lab
    ingress: [{number: 200, action: deny, peer: 10.9.0.0/16}, {number: 100, action: allow, peer: 10.8.0.0/16}]
instances: {a: {subnet: s1, address: 10.0.0.10, public_address: 198.51.100.10, security_groups: [sg]}}
network_interfaces: {spare: {subnet: s1}}
internet_hosts: {home: {address: 203.0.113.12}}
probes: {in: {source: home, destination: 198.51.100.10}}
"""
ROUTES = {"section": "route_tables", "id": "rt", "list": "routes"}
INBOUND = {"section": "network_acls", "id": "acl", "list": "ingress"}
OUTBOUND = {"section": "security_groups", "id": "sg", "list": "egress"}

TRANSIT = """format: vpcviz/1
vpcs: {lab: {region: us-east-1, cidrs: [10.0.0.0/16, 10.1.0.0/16]}}
subnets: {s1: {vpc: lab, zone: us-east-1a, cidr: 10.0.0.0/24}}
transit_gateways:
  tgw:
    attachments: {att: {vpc: lab, subnets: [s1], association: rtb, propagations: [rtb]}}
    route_tables:
      rtb: {routes: [{destination: 10.1.0.0/16, target: blackhole}, {destination: 10.2.0.0/16, target: att}]}
"""


def editor() -> Editor:
    topology: Topology = read_topology(RULES)
    return Editor(diagram=new_diagram("rules", topology))


def rows(page: str) -> list[list[str]]:
    """Give what can be read in each row of the tables: what stands in its fields, and the words."""
    found = re.findall(r'<tr class="rules__row(?! rules__row--head)(?! rules__row--new).*?</tr>', page, re.S)
    field = r'<input class="address" id="[^"]*?-(?!note)\w+" [^>]*?value="([^"]*)"'
    text = rf'{field}|<option value="([^"]*)" selected|<td[^>]*>([^<]+)<|class="rules__(?:note|decides)">([^<]*)<'
    return [["".join(one) for one in re.findall(text, row)] for row in found]


def test_the_local_routes_come_first_and_say_what_replaces_them() -> None:
    assert rows(editor().look(chosen="rt").page) == [
        ["10.0.0.0/16", "local", "active"],
        ["10.1.0.0/16", "local", "replaced by a"],
        ["10.1.0.0/16", "a", "active"],
        ["192.0.2.0/24", "spare", "blackhole"],
        ["pl-offices", "spare", "blackhole"],
        ["0.0.0.0/0", "igw", "active", "the way out"],
    ]


def test_the_entries_of_a_network_acl_stand_in_the_order_in_which_they_are_tried_and_the_last_denies() -> None:
    inbound = rows(editor().look(chosen="acl").page)[:3]
    assert inbound == [
        ["100", "", "", "10.8.0.0/16", "allow"],
        ["200", "", "", "10.9.0.0/16", "deny"],
        ["*", "all", "all", "0.0.0.0/0", "deny", "AWS's own", "Decides: icmp, home to 198.51.100.10"],
    ]


def test_of_two_entries_of_a_network_acl_that_change_places_the_numbers_do() -> None:
    made = editor()
    made.do("raise-entry", **INBOUND, entry="200")
    ingress = made.topology.network_acls[ObjectId("acl")].ingress
    assert [(one.number, str(one.peer)) for one in ingress] == [(100, "10.9.0.0/16"), (200, "10.8.0.0/16")]
    made.do("lower-entry", **INBOUND, entry="100")
    ingress = made.topology.network_acls[ObjectId("acl")].ingress
    assert [(one.number, str(one.peer)) for one in ingress] == [(200, "10.9.0.0/16"), (100, "10.8.0.0/16")]
    assert made.do("raise-entry", **INBOUND, entry="100").status == 422


def test_only_entries_of_a_network_acl_are_moved_since_only_they_are_tried_in_an_order() -> None:
    made = editor()
    assert 'value="raise-entry"' in made.look(chosen="acl").page
    for one in ("rt", "sg"):
        assert "raise-entry" not in made.look(chosen=one).page
        assert "order" not in made.page.partition('id="inspector"')[2].partition('id="paste-part"')[0]
    assert made.do("raise-entry", **ROUTES, entry="0.0.0.0/0").status == 422


@pytest.mark.parametrize(
    ("protocol", "ports", "expected"),
    [
        ("", "all", (-1, None, None, None)),
        ("All traffic", "All", (-1, None, None, None)),
        ("", "All TCP", (6, None, None, None)),
        ("All ICMP - IPv4", "all", (1, None, None, None)),
        ("TCP", "all ports", (6, None, None, None)),
        ("Custom UDP", "53", (17, (53, 53), None, None)),
        ("HTTPS", "", (6, (443, 443), None, None)),
        ("", "ssh", (6, (22, 22), None, None)),
        ("", "Echo Request", (1, None, 8, None)),
        ("icmp", "destination unreachable", (1, None, 3, None)),
        ("icmp", "Fragmentation required", (1, None, 3, 4)),
    ],
)
def test_the_words_of_the_console_are_taken(protocol: str, ports: str, expected: tuple[object, ...]) -> None:
    made = editor()
    made.do("add-entry", **INBOUND, entry__number="7", entry__action="allow", entry__peer="10.0.0.0/8",
            entry__protocol=protocol, entry__ports=ports)  # fmt: skip
    entry = made.topology.network_acls[ObjectId("acl")].ingress[-1]
    assert (entry.protocol, entry.ports, entry.type, entry.code) == expected


def test_a_word_that_contradicts_the_protocol_is_refused() -> None:
    told = check(editor(), "add-entry", **INBOUND, row="x", entry__protocol="udp", entry__ports="ssh",
                 entry__number="7", entry__action="allow", entry__peer="10.0.0.0/8")  # fmt: skip
    assert told["error-x-ports"].startswith("found ssh, expected a port")


def test_a_new_entry_of_a_network_acl_begins_with_a_number_behind_the_last() -> None:
    assert 'name="entry:number" value="210"' in editor().look(chosen="acl").page


def test_a_group_that_is_given_an_outbound_rule_still_lets_out_what_it_did() -> None:
    made = editor()
    assert ["all", "all", "0.0.0.0/0", "AWS's own"] in rows(made.look(chosen="sg").page)
    made.do("add-entry", **OUTBOUND, entry__protocol="tcp", entry__ports="443", entry__peer="10.0.0.0/8")
    egress = made.topology.security_groups[ObjectId("sg")].egress
    assert [str(one.peer) for one in egress or ()] == ["0.0.0.0/0", "::/0", "10.0.0.0/8"]


def test_what_aws_lets_out_of_itself_can_be_taken_away() -> None:
    made = editor().do("remove-entry", **OUTBOUND)
    assert made.topology.security_groups[ObjectId("sg")].egress == ()
    assert "No rule: nothing may go out." in made.look(chosen="sg").page


def test_types_of_icmp_stand_where_others_have_ports() -> None:
    made, inbound = editor(), {"section": "security_groups", "id": "sg", "list": "ingress"}
    assert ["icmp", "type 8", "0.0.0.0/0"] in rows(made.look(chosen="sg").page)
    made.do("add-entry", **inbound, entry__protocol="icmp", entry__ports="type 3 code 4", entry__peer="10.0.0.0/8")
    made.do("add-entry", **inbound, entry__protocol="1", entry__ports="0", entry__peer="10.0.0.0/8")
    ingress = made.topology.security_groups[ObjectId("sg")].ingress or ()
    assert [(one.type, one.code, one.ports) for one in ingress] == [(8, None, None), (3, 4, None), (0, None, None)]
    told = check(made, "add-entry", **inbound, row="x", entry__protocol="tcp", entry__ports="type 8", entry__peer="sg")
    assert told["error-x-ports"].startswith("found a type with protocol tcp")


@pytest.mark.parametrize(("protocol", "typed"), [("icmp", "echo"), ("icmp", "8-9"), ("1", "echo"), ("ICMP", "type x")])
def test_what_is_no_type_of_icmp_is_told_how_a_type_is_written(protocol: str, typed: str) -> None:
    made, inbound = editor(), {"section": "security_groups", "id": "sg", "list": "ingress", "row": "x"}
    entry = {**inbound, "entry__ports": typed, "entry__peer": "10.0.0.0/8"}
    told = check(made, "add-entry", **entry, entry__protocol=protocol)
    assert told["error-x-ports"] == f"found {typed}, expected a type such as type 8, type 3 code 4 or echo request"
    refused = made.do("add-entry", **entry, entry__protocol=protocol)
    assert "expected a type such as type 8, type 3 code 4 or echo request" in refused.page
    assert "expected a type" not in check(made, "add-entry", **entry, entry__protocol="tcp")["error-x-ports"]


def test_a_note_of_a_route_is_kept_where_nothing_is_said_of_it_and_written_where_it_is() -> None:
    def note() -> str:
        return made.topology.route_tables[ObjectId("rt")].routes[3].note

    made, at = editor(), {**ROUTES, "entry": "0.0.0.0/0", "entry__destination": "0.0.0.0/0"}
    made.do("set-entry", **at, entry__target="blackhole")
    assert note() == "the way out"
    made.do("set-entry", **at, entry__target="igw", entry__note="to the world")
    assert note() == "to the world"
    made.do("set-entry", **at, entry__target="igw", entry__note="")
    assert note() == ""


def test_what_is_wrong_with_a_route_is_told_in_its_own_row_whichever_of_two_it_collides_with() -> None:
    at = {**ROUTES, "entry": "10.1.0.0/16", "row": "routes-0"}
    made = editor()
    told = check(made, "set-entry", **at, entry__destination="0.0.0.0/0", entry__target="a")
    assert "a second time" in told["error-routes-0-destination"]
    refused = made.do("set-entry", **at, entry__destination="0.0.0.0/0", entry__target="a")
    row = refused.page.partition('id="row-routes-0"')[2].partition("</tr>")[0]
    assert 'value="0.0.0.0/0"' in row
    assert re.search(r'id="error-routes-0-destination"[^>]*>found 0.0.0.0/0 a second time', row)
    assert refused.says.startswith("Routes of rt, row 4, Destination: found 0.0.0.0/0 a second time")


def test_what_aws_writes_into_a_route_table_stands_below_what_is_written_there() -> None:
    served = RULES.replace("prefix_lists: {", "prefix_lists: {pl-s3: {entries: [3.5.0.0/19], service: s3}, ")
    topology = read_topology(
        served + "vpc_endpoints: {ep: {kind: gateway, vpc: lab, prefix_list: pl-s3, route_tables: [rt]}}\n"
    )
    shown = rows(Editor(diagram=new_diagram("rules", topology)).look(chosen="rt").page)
    assert shown[-1] == ["pl-s3", "ep", "AWS's own"]


def test_a_prefix_list_replaces_what_has_come_into_a_transit_gateways_table_of_itself() -> None:
    lists = "prefix_lists: {pl: {entries: [10.0.0.0/16]}}\n"
    listed = TRANSIT.replace("10.2.0.0/16, target: att", "pl, target: blackhole") + lists
    transit = Editor(diagram=new_diagram("transit", read_topology(listed)))
    assert rows(transit.look(chosen="rtb").page)[::3] == [
        ["10.0.0.0/16", "att", "replaced by blackhole"],
        ["pl", "blackhole", "blackhole"],
    ]


def test_what_has_come_into_a_transit_gateways_table_of_itself_comes_first_and_says_what_replaces_it() -> None:
    transit = Editor(diagram=new_diagram("transit", read_topology(TRANSIT)))
    assert rows(transit.look(chosen="rtb").page) == [
        ["10.0.0.0/16", "att", "propagated"],
        ["10.1.0.0/16", "att", "replaced by blackhole"],
        ["10.1.0.0/16", "blackhole", "blackhole"],
        ["10.2.0.0/16", "att", "static"],
    ]


BALANCED = """format: vpcviz/1
vpcs: {lab: {region: us-east-1, cidrs: [10.0.0.0/16]}}
subnets: {s1: {vpc: lab, zone: us-east-1a, cidr: 10.0.0.0/24}}
instances: {a: {subnet: s1}}
load_balancers:
  nlb:
    kind: network
    subnets: [s1]
    scheme: internal
    listeners: [{protocol: tcp, port: 80, targets: [a, {target: a, port: 81}]}]
"""
BALANCER = {"section": "network_load_balancers", "id": "nlb", "list": "listeners"}


def test_the_listeners_of_a_load_balancer_have_a_table_in_which_a_target_may_name_its_port() -> None:
    made = Editor(diagram=new_diagram("balanced", read_topology(BALANCED)))
    said = {"entry__protocol": "tcp", "entry__port": "443", "entry__targets": "a:8080, 10.0.0.9"}
    said |= {"entry__preserve_client_address": "", "entry__target_port": ""}
    assert made.do("set-entry", **BALANCER, entry="80", **said).status == 200
    (listener,) = made.topology.network_load_balancers[ObjectId("nlb")].listeners
    assert [str(one) for one in listener.targets] == ["a:8080", "10.0.0.9"]
    assert (listener.port, listener.target_port, listener.preserve_client_address) == (443, None, None)
    shown = rows(made.look(chosen="nlb").page)
    assert shown == [["tcp", "443", "a:8080, 10.0.0.9", "", ""]]


@pytest.mark.django_db
def test_a_subnet_shows_the_routes_of_its_table_and_they_are_changed_there() -> None:
    editor = Editor()
    shown = editor.look(chosen="s2").page
    assert "Routes of lab/main" in shown
    assert "Routes of rt" not in shown
    editor.do("add-entry", section="route_tables", id="lab/main", list="routes", entry__destination="0.0.0.0/0")
    assert editor.status == 422
    assert "Routes of lab/main" in editor.look(chosen="s2").page
    both = editor.do("set", section="subnets", id="s2", field__route_table="rt").look(chosen="s2").page
    assert "Routes of rt" in both
    assert "They are those of s1, too." in both
