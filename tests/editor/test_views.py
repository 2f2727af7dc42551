import re
from html import unescape
from urllib.parse import urlencode

import pytest
from django.test import Client

from tests.editor.editors import Editor
from tests.network.edits.labs import LAB, lab
from vpcviz.diagrams.models import Diagram, Right
from vpcviz.editor import views
from vpcviz.editor.rate import Rate
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.canonical import write_topology

pytestmark = pytest.mark.django_db


def test_whoever_has_an_edit_link_edits() -> None:
    editor = Editor().do("place", section="instances", within="s1")
    assert (editor.status, [*editor.topology.instances][-1]) == (200, "e")
    assert editor.says == "Placed: E has 10.0.0.6 of s1, and 198.51.100.11 on the Internet."


def test_a_page_that_takes_over_what_is_said_is_told_at_once_what_an_edit_has_made() -> None:
    editor = Editor()
    sent = {"do": "place", "section": "internet_hosts", "within": "", "base": "0"}
    path = f"/diagrams/{editor.key}/edit/"
    answer = editor.client.post(path, sent, headers={"HX-Request": "true", "X-Drawn": "0"})
    assert answer.status_code == 200
    assert 'data-base="1"' in answer.content.decode()
    assert "said=1" in answer.headers["HX-Push-Url"]
    drawn = editor.client.get(path, headers={"HX-Request": "true", "X-Drawn": "1"})
    assert "<!--drawing-->" in answer.content.decode()
    assert "<!--drawing-->" not in drawn.content.decode()


def test_what_a_page_has_already_is_only_named() -> None:
    editor = Editor()
    path = f"/diagrams/{editor.key}/edit/"
    first = editor.client.get(path).content.decode()
    sent = {"do": "place", "section": "instances", "within": "s1", "base": "0"}
    second = editor.client.post(path, sent, headers={"HX-Request": "true", "X-Drawn": "0"}).content.decode()
    assert "data-kept" not in first
    assert re.findall(r' id="([^"]*)" data-kept=""/>', second) == [
        "under-region-us-east-1-lab-lab-us-east-1a-s2",
        "far-subnet-s2",
        "close-subnet-s2",
        "beside-subnet-s2",
    ]
    # Nobody else's page has that, not even by another link to the same drawing.
    other = Editor(diagram=editor.diagram)
    path = f"/diagrams/{other.key}/edit/"
    assert "data-kept" not in other.client.get(path, headers={"HX-Request": "true", "X-Drawn": "0"}).content.decode()
    assert "data-kept" not in editor.look().page


def test_what_was_placed_is_chosen() -> None:
    editor = Editor().do("place", section="instances", within="s1")
    assert 'data-chosen="e"' in editor.page
    assert "An instance: e" in editor.page


@pytest.mark.parametrize("right", [Right.VIEW, None])
def test_whoever_may_only_look_is_told_so_and_nothing_changes(right: Right | None) -> None:
    editor = Editor(right or Right.VIEW)
    editor.key = editor.key if right else "lab"
    for made in (editor.look(), editor.do("remove", id="a")):
        assert made.status == 403
        assert "Make a copy" in made.page
    assert ObjectId("a") in editor.topology.instances


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_diagram_that_there_is_not_is_not_found(method: str) -> None:
    assert getattr(Client(), method)("/diagrams/nothing/edit/").status_code == 404


def test_what_aws_would_refuse_is_told_beside_its_field_and_nothing_typed_is_lost() -> None:
    editor = Editor().look(chosen="a")
    editor.do("set", section="instances", id="a", field__name="Web", field__address="10.0.0.1")
    assert editor.status == 422
    assert "an address of s1 that is not reserved; AWS:" in editor.says
    assert re.search(r'id="error-address" aria-live="polite">found 10\.0\.0\.1, expected', editor.page)
    assert 'value="Web"' in editor.page
    assert editor.latest.revision == 0


def test_a_form_that_could_not_be_taken_says_no_where_no_was_chosen() -> None:
    editor = Editor().look(chosen="a")
    flags = {"field__guest.ip_forward": "false", "field__source_dest_check": "true"}
    editor.do("set", section="instances", id="a", field__address="10.0.0.1", **flags)
    assert editor.status == 422
    shown = dict(re.findall(r'name="field:(.*?)"[^>]*><option value="true"( selected)?>yes', editor.page))
    is_yes = {key: bool(shown[key]) for key in ("source_dest_check", "guest.ip_forward", "guest.masquerade")}
    assert is_yes == {"source_dest_check": True, "guest.ip_forward": False, "guest.masquerade": False}


