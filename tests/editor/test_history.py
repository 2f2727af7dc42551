import pytest

from tests.editor.editors import Editor
from tests.network.edits.labs import lab, nothing
from vpcviz.diagrams.revisions import new_diagram
from vpcviz.network.canonical import write_topology

pytestmark = pytest.mark.django_db


def revision(editor: Editor, number: int) -> str:
    answer = editor.client.get(f"/diagrams/{editor.key}/revisions/{number}/")
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_history_leads_to_the_beginning_or_to_what_came_before_it(monkeypatch: pytest.MonkeyPatch) -> None:
    editor = Editor().do("place", section="internet_hosts").do("place", section="internet_hosts")
    assert "As it began" in editor.look(panel="history").page
    monkeypatch.setattr("vpcviz.editor.page.MOST_REVISIONS", 1)
    page = editor.look(panel="history").page
    assert "As it began" not in page
    assert f'href="/diagrams/{editor.key}/revisions/1/"' in page


def test_only_what_is_not_the_latest_can_be_made_so_again() -> None:
    editor = Editor().do("place", section="security_groups", within="lab")
    assert "Make it the latest again" in revision(editor, 0)
    assert "Make it the latest again" not in revision(editor, 1)
    assert "Nothing of it stands in the drawing." in revision(editor, 1)
    editor.do("text", revision="0", text=write_topology(lab()))
    assert editor.says == "Made revision 0 the latest again."


def test_who_has_nobody_to_send_a_packet_is_told_what_to_place_next() -> None:
    editor = Editor(diagram=new_diagram("empty", nothing()))
    for section, kind in (("vpcs", "a VPC"), ("subnets", "a subnet"), ("instances", "an instance")):
        page = editor.look(panel="probes").page
        assert f"Place {kind}" in page
        assert "Walk from here" not in page
        editor.do("place", section=section)
    assert "Walk from here" in editor.look(panel="probes").page
