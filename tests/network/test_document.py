import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.network.drawn import topologies, untimed
from vpcviz.network.canonical import write_topology
from vpcviz.network.document import build_topology, read_topology
from vpcviz.network.errors import TopologyRefused
from vpcviz.network.index import compile_network
from vpcviz.network.marked_text import mark
from vpcviz.network.not_supported import NOT_SUPPORTED
from vpcviz.network.topology import Topology

ACCEPTED = sorted((Path(__file__).parent / "accepted").glob("*.yaml"))

TOKENS = "format: vpcviz/1|vpcs:|subnets:|instances:|routes:|a|lab|10.0.0.0/16"
TOKENS += "|: |, |{|}|[|]|\n|\n  |- |'|\"|&a |*a|!!str |#|~|1"
DOCUMENTS = st.text() | st.lists(st.sampled_from(TOKENS.split("|")), max_size=30).map("".join)

SECTIONS = sorted(Topology.model_fields) + [construct[0] for construct in NOT_SUPPORTED]
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
