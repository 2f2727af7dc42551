"""A browser finds again what it has drawn, and nothing that it has had no link to."""

import re

import pytest
from django.test import Client

from tests.network.edits.labs import lab
from vpcviz.diagrams.keyring import COOKIE, MOST_LINKS
from vpcviz.diagrams.links import make_link, revoke_link
from vpcviz.diagrams.models import Diagram, Right
from vpcviz.diagrams.revisions import Edited, edit_latest, new_diagram

pytestmark = pytest.mark.django_db


def titled(slug: str) -> Diagram:
    return new_diagram(slug, lab().model_copy(update={"title": slug}))


def open_by(client: Client, diagram: Diagram, right: Right) -> str:
    key = make_link(diagram, right).key
    client.get(f"/diagrams/{key}/edit/")
    return key


def listed(client: Client) -> dict[str, str]:
    """Give what the list of one's own drawings says of each, by its title."""
    page = client.get("/lessons/").content.decode()
    lines = re.findall(r'<li class="drawings__one">.*?</li>', page, re.S)
    return {re.findall(r'class="drawings__title".*?>(.*?)</a>', line)[0]: line for line in lines}


def test_what_was_begun_is_found_again_without_its_address(client: Client) -> None:
    address = client.post("/diagrams/begin")["Location"]
    client.get(address)
    assert f'href="{address}"' in listed(client)["Untitled"]
    assert listed(Client()) == {}


def test_the_drawing_that_was_changed_last_stands_first(client: Client) -> None:
    first, second = titled("first"), titled("second")
    for one in (first, second):
        open_by(client, one, Right.OWN)
    assert [*listed(client)] == ["second", "first"]
    edit_latest(first, "ann", lambda topology: Edited(topology.model_copy(update={"about": "Why?"}), "Asked"))
    assert [*listed(client)] == ["first", "second"]


def test_of_several_links_the_one_that_allows_most_is_listed(client: Client) -> None:
    diagram = titled("lab")
    own = open_by(client, diagram, Right.OWN)
    edit = open_by(client, diagram, Right.EDIT)
    assert f"/diagrams/{own}/edit/" in listed(client)["lab"]
    assert edit not in listed(client)["lab"]


def test_a_link_that_may_only_look_a_revoked_one_and_a_deleted_drawing_are_not_listed(client: Client) -> None:
    looked, revoked, deleted = (titled(one) for one in ("looked", "revoked", "deleted"))
    open_by(client, looked, Right.VIEW)
    open_by(client, revoked, Right.EDIT)
    revoke_link(revoked, revoked.links.get().pk)
    open_by(client, deleted, Right.OWN)
    deleted.delete()
    assert listed(client) == {}


def test_an_owner_deletes_from_the_list_and_somebody_else_takes_a_drawing_off_it(client: Client) -> None:
    mine, theirs = titled("mine"), titled("theirs")
    own = open_by(client, mine, Right.OWN)
    open_by(client, theirs, Right.EDIT)
    assert f'action="/diagrams/{own}/share/"' in listed(client)["mine"]
    assert "Delete" not in listed(client)["theirs"]
    client.post("/diagrams/forget", {"link": theirs.links.get().pk})
    assert [*listed(client)] == ["mine"]
    assert Diagram.objects.filter(pk=theirs.pk).exists()


@pytest.mark.parametrize("sent", ["", "x", "9" * 40, "7"])
def test_what_is_no_link_is_not_forgotten(client: Client, sent: str) -> None:
    open_by(client, titled("lab"), Right.OWN)
    assert client.post("/diagrams/forget", {"link": sent}).status_code == 303
    assert [*listed(client)] == ["lab"]


def test_a_list_that_this_server_has_not_signed_opens_nothing(client: Client) -> None:
    link = make_link(titled("lab"), Right.OWN)
    client.cookies[COOKIE] = f"{link.pk}:{'A' * 43}"
    assert listed(client) == {}


def test_the_cookie_stays_as_small_as_a_browser_takes_it(client: Client) -> None:
    for one in range(3):
        open_by(client, titled(f"d{one}"), Right.OWN)
    signed = client.cookies[COOKIE].value
    assert len(listed(client)) == 3
    assert len(signed) + MOST_LINKS * len(".12345678") < 4000