def test_a_form_sets_all_that_it_has() -> None:
    fields = {"field__name": "Web", "field__address": "10.0.0.77", "field__guest.mtu": "1500"}
    editor = Editor().do("set", section="instances", id="a", **fields, field__security_groups="others, sg")
    web = editor.topology.instances[ObjectId("a")]
    assert (web.name, str(web.address), web.guest.mtu, web.security_groups) == (
        "Web",
        "10.0.0.77",
        1500,
        ("others", "sg"),
    )
    assert editor.says.startswith("Changed a: ")


def test_a_new_id_is_followed_by_all_that_names_the_thing() -> None:
    editor = Editor().do("set", section="instances", id="a", **{"new-id": "web"})
    assert editor.topology.probes[ObjectId("out")].source == "web"
    assert 'data-chosen="web"' in editor.page


def test_a_route_is_added_switched_off_changed_and_removed() -> None:
    editor, at = Editor(), {"section": "route_tables", "id": "rt", "list": "routes"}

    def routes() -> list[tuple[str, str, bool]]:
        table = editor.topology.route_tables[ObjectId("rt")]
        return [(str(one.destination), one.target, one.off) for one in table.routes]

    editor.do("add-entry", **at, entry__destination="192.0.2.0/24", entry__target="blackhole")
    assert routes()[-1] == ("192.0.2.0/24", "blackhole", False)
    editor.do("switch-entry", **at, entry="192.0.2.0/24")
    assert routes()[-1] == ("192.0.2.0/24", "blackhole", True)
    editor.do("set-entry", **at, entry="192.0.2.0/24", entry__destination="192.0.2.0/25", entry__target="igw")
    assert routes()[-1] == ("192.0.2.0/25", "igw", True)
    editor.do("remove-entry", **at, entry="192.0.2.0/25")
    assert [one for one, _, _ in routes()] == ["10.9.0.0/16", "0.0.0.0/0", "10.8.0.0/16"]
    assert editor.says == "rt: removed 192.0.2.0/25 to igw."


def test_a_subnet_is_public_as_long_as_its_route_is_on() -> None:
    editor, at = Editor(), {"section": "route_tables", "id": "rt", "list": "routes", "entry": "0.0.0.0/0"}

    def public() -> list[str]:
        return re.findall(r"Subnet (\w+)</tspan>.*?>public</tspan>", editor.look().page)

    assert public() == ["s1"]
    editor.do("switch-entry", **at)
    assert public() == []
    editor.do("switch-entry", **at)
    assert public() == ["s1"]


def test_a_route_of_which_there_is_one_already_is_refused_with_the_reason() -> None:
    at = {"section": "route_tables", "id": "rt", "list": "routes"}
    editor = Editor().do("add-entry", **at, entry__destination="0.0.0.0/0", entry__target="a")
    assert (editor.status, editor.latest.revision) == (422, 0)
    assert "a second time" in editor.says
    # What was typed stands there still.
    assert 'name="entry:target" value="a"' in editor.page


