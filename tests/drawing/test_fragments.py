"""What do the fragments come to that draw the picture, in a whole page and for a single step alike?"""

import json
import re
from xml.etree import ElementTree

import pytest
from django.template.loader import render_to_string

from tests.drawing.networks import lesson_one
from tests.drawing.rendered import render_drawing, render_increment
from tests.drawing.walks import ping, traced
from vpcviz.drawing.layout import lay_out
from vpcviz.drawing.trail import trace

MOST_OCTETS_A_STEP = 1536
SVG = "{http://www.w3.org/2000/svg}"
PUBLIC = "198.51.100.20"


@pytest.fixture(scope="module")
def drawing() -> str:
    network = lesson_one()
    picture = lay_out(network)
    return render_drawing(picture, trace(picture, ping(network, "a", PUBLIC)), 17)


def parsed(drawing: str) -> ElementTree.Element:
    return ElementTree.fromstring(f'<svg xmlns="http://www.w3.org/2000/svg">{drawing}</svg>')


def test_the_drawing_is_well_formed(drawing: str) -> None:
    assert len(parsed(drawing)) == 4


def test_every_id_is_there_once(drawing: str) -> None:
    ids = [element.get("id") for element in parsed(drawing).iter() if element.get("id")]
    assert len(ids) == len(set(ids))


DRAWN = (
    "region-us-east-1 vpc-lab zone-us-east-1a subnet-s1 instance-a interface-a-eth0 router-lab route-table-rt-public "
    "network-acl-lab-default-acl internet-gateway-igw internet drop-a host-a edge-us-east-1 mapping-service fabric "
    "ly-under ly-topo ly-labels ly-hi ly-packet packet packet-label footprint-host-a footprint-internet-gateway-igw"
).split()


@pytest.mark.parametrize("element_id", DRAWN)
def test_each_thing_has_an_element(drawing: str, element_id: str) -> None:
    assert f'id="{element_id}"' in drawing


def test_what_is_used_is_there(drawing: str) -> None:
    elements = list(parsed(drawing).iter())
    used = {element.get("href", "") for element in elements if element.tag == f"{SVG}use"}
    ids = {f"#{element.get('id')}" for element in elements}
    assert {href for href in used if href.startswith("#")} - ids == set()


def test_the_lower_plane_says_that_it_is_a_model(drawing: str) -> None:
    assert "a model, not a measurement" in drawing


def test_a_name_that_looks_like_markup_is_only_a_name() -> None:
    network = lesson_one(instances={"a": {"subnet": "s1", "name": '<b id="x">&'}})
    picture = lay_out(network)
    drawn = render_to_string("drawing/_drawing.html", {"picture": picture})
    assert "<b" not in drawn
    assert parsed(drawn) is not None


def test_a_step_brings_little() -> None:
    sizes = [len(json.dumps(render_increment(one))) for one in traced(lesson_one(), "a", PUBLIC).increments]
    assert max(sizes) <= MOST_OCTETS_A_STEP


def test_the_page_of_a_step_shows_what_the_steps_have_brought(drawing: str) -> None:
    increments = traced(lesson_one(), "a", PUBLIC).increments[:17]
    trails = [piece for one in increments if (piece := render_increment(one)["trail"])]
    assert trails
    assert all(piece in drawing for piece in trails)
    assert render_increment(increments[-1])["packet"] in drawing


def test_coordinates_are_plain_numbers(drawing: str) -> None:
    assert re.findall(r'\s(?:x|y|width|height|points)="[^"]*[a-zA-Z,]{2}[^"]*"', drawing) == []
