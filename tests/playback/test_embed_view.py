import pytest
from django.test import Client
from django.urls import get_resolver, reverse

from tests.network.edits.labs import lab
from vpcviz.diagrams.links import make_link, revoke_link
from vpcviz.diagrams.models import Right
from vpcviz.diagrams.revisions import new_diagram
from vpcviz.network.topology import Topology

pytestmark = pytest.mark.django_db

LESSON = "lessons/where-is-the-public-address"


def test_other_pages_may_show_it_and_it_leaves_nothing_in_the_browser(client: Client, loaded_lessons: None) -> None:
    answer = client.get(f"/embed/{LESSON}/")
    assert answer.status_code == 200
    assert "frame-ancestors *" in answer.headers["Content-Security-Policy"]
    assert "X-Frame-Options" not in answer.headers
    assert not answer.cookies
    assert 'target="_blank" rel="noopener"' in answer.content.decode()


def test_no_other_page_may_be_shown_in_one(client: Client, loaded_lessons: None) -> None:
    key = make_link(new_diagram("lab", lab()), Right.OWN).key
    diagram = ("edit", "check", "things", "counted", "share", "topology", "drawing")
    walk = ("walk", "compare", "print", "walk-text", "walk-file", "step-text", "step-picture", "picture", "copy")
    addresses = {one: reverse(one, args=[key]) for one in diagram}
    addresses |= {one: reverse(one, args=LESSON.split("/")) for one in walk}
    addresses |= {one: reverse(one) for one in ("last-lesson", "lessons", "health", "begin", "forget")}
    addresses["revision"] = reverse("revision", args=[key, 0])
    known = {one for one in get_resolver().reverse_dict if isinstance(one, str)}
    assert known == {*addresses, "embed"}
    # What is only posted to shows no page.
    for name in addresses.keys() - {"check", "begin", "forget"}:
        path = addresses[name]
        answer = client.get(path)
        assert answer.headers.get("X-Frame-Options") == "DENY", name
        policy = answer.headers["Content-Security-Policy"]
        assert "frame-ancestors 'none'" in policy or policy.startswith("default-src 'none'"), name


def test_a_link_that_may_change_the_drawing_is_not_shown(client: Client) -> None:
    diagram = new_diagram("lab", lab())
    for right, status in ((Right.VIEW, 200), (Right.EDIT, 403), (Right.OWN, 403)):
        answer = client.get(f"/embed/diagrams/{make_link(diagram, right).key}/")
        assert answer.status_code == status
        assert "frame-ancestors *" in answer.headers["Content-Security-Policy"]


def test_a_link_that_is_revoked_shows_nothing(client: Client) -> None:
    diagram = new_diagram("lab", lab())
    link = make_link(diagram, Right.VIEW)
    revoke_link(diagram, link.pk)
    assert client.get(f"/embed/diagrams/{link.key}/").status_code == 404


def test_what_cannot_be_walked_is_said(client: Client, loaded_lessons: None) -> None:
    empty = make_link(new_diagram("empty", Topology(format="vpcviz/1", title="Empty")), Right.VIEW).key
    assert client.get(f"/embed/diagrams/{empty}/").status_code == 422
    assert client.get(f"/embed/{LESSON}/?from=zebra").status_code == 422


def test_the_page_of_links_gives_what_shows_it_elsewhere_for_links_that_may_only_look(client: Client) -> None:
    diagram = new_diagram("lab", lab())
    own, view = make_link(diagram, Right.OWN).key, make_link(diagram, Right.VIEW).key
    page = client.get(f"/diagrams/{own}/share/").content.decode()
    assert f"/embed/diagrams/{view}/" in page
    assert f"/embed/diagrams/{own}/" not in page


def test_the_drawing_of_a_diagram_is_a_picture_even_with_nobody_in_it(client: Client) -> None:
    empty = make_link(new_diagram("empty", Topology(format="vpcviz/1", title="Empty")), Right.VIEW).key
    answer = client.get(f"/diagrams/{empty}/drawing.svg")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "image/svg+xml"
