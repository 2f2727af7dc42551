import pytest

from tests.editor.editors import Editor, check
from vpcviz.diagrams.models import Right

pytestmark = pytest.mark.django_db


def test_what_is_being_typed_is_checked_beside_its_field_and_nothing_is_changed() -> None:
    editor = Editor()
    told = check(editor, "set", section="subnets", id="s2", field__cidr="10.0.0.0/25", field__zone="us-east-1a")
    assert "s1" in told["error-cidr"]
    assert told["hint-cidr"] == "123 to use, 5 are AWS's own"
    assert told["error-zone"] == ""
    assert told["error-thing"].startswith("instances.c.address: found 10.0.1.10")
    assert set(check(editor, "set", section="subnets", id="s2", field__cidr="10.0.1.0/25").values()) == {
        "",
        "123 to use, 5 are AWS's own",
    }
    assert editor.latest.revision == 0


def test_a_rule_that_is_being_typed_is_checked_as_far_as_it_is_there() -> None:
    editor = Editor()
    row = {"section": "route_tables", "id": "rt", "list": "routes", "row": "routes-new"}
    assert check(editor, "add-entry", **row, entry__destination="10.7.0.0/16", entry__target="") == {
        "error-routes-new": ""
    }
    told = check(editor, "add-entry", **row, entry__destination="300.0.0.0/8", entry__target="igw")
    assert told["error-routes-new"].startswith("destination: found 300.0.0.0/8")


@pytest.mark.parametrize("fields", [{"do": "set"}, {"do": "nothing"}, {"do": "set", "section": "<b>", "id": "<i>"}])
def test_a_check_of_nothing_that_can_be_edited_is_answered_in_words(fields: dict[str, str]) -> None:
    told = check(Editor(), fields.pop("do"), **fields)
    assert told["error-thing"]


def test_a_check_takes_the_right_to_edit() -> None:
    editor = Editor(Right.VIEW)
    assert editor.client.post(f"/diagrams/{editor.key}/edit/check", {"do": "set"}).status_code == 403


def test_a_route_and_a_rule_tell_which_saved_probes_they_decide() -> None:
    editor = Editor().do("probe", **{"from": "a", "to": "home"})
    (table,) = [one for one, thing in editor.topology.route_tables.items() if thing.routes]
    assert "Decides: icmp, a to home" in editor.look(chosen=table).page
    off = editor.do("switch-entry", section="route_tables", id=table, list="routes", entry="0.0.0.0/0")
    assert "Decides:" not in off.look(chosen=table).page


def test_what_a_move_would_change_is_told_before_it_is_made() -> None:
    editor = Editor()
    assert check(editor, "move", id="a", into="s2")["moving"].startswith("a is in s2 now: 10.0.1.")
    assert "is none" in check(editor, "move", id="a", into="lab")["moving"]
    assert editor.latest.revision == 0
