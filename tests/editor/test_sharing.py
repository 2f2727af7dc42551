import re
from html import unescape

import pytest
from django.test import Client

from tests.editor.editors import Editor
from vpcviz.diagrams.models import Diagram, Right
from vpcviz.diagrams.revisions import new_diagram
from vpcviz.editor import views
from vpcviz.editor.rate import Rate
from vpcviz.network.topology import Topology

pytestmark = pytest.mark.django_db


def test_a_link_that_was_revoked_edits_no_more() -> None:
    editor = Editor()
    owner = Editor(Right.OWN, editor.diagram)
    link = editor.diagram.links.get(key=editor.key)
    told = owner.client.post(f"/diagrams/{owner.key}/share/", {"do": "revoke", "link": link.pk}, follow=True)
    assert "That link is revoked" in told.content.decode()
    assert editor.do("remove", id="a").status == 404
    assert "revoked" in editor.page


def test_the_link_that_one_came_by_is_not_revoked_by_itself() -> None:
    owner = Editor(Right.OWN)
    link = owner.diagram.links.get(key=owner.key)
    owner.client.post(f"/diagrams/{owner.key}/share/", {"do": "revoke", "link": link.pk})
    assert owner.look().status == 200


def test_an_owner_makes_links_that_allow_less() -> None:
    owner = Editor(Right.OWN)
    page = owner.client.post(f"/diagrams/{owner.key}/share/", {"do": "make", "right": "view"}, follow=True)
    (link,) = owner.diagram.links.filter(right=Right.VIEW)
    assert f"/diagrams/{link.key}/" in page.content.decode()
    assert owner.client.get(f"/diagrams/{link.key}/").status_code == 200
    assert owner.client.get(f"/diagrams/{link.key}/edit/").status_code == 403


def test_whoever_shares_a_drawing_can_take_it_along_in_every_form() -> None:
    owner = Editor(Right.OWN)
    page = owner.client.get(f"/diagrams/{owner.key}/share/").content.decode()
    kept = page.partition('<ul class="links__keep"')[2].partition("</ul>")[0]
    assert re.findall(r'href="/diagrams/[^/]*/(.*?)"', kept) == ["topology.yaml", "drawing.svg", "walk.html"]
    assert "data-share-png" in kept


def test_a_walk_is_offered_to_be_taken_along_where_there_is_one() -> None:
    owner = Editor(Right.OWN, new_diagram("empty", Topology(format="vpcviz/1", title="Empty")))
    assert "walk.html" not in owner.client.get(f"/diagrams/{owner.key}/share/").content.decode()
    assert re.search(r'<li id="save-walk" hidden>', owner.look().page)


def test_a_title_with_markup_stays_text_in_the_frame_that_is_pasted_elsewhere() -> None:
    owner = Editor(Right.OWN)
    Diagram.objects.filter(pk=owner.diagram.pk).update(title='x" onload="alert(1)')
    page = owner.client.post(f"/diagrams/{owner.key}/share/", {"do": "make", "right": "view"}, follow=True)
    snippet = re.search(r'<textarea class="links__snippet.*?>(.*?)</textarea>', page.content.decode(), re.S)
    assert snippet
    assert unescape(snippet[1]).endswith('title="x&quot; onload=&quot;alert(1)"></iframe>')


def test_whoever_edits_does_not_share() -> None:
    editor = Editor(Right.EDIT)
    assert editor.client.get(f"/diagrams/{editor.key}/share/").status_code == 403


@pytest.mark.parametrize("right", [Right.VIEW, Right.EDIT])
def test_whoever_does_not_own_a_drawing_does_not_delete_it(right: Right) -> None:
    editor = Editor(right)
    assert editor.client.post(f"/diagrams/{editor.key}/share/", {"do": "delete"}).status_code == 403
    assert Diagram.objects.filter(pk=editor.diagram.pk).exists()


def test_its_owner_is_told_what_goes_with_a_drawing_and_deletes_it_by_a_form_alone() -> None:
    owner = Editor(Right.OWN).do("place", section="vpcs")
    other = Editor(Right.EDIT, owner.diagram)
    page = owner.client.get(f"/diagrams/{owner.key}/share/?do=delete").content.decode()
    assert "history of 1 revision and its 2 links" in page
    assert "Nobody can bring it back" in page
    forged = Client(enforce_csrf_checks=True).post(f"/diagrams/{owner.key}/share/", {"do": "delete"})
    assert forged.status_code == 403
    assert Diagram.objects.filter(pk=owner.diagram.pk).exists()
    assert "is deleted" in owner.client.post(f"/diagrams/{owner.key}/share/", {"do": "delete"}).content.decode()
    assert not Diagram.objects.filter(pk=owner.diagram.pk).exists()
    assert other.look().status == 404
    assert "the diagram has been deleted" in other.page


def test_what_is_asked_of_the_links_too_often_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    owner = Editor(Right.OWN)
    monkeypatch.setattr(views, "EDITS", Rate("edits", 1, 3600))
    made = [owner.client.post(f"/diagrams/{owner.key}/share/", {"do": "make", "right": "view"}) for _ in range(2)]
    assert [one.status_code for one in made] == [303, 429]
    assert owner.diagram.links.count() == 2
