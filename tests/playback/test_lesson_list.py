import re
from html import unescape

import pytest
from django.test import Client

from vpcviz.lessons.lesson import lessons

pytestmark = pytest.mark.usefixtures("loaded_lessons")


def cards(client: Client) -> list[str]:
    """Give the cards of the list."""
    return re.findall(r'<li class="lesson-card.*?</li>', client.get("/lessons/").content.decode(), re.S)


def test_every_lesson_has_its_number_question_and_what_one_finds_out(client: Client) -> None:
    for lesson, card in zip(lessons(), map(unescape, cards(client)), strict=True):
        assert f"Lesson {lesson.number}" in card
        assert f'href="/lessons/{lesson.name}/">{lesson.title}</a>' in card
        assert lesson.question in card
        assert lesson.finding in card
        assert f'src="/lessons/{lesson.name}/picture.svg?step={lesson.picture_step}"' in card


def test_the_lesson_that_was_opened_last_is_marked(client: Client) -> None:
    assert not any("opened last" in card for card in cards(client))
    client.get("/lessons/whom-does-b-see/")
    assert [number for number, card in enumerate(cards(client), 1) if "opened last" in card] == [2]


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
def test_the_list_is_only_read(client: Client, method: str) -> None:
    assert getattr(client, method)("/lessons/").status_code == 405


def test_the_list_may_be_asked_for_without_its_body(client: Client) -> None:
    response = client.head("/lessons/")
    assert (response.status_code, response.content) == (200, b"")


def test_a_walk_leads_to_the_list(client: Client) -> None:
    assert 'href="/lessons/">Lessons</a>' in client.get("/").content.decode()
