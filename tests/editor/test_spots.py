import re

import pytest

from tests.editor.editors import Editor, check
from vpcviz.editor.spots import Spot, folded, ordinal, own_first, spot_of, told_elsewhere
from vpcviz.network.errors import Problem

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("path", "spot", "words"),
    [
        ("subnets.s1.cidr", Spot("subnets", "s1", "cidr"), "Addresses of s1"),
        ("vpcs.lab.b.cidrs.1", Spot("vpcs", "lab.b", "cidrs", ("1",)), "Addresses of lab.b"),
        ("instances.a.guest.mtu", Spot("instances", "a", "guest.mtu"), "MTU, octets of a"),
        (
            "route_tables.rt.routes.2.target",
            Spot("route_tables", "rt", "routes", ("2", "target")),
            "Routes of rt, row 3, Target",
        ),
        ("instances.a", Spot("instances", "a", ""), "a"),
        (
            "instances.a.public_address.10.0.0.10",
            Spot("instances", "a", "public_address", ("10", "0", "0", "10")),
            "Public address of a",
        ),
    ],
)
def test_the_place_of_a_mistake_has_words(path: str, spot: Spot, words: str) -> None:
    assert spot_of(path) == spot
    assert str(spot) == words


def test_a_mistake_that_no_form_has_keeps_its_path() -> None:
    assert told_elsewhere(Problem("format", 3, "vpcviz/9", "vpcviz/1")) == "format: found vpcviz/9, expected vpcviz/1"


def test_what_was_typed_is_told_first_then_its_thing_then_the_others_in_their_order() -> None:
    problems = [
        Problem(path, None, "", "") for path in ("format", "subnets.s2.cidr", "subnets.s1.zone", "subnets.s1.cidr")
    ]
    told = [problem.path for problem in own_first(problems, "subnets", "s1", {"cidr"})]
    assert told == ["subnets.s1.cidr", "subnets.s1.zone", "format", "subnets.s2.cidr"]


@pytest.mark.parametrize(
    ("says", "told"), [([], ""), (["a"], "a"), (["a", "b"], "a; b"), (["a", "b", "c"], "a; and 2 more")]
)
def test_more_than_two_mistakes_are_folded_to_a_count(says: list[str], told: str) -> None:
    assert folded(says) == told


@pytest.mark.parametrize(("number", "word"), [(1, "1st"), (2, "2nd"), (3, "3rd"), (11, "11th"), (22, "22nd")])
def test_values_are_counted(number: int, word: str) -> None:
    assert ordinal(number) == word


def test_of_several_addresses_the_wrong_one_is_named_beside_their_field() -> None:
    typed = {"section": "vpcs", "id": "lab", "field__cidrs": "10.0.0.0/16, 10.1.0.0/33, 10.2.0.1/16"}
    editor = Editor()
    told = check(editor, "set", **typed)
    assert re.fullmatch("2nd: found 10.1.0.0/33, .*; 3rd: found 10.2.0.1/16, .*", told["error-cidrs"])
    assert told["error-thing"] == ""
    refused = editor.do("set", **typed)
    assert f'aria-live="polite">{told["error-cidrs"]}<' in refused.page
    assert refused.says.startswith("Addresses of lab: 2nd: found 10.1.0.0/33")


@pytest.mark.parametrize(
    ("new_id", "because"), [("b", "b is taken (choose another id)"), ("two words", "expected an id")]
)
def test_an_id_that_cannot_be_is_told_beside_it_and_stays_there(new_id: str, because: str) -> None:
    typed = {"section": "instances", "id": "a", "new-id": new_id}
    editor = Editor()
    told = check(editor, "set", **typed)
    assert because in told["error-id"]
    assert told["error-thing"] == ""
    refused = editor.do("set", **typed)
    assert f'name="new-id" value="{new_id}"' in refused.page
    assert re.search(rf'id="error-id"[^>]*>[^<]*{re.escape(because)}', refused.page)


def test_what_goes_wrong_elsewhere_is_told_with_its_place_in_words() -> None:
    refused = Editor().do("set", section="subnets", id="s2", field__cidr="10.0.2.0/24")
    assert re.search(r'id="error-thing"[^>]*>Address of c: found 10.0.1.10', refused.page)