def test_a_probe_that_cannot_be_saved_keeps_what_was_typed() -> None:
    editor = Editor()
    path = f"/diagrams/{editor.key}/edit/?panel=probes"
    answer = editor.client.post(path, {"do": "probe", "from": "b", "to": "nowhere at all", "port": "99"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="nowhere at all"' in page
    assert '<option value="b" selected>' in page


def test_a_kernel_gets_a_route() -> None:
    at = {"section": "instances", "id": "a", "list": "guest.routes"}
    editor = Editor().do("add-entry", **at, entry__destination="default", entry__via="10.0.0.20")
    assert editor.topology.instances[ObjectId("a")].guest.routes[0].destination == "default"


def test_undo_is_ones_own() -> None:
    ann = Editor()
    bob = Editor(Right.EDIT, ann.diagram)
    ann.do("set", section="instances", id="a", field__name="Web")
    bob.do("set", section="instances", id="b", field__name="Data")
    ann.do("undo")
    assert ann.says == "Undone: Changed a: name."
    assert ann.topology.instances[ObjectId("b")].name == "Data"
    assert "nothing to undo" in ann.do("undo").says


def test_the_second_edit_of_one_thing_is_told_the_first() -> None:
    ann = Editor()
    bob = Editor(Right.EDIT, ann.diagram)
    ann.do("set", section="instances", id="a", field__name="Web")
    bob.do("set", base="0", section="instances", id="a", field__name="Data")
    assert bob.status == 422
    assert "it has been changed, by revision 1 of " in bob.says


@pytest.mark.parametrize("base", ["-1", "7", "x", "", "9" * 30])
def test_an_edit_of_a_revision_that_there_is_not_is_refused(base: str) -> None:
    editor = Editor()
    answer = editor.client.post(f"/diagrams/{editor.key}/edit/", {"do": "remove", "id": "a", "base": base})
    assert answer.status_code == 422
    assert editor.latest.revision == 0


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"do": "explode"},
        {"do": "place", "section": "probes"},
        {"do": "place", "section": "../../etc"},
        {"do": "set", "section": "title", "id": "a"},
        {"do": "set", "section": "instances", "id": "zebra", "field:name": "x"},
        {"do": "add-entry", "section": "instances", "id": "a", "list": "name"},
        {"do": "switch-entry", "section": "route_tables", "id": "rt", "list": "routes", "entry": "none"},
        {"do": "position", "id": "a", "x": "nan", "y": "1"},
        {"do": "position", "id": "a", "x": "1e999", "y": "1"},
        {"do": "move", "id": "a", "into": "lab"},
        {"do": "remove", "id": "zebra"},
        {"do": "lead", "id": "s2", "to": "two words"},
        {"do": "lead", "id": "zebra", "to": "igw"},
        {"do": "duplicate", "section": "instances", "id": "zebra"},
        {"do": "duplicate", "section": "x", "id": "igw"},
        {"do": "place", "section": "instances", "within": "<b>"},
        {"do": "probe", "from": "a", "to": ""},
        {"do": "text", "text": "x: ["},
        {"do": "undo"},
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_changes(sent: dict[str, str]) -> None:
    editor = Editor()
    answer = editor.client.post(f"/diagrams/{editor.key}/edit/", {"base": "0", **sent})
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()
    assert editor.latest.revision == 0


def test_a_name_with_markup_is_shown_as_it_is() -> None:
    editor = Editor()
    editor.do("set", section="instances", id="a", field__name="<script>alert(1)</script>")
    answer = editor.client.get(f"/diagrams/{editor.key}/edit/")
    assert "<script>alert(1)" not in answer.content.decode()


def test_the_text_is_the_file_in_its_canonical_form_and_what_is_written_there_is_drawn() -> None:
    editor = Editor().look(panel="text")
    assert write_topology(lab()) in editor.page
    editor.do("text", text=LAB.replace("name: Two legs", "name: Three legs"))
    assert editor.topology.instances[ObjectId("d")].name == "Three legs"


def test_a_text_with_mistakes_is_kept_and_each_is_told_with_its_line() -> None:
    wrong = LAB.replace("cidr: 10.0.1.0/24", "cidr: 10.0.0.0/24").replace("source: a, destination: home", "source: z")
    editor = Editor()
    answer = editor.client.post(f"/diagrams/{editor.key}/edit/?panel=text", {"do": "text", "text": wrong, "base": "0"})
    page = unescape(answer.content.decode())
    assert answer.status_code == 422
    assert "source: z" in page
    assert page.count("line ") >= 2


@pytest.mark.parametrize(("path", "status"), [("edit/", 413), ("edit/check", 200)])
def test_a_text_of_50_megabytes_is_refused_in_words_before_anything_of_it_is_read(path: str, status: int) -> None:
    editor = Editor()
    client = Client(enforce_csrf_checks=True)
    # With its cookie a page's token would be looked for, in what is too large to be read.
    client.get(f"/diagrams/{editor.key}/edit/")
    form = urlencode({"do": "text", "base": "0", "text": "x" * 50_000_000})
    answer = client.post(f"/diagrams/{editor.key}/{path}", form, "application/x-www-form-urlencoded")
    assert answer.status_code == status
    assert "at most 4 MB" in answer.content.decode()


def test_a_saved_probe_is_listed_with_its_verdict_and_a_change_of_it_is_told() -> None:
    editor = Editor().do("probe", **{"from": "a", "to": "home"})
    editor.look(panel="probes")
    assert "answered" in editor.page
    at = {"section": "route_tables", "id": "rt", "list": "routes"}
    editor.do("switch-entry", **at, entry="0.0.0.0/0")
    assert "answered before, dropped at rt now." in editor.says


def test_a_diagram_is_begun_empty_and_says_what_to_do_next() -> None:
    page = Client().post("/diagrams/begin", follow=True)
    assert "Place a VPC" in page.content.decode()
    assert Diagram.objects.get().links.get().right == Right.OWN


def test_a_copy_is_ones_own_and_the_original_stays() -> None:
    editor = Editor(Right.VIEW)
    page = editor.client.post(f"/diagrams/{editor.key}/copy/", follow=True)
    copy = Diagram.objects.exclude(pk=editor.diagram.pk).get()
    assert page.request["PATH_INFO"] == f"/diagrams/{copy.links.get().key}/edit/"
    assert copy.topology.instances == lab().instances
    assert copy.slug not in page.request["PATH_INFO"]


def test_every_revision_has_an_address_and_shows_what_it_has_changed() -> None:
    editor = Editor().do("set", section="instances", id="a", field__name="Web")
    page = editor.client.get(f"/diagrams/{editor.key}/revisions/1/").content.decode()
    assert "instances a name" in page
    assert "<ins>Web</ins>" in page
    assert editor.client.get(f"/diagrams/{editor.key}/revisions/0/").status_code == 200
    assert editor.client.get(f"/diagrams/{editor.key}/revisions/2/").status_code == 404


def test_the_file_can_be_saved() -> None:
    editor = Editor(Right.VIEW)
    answer = editor.client.get(f"/diagrams/{editor.key}/topology.yaml")
    assert answer.content.decode() == write_topology(lab())


@pytest.mark.parametrize(("file", "ending"), [("topology.yaml", "yaml"), ("drawing.svg", "svg"), ("walk.html", "html")])
def test_what_is_saved_is_called_after_the_drawing(file: str, ending: str) -> None:
    editor = Editor().do("title", title="Where is it lost?")
    answer = editor.client.get(f"/diagrams/{editor.key}/{file}")
    assert answer["Content-Disposition"].endswith(f'filename="where-is-it-lost.{ending}"')


def test_nothing_that_is_saved_takes_the_editors_place() -> None:
    menu = Editor().look().page.partition('id="save"')[2].partition("</details>")[0]
    links = re.findall(r"<a [^>]*>", menu)
    assert len(links) == 3
    assert [one for one in links if " download" not in one] == []


def test_an_edit_from_another_site_is_refused() -> None:
    editor = Editor()
    stranger = Client(enforce_csrf_checks=True)
    answer = stranger.post(f"/diagrams/{editor.key}/edit/", {"do": "remove", "id": "a", "base": "0"})
    assert answer.status_code == 403
    assert editor.latest.revision == 0


def test_a_forged_name_is_replaced_by_a_new_one() -> None:
    editor = Editor()
    editor.client.cookies["person"] = "ann:forged"
    editor.do("remove", id="a")
    assert editor.latest.revisions.get().person != "ann"


def test_advice_stands_on_its_thing_and_its_remedy_is_one_edit() -> None:
    editor = Editor().do("place", section="security_groups", within="lab")
    assert "sg-1 is nobody's" in editor.look(panel="advice").page
    editor.do("remedy", at="sg-1", remedy="Delete sg-1")
    assert ObjectId("sg-1") not in editor.topology.security_groups
    assert editor.says == "Delete sg-1."
    assert editor.do("remedy", at="sg-1", remedy="Delete sg-1").status == 422


def test_a_revision_marks_in_both_drawings_what_it_has_changed() -> None:
    editor = Editor().do("remove", id="a").do("place", section="instances", within="s2")
    address = f"/diagrams/{editor.key}/revisions/"

    def marks(number: int, side: str) -> list[str]:
        page = editor.client.get(f"{address}{number}/?side={side}").content.decode()
        return re.findall(r'class="touched touched--(\w+)"', page)

    assert "deleted" in marks(1, "before")
    assert "deleted" not in marks(1, "after")
    assert marks(2, "after") == ["new"]
    assert marks(2, "before") == []
    assert marks(0, "before") == marks(0, "after") == []
    assert editor.client.get(f"{address}1/?side=<b>").status_code == 200


def test_a_flood_of_edits_is_refused_in_words_and_others_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "EDITS", Rate("edits-in-this-test", 3, 3600))
    editor = Editor()
    for _ in range(3):
        assert editor.do("place", section="internet_hosts", within="").status == 200
    editor.do("place", section="internet_hosts", within="")
    assert editor.status == 429
    assert "Wait some seconds" in editor.page
    assert editor.latest.revision == 3
    assert Editor(diagram=editor.diagram).do("place", section="internet_hosts", within="").status == 200


def test_more_drawings_than_a_class_needs_are_refused_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "DIAGRAMS", Rate("diagrams-in-this-test", 1, 3600))
    client = Client()
    assert client.post("/diagrams/begin").status_code == 303
    refused = client.post("/diagrams/begin")
    assert refused.status_code == 429
    assert "Too many drawings at once" in refused.content.decode()


def test_an_id_keeps_its_case_where_a_sentence_begins_with_it() -> None:
    editor = Editor().do("move", id="a", into="s1")
    assert editor.says == "a is in s1 already."
    assert editor.do("move", id="zebra", into="s1").says == "There is nothing called zebra."


def test_a_drawing_gets_another_title_which_can_be_undone_as_any_edit() -> None:
    editor = Editor().do("title", title="  Two   subnets ")
    assert (editor.says, editor.latest.title) == ("The drawing is called “Two subnets”.", "Two subnets")
    assert 'value="Two subnets"' in editor.page
    assert editor.do("title", title=" ").says == "A drawing has a title: type one."
    editor.do("title", title="Three").do("undo")
    assert editor.latest.title == "Two subnets"
