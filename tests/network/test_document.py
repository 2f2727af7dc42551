import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.network.drawn import topologies, untimed
from vpcviz.network.canonical import write_topology
from vpcviz.network.document import build_topology, read_topology
from vpcviz.network.errors import TopologyRefused
from vpcviz.network.index import compile_network
from vpcviz.network.marked_text import mark
from vpcviz.network.topology import Topology

ACCEPTED = sorted((Path(__file__).parent / "accepted").glob("*.yaml"))

TOKENS = "format: vpcviz/1|vpcs:|subnets:|instances:|routes:|a|lab|10.0.0.0/16"
TOKENS += "|: |, |{|}|[|]|\n|\n  |- |'|\"|&a |*a|!!str |#|~|1"
DOCUMENTS = st.text() | st.lists(st.sampled_from(TOKENS.split("|")), max_size=30).map("".join)

SECTIONS = sorted(Topology.model_fields)
LEAVES = st.sampled_from(
    [None, True, 0, 1.5, "a", "lab", "s1", "10.0.0.0/16", "10.0.0.4", "lab/main", "tcp", "all", ""]
)
FIELDS = sorted({name for section in Topology.model_fields for name in ("vpc", "cidr", "cidrs", "zone", section)})
KEYS = st.sampled_from(["a", "lab", "s1", "subnet", "address", "ports", "guest", "public_address", "routes", *FIELDS])
THINGS = st.recursive(LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4))


def topology_or_problems(text: str) -> Topology | TopologyRefused:
    try:
        return read_topology(text)
    except TopologyRefused as refused:
        assert refused.problems
        assert all(problem.found for problem in refused.problems)
        return refused


@untimed
@given(DOCUMENTS)
def test_any_text_is_a_topology_or_refused(text: str) -> None:
    assert topology_or_problems(text)


@untimed
@given(st.dictionaries(st.sampled_from(SECTIONS), THINGS | st.dictionaries(KEYS, THINGS, max_size=3), max_size=5))
def test_any_document_is_a_topology_or_refused(document: dict[str, object]) -> None:
    assert topology_or_problems(json.dumps({"format": "vpcviz/1", **document}))


@pytest.mark.parametrize("path", [pytest.param(path, id=path.stem) for path in ACCEPTED])
def test_what_aws_accepts_is_read_and_can_be_compiled(path: Path) -> None:
    topology = read_topology(path.read_text())
    assert compile_network(topology).topology == topology
    assert read_topology(write_topology(topology)) == topology


@untimed
@given(topologies())
def test_what_is_accepted_can_be_compiled(topology: Topology) -> None:
    network = compile_network(read_topology(write_topology(topology)))
    assert set(network.instances) == set(topology.instances)


def test_json_and_yaml_are_read_alike() -> None:
    topology = read_topology((Path(__file__).parent / "accepted" / "one_of_everything.yaml").read_text())
    assert read_topology(topology.model_dump_json(exclude_unset=True)) == topology


def test_a_problem_inside_a_lesson_names_the_lessons_line_and_path() -> None:
    lesson = "title: A lesson\ntopology:\n  format: vpcviz/1\n  internet_hosts: {home: {address: 10.0.0.1}}\n"
    with pytest.raises(TopologyRefused) as refused:
        build_topology(mark(lesson).under("topology"))
    (problem,) = refused.value.problems
    assert (problem.path, problem.line) == ("topology.internet_hosts.home.address", 4)


WORDS_THAT_MEAN_SOMETHING = (
    "a b x lab s1 s2 rt igw eni web acl server lab/main a/eth0 host/a s1/router local blackhole internet default all "
    "tcp icmp 10.0.0.0/16 10.0.0.0/24 10.0.0.0/28 10.8.0.0/28 0.0.0.0/0 ::/0 10.0.0.1 10.0.0.4 10.0.0.10 198.51.100.1 "
    "02:00:00:00:00:01 us-east-1a us-east-1b"
)
PUZZLES: st.SearchStrategy[Any] = st.one_of(
    st.sampled_from([None, True, 0, -1, 70000, 1.5, ""]),
    st.sampled_from(WORDS_THAT_MEAN_SOMETHING.split()),
    st.builds(list),
    st.builds(dict),
    st.lists(st.sampled_from(["10.0.0.11", "web", "x"]), max_size=2),
)


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """Draw a topology file in which a few values are others than they should be, or missing."""
    topology = draw(topologies())
    document: Any = json.loads(topology.model_dump_json(exclude_defaults=True)) | {"format": "vpcviz/1"}
    for _ in range(draw(st.integers(1, 4))):
        holder, key = document, draw(st.sampled_from(sorted(document)))
        while isinstance(holder[key], dict | list) and holder[key] and draw(st.integers(0, 4)):
            holder = holder[key]
            key = draw(st.sampled_from(list(holder) if isinstance(holder, dict) else list(range(len(holder)))))
        if draw(st.booleans()) and isinstance(holder, dict):
            del holder[key]
        else:
            holder[key] = draw(PUZZLES)
        if not document:
            break
    return json.dumps(document)


@untimed
@given(damaged())
def test_a_damaged_topology_is_refused_or_can_be_compiled(text: str) -> None:
    topology = topology_or_problems(text)
    assert isinstance(topology, TopologyRefused) or compile_network(topology).topology == topology
