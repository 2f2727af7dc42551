import pytest
from hypothesis import given

from tests.network.drawn import topologies, untimed
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.canonical import write_topology
from vpcviz.network.comments import comments_of, told_comments, with_notes
from vpcviz.network.document import read_topology
from vpcviz.network.errors import TopologyRefused
from vpcviz.network.topology import Topology

COMMENTED = """\
# The network of the first lesson,
# as it was in March.
format: vpcviz/1
title: "no # comment"  # é, the title
about: |  # of several lines
  # no comment either
  the text
vpcs:
  # the only one
  lab: {region: us-east-1, cidrs: [10.0.0.0/16], note: 'ours # all'}  # for tests
route_tables:
  rt:  # nobody's
    vpc: lab
    routes:
      - {destination: 192.0.2.0/24, target: blackhole}  # nowhere
      # the way out
      - {destination: 0.0.0.0/0, target: igw}
prefix_lists: {pl-s3: {service: s3, entries: null}}
internet_gateways: {igw: {vpc: lab}}
vpc_endpoints:
  s3: {kind: gateway, vpc: lab, prefix_list: pl-s3}  # to the buckets
#
# the end"""


def test_comments_are_told_from_text_that_has_their_sign_in_it() -> None:
    assert [(one.line, one.says, one.is_alone) for one in comments_of(COMMENTED)] == [
        (1, "The network of the first lesson,", True),
        (2, "as it was in March.", True),
        (4, "é, the title", False),
        (5, "of several lines", False),
        (9, "the only one", True),
        (10, "for tests", False),
        (12, "nobody's", False),
        (15, "nowhere", False),
        (16, "the way out", True),
        (21, "to the buckets", False),
        (22, "", True),
        (23, "the end", True),
    ]


@pytest.mark.parametrize("text", ["", "a: b#c", "'#'", '{"a": "#"}', "a: @  # what is no YAML", "\ufeffa: 1"])
def test_what_has_no_comments_has_none(text: str) -> None:
    assert comments_of(text) == ()
    assert told_comments(text) == ""


def test_the_lines_of_comments_are_named_and_what_is_kept_in_their_place() -> None:
    assert told_comments("a: 1 # b").startswith("1 comment (line 1) will not be kept: ")
    assert told_comments("# a\n# b\n").startswith("2 comments (lines 1, 2) will not be kept: ")
    assert "1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 and more" in told_comments("#\n" * 13)
    assert "note" in told_comments("# a")


def test_comments_become_notes_of_what_they_are_about() -> None:
    topology = with_notes(COMMENTED)
    assert topology.vpcs[ObjectId("lab")].note == "ours # all the only one for tests"
    table = topology.route_tables[ObjectId("rt")]
    assert table.note == "nobody's"
    assert [one.note for one in table.routes] == ["nowhere", "the way out"]
    assert topology.gateway_endpoints[ObjectId("s3")].note == "to the buckets the end"
    assert topology.about.split("\n")[-4:] == [
        "The network of the first lesson,",
        "as it was in March.",
        "é, the title",
        "of several lines",
    ]


def test_a_file_with_mistakes_has_its_mistakes_told_before_its_comments() -> None:
    with pytest.raises(TopologyRefused):
        with_notes(COMMENTED.replace("10.0.0.0/16", "10.0.0.0/33"))


@untimed
@given(topologies())
def test_a_file_as_it_is_written_has_no_comments_and_gets_no_notes(topology: Topology) -> None:
    text = write_topology(topology)
    assert comments_of(text) == ()
    assert with_notes(text) == read_topology(text)
