"""Does every packet of every story come to what its rule says, there and back?"""

import difflib
from collections.abc import Iterator
from dataclasses import replace
from ipaddress import ip_address
from pathlib import Path

import pytest

from tests.stories.judgement import Taken, complaints
from tests.stories.story import STORIES, Question, as_text, questions, read_story, rewrite_walks
from tests.stories.telling import tell_walk
from vpcviz.facts.protocols import NUMBERS
from vpcviz.network.document import read_topology
from vpcviz.network.errors import ProbeRefused
from vpcviz.network.index import compile_network
from vpcviz.steps.model import MODELS, with_switch
from vpcviz.walks.blockers import find_blockers
from vpcviz.walks.injection_form import read_injections
from vpcviz.walks.probe import make_probe
from vpcviz.walks.walk import walk


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_a_story_comes_to_what_its_rule_says(path: Path, request: pytest.FixtureRequest) -> None:
    story = read_story(path)
    found: list[str] = []
    told: list[str] = []
    for question in questions(story):
        wanted = question.asked.expect
        try:
            taken = take(question)
        except ProbeRefused as refused:
            told.append(f"{question.title}\nrefused: {refused}")
            if not wanted.refused or wanted.refused not in str(refused):
                found.append(f"{question.title}: refused: {refused}")
            continue
        told.append(tell_walk(question.title, taken.walk, taken.blockers))
        if wanted.refused:
            found.append(f"{question.title}: expected to be refused")
            continue
        found += [f"{question.title}: {complaint}" for complaint in complaints(wanted, taken)]
    assert not found, "\n".join([story.says, *found])

    if request.config.getoption("--rewrite-stories"):
        rewrite_walks(path, told)
        return
    expected = [walk.rstrip("\n") for walk in story.walks]
    assert told == expected, "\n".join(_difference(expected, told))


def _difference(expected: list[str], told: list[str]) -> Iterator[str]:
    """Show where walks are told otherwise than they were, as a reviewer wants to read it."""
    before, after = "\n\n".join(expected).splitlines(), "\n\n".join(told).splitlines()
    return difflib.unified_diff(before, after, "reviewed", "now", lineterm="", n=1)


def take(question: Question) -> Taken:
    """Take the walk that a story asks for, and look for all that is in its way."""
    asked = question.asked
    network = compile_network(read_topology(as_text(question.document)))
    model = MODELS[asked.model]
    for switch, position in question.switches.items():
        model = with_switch(model, switch, position)
    protocol = asked.protocol if isinstance(asked.protocol, int) else NUMBERS[asked.protocol]
    left_open = {
        "port": asked.port,
        "source_port": asked.source_port,
        "size_octets": asked.size,
        "dont_fragment": asked.dont_fragment or None,
        "ttl": asked.ttl,
        "idle_seconds": asked.idle,
        "source_address": ip_address(asked.source_address) if asked.source_address else None,
    }
    probe = make_probe(
        network,
        source=asked.source,
        destination=asked.destination,
        protocol=protocol,
        warm=asked.warm,
        model=model,
        **{name: value for name, value in left_open.items() if value is not None},  # type: ignore[arg-type]
    )
    probe = replace(probe, injected=read_injections(network, probe, asked.inject))
    taken = walk(network, probe, model)
    return Taken(taken, find_blockers(network, taken))
