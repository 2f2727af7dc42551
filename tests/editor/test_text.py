import re
from html import unescape

import pytest

from tests.editor.editors import Editor
from tests.network.edits.labs import LAB, nothing
from vpcviz.diagrams.models import Diagram
from vpcviz.diagrams.revisions import new_diagram
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.canonical import write_topology

pytestmark = pytest.mark.django_db

COMMENTED = LAB.replace("internet_gateways:", "# to the world\ninternet_gateways:") + "# the end\n"


def checked(text: str, do: str = "text") -> str:
    """Give what is told of a text while it is being typed into a drawing with nothing in it."""
    editor = Editor(diagram=new_diagram(f"text-{Diagram.objects.count()}", nothing()))
    answer = editor.client.post(f"/diagrams/{editor.key}/edit/check", {"do": do, "text": text})
    return unescape(answer.content.decode())


def test_each_mistake_of_a_text_leads_to_its_line() -> None:
    told = checked(LAB.replace("10.0.1.0/24", "10.0.1.0/33").replace("target: igw", "target: nowhere"))
    assert re.findall(r'<li><a href="#text-area" data-line="(\d+)">Line (\d+)</a>: <span>(\S+)', told) == [
        ("5", "5", "subnets.s2.cidr:"),
        ("11", "11", "route_tables.rt.routes.1.target:"),
    ]


def test_a_mistake_without_a_line_is_told_all_the_same() -> None:
    assert "<li><span>" in checked("format: vpcviz/1\n" + "#" * 4_000_001)


def test_comments_are_told_of_before_they_are_left_out() -> None:
    told = checked(COMMENTED)
    assert '<ol id="text-problems" hx-swap-oob="innerHTML"></ol>' in told
    assert re.search(r'<p id="text-comments"[^>]*>2 comments \(lines 13, 32\) will not be kept', told)
    assert re.search(r'<p id="text-comments"[^>]*></p>', checked(LAB))
    pasted = "vpcs:\n  # mine\n  mine: {region: us-east-1, cidrs: [10.0.0.0/16]}\n"
    assert re.search(r'<p id="paste-told"[^>]*>1 comment \(line 2\)', checked(pasted, "paste"))


def test_comments_that_were_left_out_are_told_of_with_what_has_been_done() -> None:
    editor = Editor().do("text", text=COMMENTED.replace("Two legs", "Three legs"))
    assert editor.says.endswith("2 comments (lines 13, 32) not kept.")
    pasted = editor.do("paste", text="vpcs: {other: {region: us-east-1, cidrs: [10.7.0.0/16]}} # theirs\n")
    assert pasted.says.endswith("1 comment (line 1) not kept.")


def test_a_text_in_which_only_comments_are_new_is_kept_until_it_is_said_what_becomes_of_them() -> None:
    editor = Editor().look(panel="text")
    text = f"# mine\n{write_topology(editor.topology)}"
    path = f"/diagrams/{editor.key}/edit/?panel=text"
    answer = editor.client.post(path, {"do": "text", "text": text, "base": "0"})
    page = unescape(answer.content.decode())
    assert answer.status_code == 422
    assert "# mine" in page
    assert "Nothing has changed: 1 comment (line 1) not kept: take them over as notes." in page


def test_comments_are_taken_over_as_notes() -> None:
    editor = Editor().do("text-notes", text=COMMENTED)
    assert editor.topology.internet_gateways[ObjectId("igw")].note == "to the world"
    assert editor.says == "Changed the text, its comments kept as notes."


def test_what_could_not_be_pasted_is_not_taken_for_the_file() -> None:
    editor = Editor()
    path = f"/diagrams/{editor.key}/edit/?panel=text"
    page = editor.client.post(path, {"do": "paste", "text": "no file at all"}).content.decode()
    assert "no file at all</textarea>" not in page
