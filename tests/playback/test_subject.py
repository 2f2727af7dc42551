import pytest

from vpcviz.diagrams.drawings import keep_drawing
from vpcviz.network.document import read_topology
from vpcviz.playback.subject import Kind, SubjectMissing, find_subject

EMPTY = read_topology("format: vpcviz/1\ntitle: Nobody\nvpcs: {lab: {region: us-east-1, cidrs: [10.0.0.0/16]}}\n")
PAIR = read_topology(
    "format: vpcviz/1\n"
    "vpcs: {lab: {region: us-east-1, cidrs: [10.0.0.0/16]}}\n"
    "subnets: {s1: {vpc: lab, zone: us-east-1a, cidr: 10.0.0.0/24}}\n"
    "instances: {one: {subnet: s1}, other: {subnet: s1}}\n"
)


def test_a_lesson_begins_with_its_own_question(loaded_lessons: None) -> None:
    subject = find_subject(Kind.LESSON, "where-is-the-public-address")
    assert (subject.number, subject.address) == (1, "/lessons/where-is-the-public-address/")
    assert subject.first_question
    assert (subject.first_question.source, subject.first_question.destination) == ("a", "198.51.100.20")


@pytest.mark.parametrize("kind", Kind)
def test_what_is_not_there_is_missed(loaded_lessons: None, kind: Kind) -> None:
    with pytest.raises(SubjectMissing, match="pigeons"):
        find_subject(kind, "pigeons")


def test_a_lesson_is_no_diagram(loaded_lessons: None) -> None:
    with pytest.raises(SubjectMissing):
        find_subject(Kind.DIAGRAM, "where-is-the-public-address")


@pytest.mark.django_db
def test_a_drawing_without_probes_begins_with_a_ping_between_two_instances() -> None:
    subject = find_subject(Kind.DIAGRAM, keep_drawing("pair", PAIR).slug)
    assert subject.title == "pair"
    assert subject.first_question
    assert (subject.first_question.source, subject.first_question.destination) == ("one", "other")


@pytest.mark.django_db
def test_a_drawing_without_instances_has_nobody_who_asks() -> None:
    assert find_subject(Kind.DIAGRAM, keep_drawing("empty", EMPTY).slug).first_question is None
