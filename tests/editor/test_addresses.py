"""What leads to a drawing of one's own, and who may send a form there?"""

from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from tests.editor.editors import Editor
from vpcviz.diagrams.lessons import load_lessons
from vpcviz.diagrams.models import Link, Right
from vpcviz.editor.addresses import pages
from vpcviz.lessons.lesson import lessons

pytestmark = pytest.mark.django_db


def test_a_copy_of_a_lesson_keeps_what_it_asks_its_probes_and_its_notes() -> None:
    load_lessons()
    lesson = lessons()[0]
    page = Client().post(f"/lessons/{lesson.name}/copy/", follow=True)
    key = page.request["PATH_INFO"].split("/")[2]
    copy = Link.objects.get(key=key).diagram
    assert copy.topology.probes == lesson.topology.probes
    assert copy.topology.about.splitlines() == [lesson.summary, *lesson.text]
    shown = unescape(page.content.decode())
    walked = unescape(Client().get(f"/diagrams/{key}/").content.decode())
    for paragraph in (lesson.summary, *lesson.text):
        assert f"<p>{paragraph}</p>" in shown
        assert paragraph in walked


def test_whatever_takes_a_post_takes_none_that_another_page_has_forged() -> None:
    editor = Editor(Right.OWN)
    stranger = Client(enforce_csrf_checks=True)
    names = {"name": editor.key, "kind": "diagrams", "number": 0}
    answers = {}
    for page in pages:
        wanted = {key: names[key] for key in page.pattern.converters}
        answers[page.name] = stranger.post(reverse(page.name, kwargs=wanted)).status_code
    takes = {name for name, status in answers.items() if status != 405}
    assert {"begin", "copy", "edit", "check", "share"} <= takes
    assert {answers[name] for name in takes} == {403}
