import json
from typing import Any

import pytest

from tests.playback.viewer import Viewer
from vpcviz.playback.messages import LONGEST_MESSAGE_OCTETS, USUAL_PARTS
from vpcviz.playback.pace import MOST_AT_ONCE

pytestmark = [
    pytest.mark.asyncio,
    # Channels closes old connections in a thread of its own, which a test's transaction would not let it do.
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("loaded_lessons"),
]

SOCKET = "/ws/lessons/where-is-the-public-address/"
STEPS = 56
VIEWS = 13
"""How often A or B sees something else in the course of them."""

PARTS = len(USUAL_PARTS)
ALL = 1 + PARTS * STEPS + 1 + VIEWS
"""How many messages a walk is: what it is, each part of each step, the end, and the views."""

Heard = list[dict[str, Any]]


def steps_of(heard: Heard) -> list[int]:
    """Pick the numbers of the steps out of what was heard."""
    return [message["number"] for message in heard if message["type"] == "step"]


def views_of(heard: Heard) -> list[tuple[int, str]]:
    """Pick the views out of what was heard."""
    return [(message["number"], message["who"]) for message in heard if message["type"] == "view"]


async def test_a_viewer_is_told_the_walk_and_then_every_step() -> None:
    viewer = Viewer(SOCKET)
    assert await viewer.connect()
    walk, *heard = await viewer.hear(ALL)
    assert (walk["type"], walk["steps"], walk["at"]) == ("walk", STEPS, 1)
    assert steps_of(heard) == list(range(1, STEPS + 1))
    assert await viewer.hears_nothing()
    await viewer.leave()


async def test_the_step_in_the_address_comes_first() -> None:
    viewer = Viewer(f"{SOCKET}?step=forward.internet-gateway.1")
    await viewer.connect()
    walk, first, stack, octets, *views, second = await viewer.hear(7)
    assert [(told["type"], told["number"]) for told in (stack, octets)] == [("stack", 17), ("bytes", 17)]
    assert (walk["at"], first["number"], second["number"]) == (17, 17, 18)
    assert views_of(views) == [(6, "a"), (4, "b")]
    assert (first["link"], first["here"]) == ("forward.internet-gateway.1", "igw")
    await viewer.leave()


async def test_a_step_is_the_fragments_of_the_page() -> None:
    viewer = Viewer(f"{SOCKET}?step=forward.internet-gateway.1")
    await viewer.connect()
    _, step = await viewer.hear(2)
    assert set(step["html"]) == {"sentence", "why", "asides", "ledger", "end"}
    assert step["html"]["why"].startswith("<section id='why'>")
    await viewer.leave()


async def test_a_viewer_that_comes_back_is_sent_only_what_it_lacks() -> None:
    first = Viewer(SOCKET)
    await first.connect()
    walk, *told = await first.hear(ALL)
    await first.leave()

    again = Viewer(f"{SOCKET}?step=forward.next-hop.1")
    await again.connect()
    views = {"a": ",".join(str(number) for number, who in views_of(told) if who == "a")}
    have = {"step": "1-49", "stack": "1-49", "bytes": "1-49", "view": views}
    resume = {"type": "resume", "number": 9, "walk": walk["walk"], "have": have}
    await again.say(json.dumps(resume))
    heard = await again.hear(1)
    while not await again.hears_nothing():
        heard += await again.hear(1)
    assert heard[0]["walk"] == walk["walk"]
    assert set(steps_of(heard)) >= set(range(50, STEPS + 1))
    assert len(steps_of(heard)) < STEPS
    assert {who for number, who in views_of(heard) if number > 9} == {"b"}
    await again.leave()


async def test_a_viewer_that_moves_is_not_interrupted() -> None:
    viewer = Viewer(SOCKET)
    await viewer.connect()
    await viewer.say('{"type": "at", "number": 40}')
    heard = await viewer.hear(ALL)
    assert sorted(steps_of(heard)) == list(range(1, STEPS + 1))
    assert len(set(views_of(heard))) == VIEWS
    await viewer.leave()


async def test_a_view_is_the_fragment_of_the_page() -> None:
    viewer = Viewer(f"{SOCKET}?to=10.0.0.20&step=forward.guest-receive.1")
    await viewer.connect()
    *_, of_b = await viewer.hear(6)
    assert (of_b["who"], of_b["html"][:21]) == ("b", "<div id='guest-view'>")
    assert "IP 10.0.0.10 &gt; 10.0.0.20: ICMP echo request" in of_b["html"]
    await viewer.leave()


async def test_neighbours_that_are_known_are_known_to_the_socket_too() -> None:
    viewer = Viewer(f"{SOCKET}?to=10.0.0.20&warm=1")
    await viewer.connect()
    [walk] = await viewer.hear()
    assert walk["steps"] < 36
    await viewer.leave()


async def test_a_page_from_elsewhere_is_refused() -> None:
    viewer = Viewer(SOCKET, b"http://elsewhere.example")
    assert not await viewer.connect()


@pytest.mark.parametrize("path", ["/ws/lessons/nothing/", "/ws/lessons/", "/ws/", "/"])
async def test_what_is_not_there_closes_the_socket(path: str) -> None:
    viewer = Viewer(path)
    await viewer.connect()
    assert (await viewer.closing())["code"] == 4404


@pytest.mark.parametrize(
    "query",
    [
        "from=zz",
        "to=10.0.0.256",
        "protocol=carrier-pigeon",
        "port=1e9",
        "model=no",
        "off=rt-9:0.0.0.0/0",
        "set=x",
        "to=",
    ],
)
async def test_a_question_that_cannot_be_asked_is_refused_with_what_is_wrong(query: str) -> None:
    viewer = Viewer(f"{SOCKET}?{query}")
    await viewer.connect()
    [refused] = await viewer.hear()
    assert refused["type"] == "refused"
    assert all(refused["problems"])
    assert (await viewer.closing())["code"] == 4422


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{", 4400),
        ('{"type": "edit"}', 4400),
        ('{"type": "at", "number": 0}', 4400),
        (" " * (LONGEST_MESSAGE_OCTETS + 1), 1009),
    ],
)
async def test_what_is_no_message_closes_the_socket_with_its_code_and_the_reason(text: str, code: int) -> None:
    viewer = Viewer(SOCKET)
    await viewer.connect()
    await viewer.say(text)
    close = await viewer.closing()
    assert close["code"] == code
    assert close["reason"]


async def test_octets_are_no_message() -> None:
    viewer = Viewer(SOCKET)
    await viewer.connect()
    await viewer.say_octets(b"\x00\x01")
    assert (await viewer.closing())["code"] == 4400


async def test_too_many_messages_at_once_close_the_socket() -> None:
    viewer = Viewer(SOCKET)
    await viewer.connect()
    for _ in range(2 * MOST_AT_ONCE):
        await viewer.say('{"type": "at", "number": 1}')
    assert (await viewer.closing())["code"] == 4429


async def test_after_a_refusal_nothing_more_is_sent() -> None:
    viewer = Viewer(SOCKET)
    await viewer.connect()
    await viewer.say("{")
    await viewer.closing()
    assert await viewer.hears_nothing()
