import re
from html import unescape

import pytest
from django.test import Client

from tests.browser.drawings import TOPOLOGIES
from vpcviz.diagrams.drawings import keep_drawing
from vpcviz.network.document import read_topology

pytestmark = pytest.mark.usefixtures("loaded_lessons")

PAPER = "/lessons/where-is-the-public-address/print/"
EMPTY = read_topology("format: vpcviz/1\ntitle: Nobody\nvpcs: {lab: {region: us-east-1, cidrs: [10.0.0.0/16]}}\n")


def told(html: str) -> str:
    """Read a page as text."""
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).strip())


def test_paper_has_every_step_with_its_number_and_its_source(client: Client) -> None:
    page = client.get(PAPER).content.decode()
    assert re.findall(r"paper__count\">step (\d+) of 56", page) == [str(number) for number in range(1, 57)]
    assert page.count('class="paper__source"') == 56
    assert "step 11 of 56, on the way there: route lookup at rt-public" in told(page)
    assert "step 56 of 56, on the way back" in told(page)


def test_paper_says_what_was_asked_and_how_it_ends(client: Client) -> None:
    page = told(client.get(PAPER).content.decode())
    assert "Lesson 1: Where is the public address?" in page
    assert "Sent: icmp from A (10.0.0.10) to 198.51.100.20, model aws" in page
    assert "Delivered at A on the way back" in page
    assert "64 bytes from 198.51.100.20: icmp_seq=1 ttl=64" in page


def test_paper_has_the_packet_of_each_step_a_line_a_header(client: Client) -> None:
    page = client.get(PAPER).content.decode()
    stacks = re.findall(r'<pre class="paper__headers">(.*?)</pre>', page, re.S)
    assert len(stacks) == 56
    assert all(re.match(r"[-+* ] [a-z0-9]+ ", line) for stack in stacks for line in stack.rstrip("\n").split("\n"))
    assert "* ipv4 source=198.51.100.10 destination=198.51.100.20" in stacks[16]
    assert "{{" not in page


def test_the_drawing_on_paper_has_the_whole_trail(client: Client) -> None:
    page = unescape(client.get(PAPER, {"step": "forward.next-hop.1"}).content.decode())
    assert re.search(r'<img [^>]*src="[^"]*/step\.svg\?[^"]*step=return\.guest-receive\.1"', page)


def test_whoever_goes_back_is_at_their_step_again(client: Client) -> None:
    page = unescape(client.get(PAPER, {"step": "forward.next-hop.1"}).content.decode())
    assert re.search(r'<a href="[^"]*step=forward\.next-hop\.1">Back to the walk', page)


def test_paper_says_what_is_in_the_way(client: Client) -> None:
    page = told(client.get(PAPER, {"off": "rt-public:0.0.0.0/0"}).content.decode())
    assert "Dropped at rt-public, NO_ROUTE_TO_DESTINATION on the way there" in page
    assert "In the way rt-public has no route for 198.51.100.20 ." in page


def test_paper_goes_on_past_a_drop(client: Client) -> None:
    topology = read_topology((TOPOLOGIES / "three_things_in_the_way.yaml").read_text())
    page = told(client.get(f"/diagrams/{keep_drawing('in-the-way', topology).slug}/print/").content.decode())
    assert re.search(r"step (\d+) \+ 1, past the drop: ", page)
    assert "In the way, in order" in page


def test_paper_says_what_was_assumed(client: Client) -> None:
    page = told(client.get(PAPER, {"to": "192.0.2.7", "model": "study-guide"}).content.decode())
    assert "Assumed, since nobody knows better" in page


def test_what_cannot_be_asked_is_refused_as_text(client: Client) -> None:
    response = client.get(PAPER, {"to": "<script>alert(1)</script>"})
    assert response.status_code == 422
    assert "<script>" not in response.content.decode()
    assert "This walk can't be taken" in told(response.content.decode())


def test_a_drawing_in_which_nobody_can_ask_says_so(client: Client) -> None:
    response = client.get(f"/diagrams/{keep_drawing('empty', EMPTY).slug}/print/")
    assert response.status_code == 422
    assert "no instance in the drawing" in response.content.decode()


@pytest.mark.parametrize("path", ["/lessons/pigeons/print/", "/diagrams/pigeons/print/"])
def test_what_is_not_there_is_not_found(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
def test_paper_is_only_read(client: Client, method: str) -> None:
    assert getattr(client, method)(PAPER).status_code == 405


def test_paper_may_be_asked_for_without_its_body(client: Client) -> None:
    response = client.head(PAPER)
    assert (response.status_code, response.content) == (200, b"")
