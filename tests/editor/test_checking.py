import pytest

from tests.editor.editors import Editor, check
from tests.network.edits.labs import lab
from tests.network.edits.test_private_address import of_themselves
from vpcviz.diagrams.models import Right
from vpcviz.diagrams.revisions import new_diagram
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.canonical import write_topology
from vpcviz.network.edits.values import take_out
from vpcviz.network.resolution import primary_addresses

pytestmark = pytest.mark.django_db


def test_what_is_being_typed_is_checked_beside_its_field_and_nothing_is_changed() -> None:
    editor = Editor()
    told = check(editor, "set", section="subnets", id="s2", field__cidr="10.0.0.0/25", field__zone="us-east-1a")
    assert "s1" in told["error-cidr"]
    assert told["hint-cidr"] == "123 to use, 5 are AWS's own"
    assert told["error-zone"] == ""
    assert told["error-thing"].startswith("Address of c: found 10.0.1.10")
    assert set(check(editor, "set", section="subnets", id="s2", field__cidr="10.0.1.0/25").values()) == {
        "",
        "123 to use, 5 are AWS's own",
    }
    assert editor.latest.revision == 0


def test_what_is_wrong_is_told_first_of_what_was_changed_and_of_the_rest_by_a_count() -> None:
    editor, asked = Editor(), {"section": "subnets", "id": "s1", "field__cidr": "10.0.1.0/25"}
    overlaps = "found 10.0.1.0/25, which overlaps 10.0.1.0/24 of s2, expected a block of its own; AWS:"
    told = check(editor, "set", **asked)
    assert told["error-cidr"].startswith(overlaps)
    assert told["error-thing"].startswith("Address of a: found 10.0.0.10, expected an address of s1")
    editor.do("set", **asked)
    assert editor.says.startswith(f"Addresses of s1: {overlaps}")
    assert "; Address of a: found 10.0.0.10" in editor.says
    editor.do("set", section="instances", id="b", field__address="10.0.0.20")
    editor.do("set", **asked)
    assert editor.says.startswith(f"Addresses of s1: {overlaps}")
    assert editor.says.endswith("; and 3 more")
    assert list(editor.topology.subnets) == list(lab().subnets)


def test_a_rule_that_is_being_typed_is_checked_as_far_as_it_is_there() -> None:
    editor = Editor()
    row = {"section": "route_tables", "id": "rt", "list": "routes", "row": "routes-new"}
    begun = check(editor, "add-entry", **row, entry__destination="10.7.0.0/16", entry__target="")
    assert set(begun.values()) == {""}
    told = check(editor, "add-entry", **row, entry__destination="300.0.0.0/8", entry__target="igw")
    assert told["error-routes-new-destination"].startswith("found 300.0.0.0/8")
    assert told["error-routes-new-target"] == told["error-routes-new"] == ""


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
    assert "Decides: icmp, a to home" not in off.look(chosen=table).page


def test_what_a_move_would_change_is_told_before_it_is_made() -> None:
    editor = Editor()
    assert check(editor, "move", id="a", into="s2")["moving"].startswith("a is in s2 now: 10.0.1.")
    assert "is none" in check(editor, "move", id="a", into="lab")["moving"]
    assert editor.latest.revision == 0


@pytest.mark.parametrize(("section", "typist", "holder"), [("instances", "a", "d0"), ("instances", "b", "nat/eth0")])
def test_an_address_that_another_thing_has_of_itself_is_refused_with_its_holder(
    section: str, typist: str, holder: str
) -> None:
    editor = Editor().do("place", section="nat_gateways", within="s1")
    editor.do("set", section="nat_gateways", id="nat", field__address="")
    taken = str(primary_addresses(editor.topology)[ObjectId(holder)])
    asked = {"section": section, "id": typist, "field__address": taken}
    because = f"found {taken}, which {holder} has, expected an address of its own; AWS: no two network interfaces"
    assert check(editor, "set", **asked)["error-address"].startswith(because)
    before = editor.topology
    assert because in editor.do("set", **asked).says
    assert editor.topology == before


def test_another_block_and_another_text_tell_whose_address_is_another_one() -> None:
    editor = Editor()
    text = write_topology(editor.topology).replace("address: 10.0.0.10", "address: 10.0.0.4")
    moved = "b has 10.0.0.5 instead of 10.0.0.4; d0 has 10.0.0.6 instead of 10.0.0.5"
    assert editor.do("text", text=text).says == f"Changed the text; {moved}."
    editor = Editor(diagram=new_diagram("of-themselves", of_themselves()))
    editor.do("set", section="subnets", id="s2", field__cidr="10.0.7.0/24")
    assert editor.says == "Changed s2: cidr; c has 10.0.7.4 instead of 10.0.1.4."


def test_a_new_id_writes_down_no_address() -> None:
    editor = Editor().do("set", **{"section": "instances", "id": "b", "new-id": "web"})
    assert editor.says == "b is called web."
    assert editor.topology.instances[ObjectId("web")].address is None


def test_what_is_told_to_stand_in_another_subnet_or_vpc_is_moved_there_with_whatever_else_is_typed() -> None:
    editor = Editor().do("place", section="vpcs")
    form = {"section": "instances", "id": "a", "field__address": "10.0.0.10", "field__name": "Web"}
    editor.do("set", **form, field__subnet="s2")
    assert editor.says.startswith("a is in s2 now: 10.0.1.5 instead of 10.0.0.10; Changed a: name.")
    assert str(editor.topology.instances[ObjectId("a")].address) == "10.0.1.5"
    editor.do("set", section="security_groups", id="sg", field__vpc="vpc-1", field__default="false")
    assert editor.says.startswith("sg is in vpc-1 now; without ")
    assert "the security groups of a" in editor.says


def test_what_a_form_sends_as_it_stood_is_not_asked_for() -> None:
    editor = Editor().do("set", section="instances", id="b", field__address="", field__source_dest_check="true")
    assert editor.latest.revision == 0


def test_an_undo_after_which_something_has_another_address_tells_it() -> None:
    plain = take_out(of_themselves(), ("instances", "b", "public_address"))
    first = Editor(diagram=new_diagram("of-themselves", plain)).do("remove", id="a")
    second = Editor(Right.EDIT, first.diagram).do("place", section="nat_gateways", within="s1")
    assert str(primary_addresses(second.topology)[ObjectId("nat-1")]) == "10.0.0.4"
    assert "b has 10.0.0.6 instead of 10.0.0.5" in first.do("undo").says
