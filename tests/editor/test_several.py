import pytest

from tests.editor.editors import Editor
from tests.network.edits.labs import lab
from vpcviz.diagrams.revisions import new_diagram
from vpcviz.editor.drawn import find_chosen, sections_of
from vpcviz.editor.offered import paste_into
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.changes import document_of
from vpcviz.network.edits.copying import duplicate
from vpcviz.network.edits.pasting import fragment, paste
from vpcviz.network.topology import Topology

pytestmark = pytest.mark.django_db


def test_several_things_are_moved_duplicated_and_deleted_as_one_edit() -> None:
    editor = Editor().do("move", id="a b", into="s2")
    assert [editor.topology.instances[ObjectId(one)].subnet for one in "ab"] == ["s2", "s2"]
    editor.do("position", id="a b", x="40 80", y="200 200")
    assert editor.topology.positions[ObjectId("b")] == (80, 200)
    editor.do("duplicate", id="a b")
    assert "2 chosen" in editor.page
    editor.do("remove", id="a b")
    assert editor.latest.revision == 4
    assert {"a", "b"}.isdisjoint(editor.topology.instances)


def test_of_two_chosen_ends_a_walk_is_offered_and_of_other_things_none() -> None:
    editor = Editor()
    assert 'id="walk-between"' in editor.look(chosen="a b").page
    assert 'id="walk-between"' not in editor.look(chosen="a s1").page
    assert 'id="walk-between"' not in editor.look(chosen="a b c").page


def test_things_are_taken_along_as_text_and_pasted_into_another_drawing() -> None:
    editor, other = Editor(), Editor(diagram=new_diagram("other", Topology(format="vpcviz/1", title="Other")))
    answer = editor.client.get(f"/diagrams/{editor.key}/edit/things.yaml?chosen=lab")
    assert answer.headers["Content-Type"].startswith("text/plain")
    other.do("paste", text=answer.content.decode())
    assert other.status == 200
    assert other.topology.subnets.keys() == editor.topology.subnets.keys()
    assert other.latest.revision == 1
    assert editor.client.get(f"/diagrams/{editor.key}/edit/things.yaml?chosen=zebra").content


@pytest.mark.parametrize("text", ["", "[", "7", "<b>not a file</b>", "instances: {x: {subnet: nowhere}}", "a: &a [*a]"])
def test_what_cannot_be_pasted_is_refused_in_words_and_nothing_changes(text: str) -> None:
    editor = Editor().do("paste", text=text)
    assert editor.status == 422
    assert editor.latest.revision == 0
    assert 'class="status__says status__says--failed"' in editor.page


@pytest.mark.parametrize("things", ["a", "a b", "a c", "s1", "s1 c", "sg", "lab", "d"])
def test_what_is_copied_and_pasted_at_once_is_what_a_duplicate_is(things: str) -> None:
    chosen = find_chosen(sections_of(lab()), things)
    into = paste_into(lab(), chosen)
    ids = [ObjectId(one) for one, _ in chosen]
    pasted = paste(lab(), document_of(fragment(lab(), ids)), ObjectId(into) if into else None)
    assert pasted == duplicate(lab(), ids)
