from typing import Any

import pytest
from django.test import Client

from tests.playback.test_views import part, told
from vpcviz.lessons.lesson import find_lesson
from vpcviz.network.document import read_topology
from vpcviz.network.index import compile_network
from vpcviz.playback.mpls import as_mpls
from vpcviz.playback.question import question_of
from vpcviz.playback.showing import show
from vpcviz.playback.ticks import ticks_of

LESSON = "is-a-transit-gateway-a-router-with-vrfs"


def shown_as_mpls(probe: str) -> dict[str, Any]:
    lesson = find_lesson(LESSON)
    assert lesson is not None
    showing = show(lesson.topology, question_of({str(one): it for one, it in lesson.topology.probes.items()}[probe]))
    shown = as_mpls(showing.network, showing.shown, ticks_of(showing, "/here/"))
    assert shown is not None
    return shown


def test_a_walk_is_told_by_its_interfaces_and_vrfs_and_leads_to_its_steps() -> None:
    steps = shown_as_mpls("a-to-t")["steps"]
    assert [one.says for one in steps] == [
        "It enters the PE router tgw by interface att-shop/s1.",
        "Interface att-shop is in VRF rtb-spokes: 10.2.0.0/16, imported from att-tools.",
        "It leaves the PE router tgw by interface att-tools/s2.",
        "It enters the PE router tgw by interface att-tools/s2.",
        "Interface att-tools is in VRF rtb-tools: 10.1.0.0/16, imported from att-shop.",
        "It leaves the PE router tgw by interface att-shop/s1.",
    ]
    assert steps[1].address.endswith("step=forward.transit-gateway.2")


@pytest.mark.parametrize(
    ("probe", "says", "passed"),
    [
        ("a-to-l", "Interface att-shop is in VRF rtb-spokes, which has no route for it.", {"att-shop", "rtb-spokes"}),
        (
            "b-to-t",
            "No PE-CE interface of tgw is in the sender's zone: the packet does not reach the PE router.",
            set[str](),
        ),
    ],
)
def test_a_walk_that_ends_there_is_told_as_far_as_it_gets(probe: str, says: str, passed: set[str]) -> None:
    shown = shown_as_mpls(probe)
    assert shown["steps"][-1].says == says
    (pe,) = shown["routers"]
    drawn = [*pe.shape.customers, *pe.shape.vrfs]
    assert {one.labels[-1].words[0].text for one in drawn if one.is_passed} == passed


def test_each_vrf_has_its_interfaces_its_imports_and_its_static_routes() -> None:
    text = """format: vpcviz/1
vpcs: {lab: {region: us-east-1, cidrs: [10.0.0.0/16]}}
subnets: {s1: {vpc: lab, zone: us-east-1a, cidr: 10.0.0.0/24}}
transit_gateways:
  tgw:
    attachments: {att: {vpc: lab, subnets: [s1], association: rtb, propagations: [rtb]}}
    route_tables: {rtb: {routes: [{destination: 10.9.0.0/16, target: blackhole}]}, idle: {}}
"""
    shown: Any = as_mpls(compile_network(read_topology(text)))
    assert [(one.id, one.interfaces, one.routes) for one in shown["routers"][0].vrfs] == [
        ("rtb", ("att to lab",), ("10.9.0.0/16, static, to Null0", "10.0.0.0/16, imported from att")),
        ("idle", (), ()),
    ]


@pytest.mark.usefixtures("loaded_lessons")
def test_a_link_opens_it_as_mpls_and_where_there_is_none_says_so(client: Client) -> None:
    page = client.get(f"/lessons/{LESSON}/", {"panel": "mpls"}).content.decode()
    assert 'data-panel="mpls"' in page
    assert ">Where it breaks<" in page
    other = client.get("/lessons/whom-does-b-see/", {"panel": "mpls"}).content.decode()
    assert 'id="panel-mpls"' not in other
    assert "No transit gateway is in this drawing" in told(part(other, "note"))
