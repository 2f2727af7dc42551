import pytest
from hypothesis import assume, given

from tests.network.drawn import topologies, untimed
from vpcviz.network.canonical import write_topology
from vpcviz.network.changes import (
    Conflict,
    apply,
    difference,
    inverse,
    read_difference,
    touches,
    write_difference,
)
from vpcviz.network.document import read_topology
from vpcviz.network.errors import TopologyRefused
from vpcviz.network.topology import Topology

LAB = """\
format: vpcviz/1
vpcs: {lab: {region: us-east-1, cidrs: [10.0.0.0/16]}}
subnets: {s1: {vpc: lab, zone: us-east-1a, cidr: 10.0.0.0/24, route_table: rt}}
route_tables: {rt: {vpc: lab}}
internet_gateways: {igw: {vpc: lab}}
security_groups: {sg: {vpc: lab, ingress: [{peer: 10.0.0.0/8}, {protocol: tcp, ports: 443, peer: 0.0.0.0/0}]}}
instances: {a: {subnet: s1}, b: {subnet: s1}, c: {subnet: s1}}
"""


def lab(*replaced: tuple[str, str]) -> Topology:
    """Read the laboratory, with parts of its text replaced."""
    text = LAB
    for old, new in replaced:
        assert old in text
        text = text.replace(old, new)
    return read_topology(text)


@untimed
@given(topologies(), topologies())
def test_a_difference_leads_from_one_file_to_the_other_and_its_inverse_back(old: Topology, new: Topology) -> None:
    changes = difference(old, new)
    assert write_topology(apply(changes, old)) == write_topology(new)
    assert write_topology(apply(inverse(changes), new)) == write_topology(old)


@untimed
@given(topologies(), topologies())
def test_a_difference_that_was_kept_is_the_same(old: Topology, new: Topology) -> None:
    changes = difference(old, new)
    assert read_difference(write_difference(changes)) == changes


@untimed
@given(topologies())
def test_nothing_has_changed_between_a_file_and_itself(topology: Topology) -> None:
    assert difference(topology, topology) == ()


@untimed
@given(topologies(), topologies())
def test_a_difference_that_has_been_made_already_changes_nothing_more(old: Topology, new: Topology) -> None:
    changes = difference(old, new)
    assume(changes)
    assert write_topology(apply(changes, apply(changes, old))) == write_topology(new)


def test_a_thing_that_goes_comes_back_to_its_place() -> None:
    before, after = lab(), lab((", b: {subnet: s1}", ""))
    assert [*apply(inverse(difference(before, after)), after).instances] == ["a", "b", "c"]


EDITS = {
    "two fields of one thing": (
        (", b: {subnet: s1}", ", b: {name: B, subnet: s1}"),
        (", b: {", ", b: {address: 10.0.0.20, "),
    ),
    "two things": ((", b: {", ", b: {name: B, "), ("c: {", "c: {name: C, ")),
    "two new things": (("a: {", "d: {subnet: s1}, a: {"), ("c: {subnet: s1}", "c: {subnet: s1}, e: {subnet: s1}")),
    "the first things of a section": (
        ("instances", "probes: {p: {source: a, destination: b}}\ninstances"),
        ("instances", "probes: {q: {source: b, destination: a}}\ninstances"),
    ),
    "the first routes of a table": (
        ("rt: {vpc: lab}", "rt: {vpc: lab, routes: [{destination: 0.0.0.0/0, target: igw}]}"),
        ("rt: {vpc: lab}", "rt: {vpc: lab, routes: [{destination: 10.9.0.0/16, target: blackhole}]}"),
    ),
    "two rules": (("10.0.0.0/8}", "10.0.0.0/8, note: ours}"), ("ports: 443, peer", "ports: 443, note: theirs, peer")),
    "a rule and its order": (
        (
            "[{peer: 10.0.0.0/8}, {protocol: tcp, ports: 443, peer: 0.0.0.0/0}]",
            "[{protocol: tcp, ports: 443, peer: 0.0.0.0/0}, {peer: 10.0.0.0/8}]",
        ),
        ("10.0.0.0/8}", "10.0.0.0/8, note: ours}"),
    ),
    "two settings of one kernel": (
        (", b: {subnet: s1", ", b: {subnet: s1, guest: {mtu: 1500}"),
        (", b: {subnet: s1", ", b: {subnet: s1, guest: {ip_forward: true}"),
    ),
}


@pytest.mark.parametrize(("mine", "theirs"), [pytest.param(*both, id=name) for name, both in EDITS.items()])
def test_edits_to_different_places_both_hold_in_either_order(mine: tuple[str, str], theirs: tuple[str, str]) -> None:
    base, one, other = lab(), lab(mine), lab(theirs)
    together = apply(difference(base, one), other)
    assert together != other
    assert apply(inverse(difference(base, one)), together) == other
    assert apply(inverse(difference(base, other)), together) == one


@pytest.mark.parametrize(
    ("mine", "theirs", "place"),
    [
        ((", b: {", ", b: {name: B, "), (", b: {", ", b: {name: Bee, "), ("instances", "b", "name")),
        ((", b: {", ", b: {name: B, "), (", b: {subnet: s1}", ""), ("instances", "b", "name")),
        ((", b: {subnet: s1}", ""), (", b: {", ", b: {name: B, "), ("instances", "b")),
        (("a: {", "d: {name: D, subnet: s1}, a: {"), ("a: {", "d: {subnet: s1}, a: {"), ("instances", "d")),
    ],
)
def test_a_change_of_what_somebody_else_has_changed_is_refused_at_its_place(
    mine: tuple[str, str], theirs: tuple[str, str], place: tuple[str, ...]
) -> None:
    base, theirs_too = lab(), lab(theirs)
    with pytest.raises(Conflict) as refused:
        apply(difference(base, lab(mine)), theirs_too)
    assert refused.value.place == place
    assert touches(difference(base, theirs_too), place)


def test_changes_that_fit_one_by_one_but_come_to_what_aws_refuses_are_refused() -> None:
    mine = lab((", b: {", ", b: {address: 10.0.0.50, "))
    theirs = lab(("c: {", "c: {address: 10.0.0.50, "))
    with pytest.raises(TopologyRefused):
        apply(difference(lab(), mine), theirs)
