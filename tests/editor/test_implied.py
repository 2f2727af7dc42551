"""What AWS makes with a VPC is read as rows, and changed where AWS lets one, though the file does not name it."""

import re

import pytest

from tests.editor.editors import Editor, check
from vpcviz.diagrams.revisions import new_diagram
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.canonical import write_topology
from vpcviz.network.document import read_topology

pytestmark = pytest.mark.django_db

BARE = """\
format: vpcviz/1
vpcs: {lab: {region: us-east-1, cidrs: [10.0.0.0/16]}}
subnets: {s1: {vpc: lab, zone: us-east-1a, cidr: 10.0.0.0/24}, s2: {vpc: lab, zone: us-east-1a, cidr: 10.0.1.0/24}}
security_groups: {sg: {vpc: lab, ingress: [{peer: lab/default-group}]}}
instances: {a: {subnet: s1}, b: {subnet: s2, security_groups: [sg, lab/default-group]}}
probes: {across: {source: a, destination: b}}
"""
ACL = {"section": "network_acls", "id": "lab/default-acl", "list": "ingress"}
GROUP = {"section": "security_groups", "id": "lab/default-group"}


def editor() -> Editor:
    return Editor(diagram=new_diagram("bare", read_topology(BARE)))


def read(page: str, table: str) -> list[str]:
    """Read the rows of a table as text, those of AWS and those that are written."""
    found = re.search(rf'<table class="rules__table" id="table-{table}".*?</table>', page, re.S)
    assert found
    rows = re.findall(r'<tr class="rules__row(?! rules__row--head)(?! rules__row--new).*?</tr>', found[0], re.S)
    cell = r'value="([^"]*)" placeholder|<option value="([^"]*)" selected|<td class="rules__\w+ address"[^>]*>([^<]*)<'
    return [" ".join(filter(None, ("".join(one) for one in re.findall(cell, row)))) for row in rows]


def test_the_default_acl_and_the_default_group_can_be_chosen_in_the_outline() -> None:
    page = editor().look().page
    for implied in ("lab/main", "lab/default-acl", "lab/default-group"):
        assert f'data-thing="{implied}"' in page
    ids = re.findall(r' id="(thing-[^"]*)"', page)
    assert len(ids) == len(set(ids))


def test_the_rules_of_the_default_acl_and_group_are_rows() -> None:
    looked = editor()
    page = looked.look(chosen="lab/default-acl").page
    assert "A network ACL: lab/default-acl" in page
    assert read(page, "ingress") == ["100 0.0.0.0/0 allow", "* all all 0.0.0.0/0 deny"]
    assert read(page, "egress") == read(page, "ingress")
    assert "Decides: icmp, a to b" in page
    page = looked.look(chosen="lab/default-group").page
    assert read(page, "ingress") == ["lab/default-group"]
    assert read(page, "egress") == ["all all 0.0.0.0/0", "all all ::/0"]


def test_an_entry_added_to_the_default_acl_makes_it_explicit_with_all_that_it_had() -> None:
    made = editor()
    made.do("add-entry", **ACL, entry__number="50", entry__action="deny", entry__peer="10.0.0.0/24")
    acl = made.topology.network_acls[ObjectId("lab-default-acl")]
    assert acl.default
    assert [one.number for one in acl.ingress] == [100, 50]
    assert [one.number for one in acl.egress] == [100]
    assert 'data-chosen="lab-default-acl"' in made.page
    assert 'data-thing="lab/default-acl"' not in made.page


def test_what_names_the_default_group_follows_once_it_is_explicit() -> None:
    made = editor()
    made.do("remove-entry", **GROUP, list="ingress", entry='{"peer": "lab/default-group"}')
    text = write_topology(made.topology)
    assert "lab/default-group" not in text
    assert made.topology.instances[ObjectId("b")].security_groups == ("sg", "lab-default-group")
    made.do("undo")
    assert made.topology == read_topology(BARE)


def test_the_default_acl_gets_the_id_that_is_typed_and_what_is_saved_as_it_stood_changes_nothing() -> None:
    made = editor()
    sent = {"section": "network_acls", "id": "lab/default-acl", "field__vpc": "lab", "field__default": "true"}
    made.do("set", **sent, new_id="lab/default-acl")
    assert made.latest.revision == 0
    made.do("set", **{**sent, "field__note": "as AWS made it", "new-id": "acl-own"})
    assert made.topology.network_acls[ObjectId("acl-own")].note == "as AWS made it"


def test_a_mistake_in_a_row_of_the_default_acl_is_told_beside_its_field() -> None:
    told = check(editor(), "add-entry", **ACL, row="ingress-new", entry__number="0", entry__peer="10.0.0.0/24")
    assert "at least 1" in told["error-ingress-new-number"]


@pytest.mark.parametrize("implied", ["lab/main", "lab/default-acl", "lab/default-group"])
def test_what_aws_keeps_as_long_as_the_vpc_can_not_be_deleted_and_is_copied_without_being_the_default(
    implied: str,
) -> None:
    made = editor()
    made.do("remove", id=implied)
    assert made.status == 422
    assert "of lab" in made.says
    assert "can't be deleted" in made.says
    made.do("duplicate", id=implied)
    copies = (*made.topology.route_tables.items(), *made.topology.network_acls.items())
    assert made.latest.revision == 1, made.says
    assert not any(getattr(one, "default", False) or getattr(one, "main", False) for _, one in copies)
