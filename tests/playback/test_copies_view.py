import re
from collections.abc import Mapping
from xml.etree import ElementTree

import pytest
from django.test import Client

from vpcviz.diagrams.drawings import keep_drawing
from vpcviz.network.document import read_topology

pytestmark = pytest.mark.usefixtures("loaded_lessons")

LESSON = "/lessons/where-is-the-public-address/"
TEXTS = ["walk.txt", "step.txt"]
PICTURES = ["step.svg", "picture.svg"]
COPIES = [*TEXTS, *PICTURES]
EMPTY = read_topology("format: vpcviz/1\ntitle: Nobody\nvpcs: {lab: {region: us-east-1, cidrs: [10.0.0.0/16]}}\n")
GARBAGE: list[Mapping[str, str]] = [
    {"from": "zz"},
    {"to": "<script>alert(1)</script>"},
    {"to": "x" * 10_000},
    {"protocol": "carrier-pigeon"},
    {"protocol": "tcp", "port": "99999"},
    {"model": "\x00\x1b[2J"},
    {"off": "rt-public:<b>"},
    {"set": "gravity=off"},
]


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_is_plain_text(client: Client, name: str) -> None:
    response = client.get(LESSON + name)
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.content.endswith(b"\n")


def test_the_text_of_a_walk_has_a_line_a_step(client: Client) -> None:
    text = client.get(f"{LESSON}walk.txt").content.decode()
    assert re.findall(r"^ *(\d+) . [a-z-]+ ", text, re.M) == [str(number) for number in range(1, 57)]


def test_the_text_of_a_step_says_where_it_is_seen(client: Client) -> None:
    text = client.get(f"{LESSON}step.txt", {"step": "forward.route-lookup.1"}).content.decode()
    assert "step 11 of 56, on the way there: route-lookup at rt-public" in text
    assert "> 0.0.0.0/0    igw" in text
    link = text.rstrip().split("\n")[-1]
    assert link.startswith(f"http://testserver{LESSON}?from=a&")
    assert link.endswith("&step=forward.route-lookup.1")


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_a_picture_file_that_loads_nothing(client: Client, name: str) -> None:
    response = client.get(LESSON + name, {"step": "forward.encapsulate.1"})
    assert response.headers["Content-Type"] == "image/svg+xml"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Content-Security-Policy"].startswith("default-src 'none';")
    assert ElementTree.fromstring(response.content).tag == "{http://www.w3.org/2000/svg}svg"


def test_the_picture_of_a_step_says_in_its_name_of_what(client: Client) -> None:
    response = client.get(f"{LESSON}step.svg", {"step": "forward.internet-gateway.1"})
    assert response.headers["Content-Disposition"] == 'inline; filename="where-is-the-public-address-step-17.svg"'


@pytest.mark.parametrize("name", COPIES)
@pytest.mark.parametrize("asked", GARBAGE)
def test_what_cannot_be_asked_is_refused_in_plain_text(client: Client, name: str, asked: Mapping[str, str]) -> None:
    response = client.get(LESSON + name, asked)
    assert response.status_code == 422
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert all(line.isprintable() for line in response.content.decode().rstrip("\n").split("\n"))
    assert len(response.content) < 500


@pytest.mark.parametrize("step", ["forward.host-nat.1", "nonsense", "<b>", "x" * 10_000])
@pytest.mark.parametrize("name", COPIES)
def test_a_step_that_is_not_there_gives_way_to_one_that_is(client: Client, name: str, step: str) -> None:
    response = client.get(LESSON + name, {"step": step})
    assert response.status_code == 200
    assert step.encode() not in response.content


@pytest.mark.parametrize("name", COPIES)
@pytest.mark.parametrize("kind", ["lessons", "diagrams"])
def test_what_is_not_there_is_not_found_in_plain_text(client: Client, kind: str, name: str) -> None:
    response = client.get(f"/{kind}/pigeons/{name}")
    assert response.status_code == 404
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert "pigeons" in response.content.decode()


@pytest.mark.parametrize("name", COPIES)
def test_a_drawing_in_which_nobody_can_ask_says_so(client: Client, name: str) -> None:
    response = client.get(f"/diagrams/{keep_drawing('empty', EMPTY).slug}/{name}")
    assert (response.status_code, response.content) == (
        422,
        b"There is no instance in the drawing that could send a packet.\n",
    )


@pytest.mark.parametrize("name", COPIES)
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
def test_copies_are_only_read(client: Client, name: str, method: str) -> None:
    assert getattr(client, method)(LESSON + name).status_code == 405


@pytest.mark.parametrize("name", COPIES)
def test_a_copy_may_be_asked_for_without_its_body(client: Client, name: str) -> None:
    response = client.head(LESSON + name)
    assert (response.status_code, response.content) == (200, b"")
