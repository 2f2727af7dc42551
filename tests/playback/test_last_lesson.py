import pytest
from django.test import Client

from vpcviz.diagrams.drawings import keep_drawing
from vpcviz.lessons.lesson import lessons
from vpcviz.playback.last_lesson import COOKIE

pytestmark = pytest.mark.usefixtures("loaded_lessons")

SECOND = "/lessons/whom-does-b-see/"


def test_who_has_opened_nothing_begins_with_the_first_lesson(client: Client) -> None:
    assert "<span>Lesson 1 ·</span> Where is the public address?" in client.get("/").content.decode()


def test_the_first_page_is_the_lesson_that_was_opened_last(client: Client) -> None:
    client.get(SECOND)
    assert "<span>Lesson 2 ·</span> Whom does B see?" in client.get("/").content.decode()


def test_the_cookie_holds_the_lessons_name_and_no_script_reads_it(client: Client) -> None:
    morsel = client.get(SECOND).cookies[COOKIE]
    assert (morsel.value, morsel["samesite"], morsel["httponly"]) == ("whom-does-b-see", "Lax", True)


@pytest.mark.parametrize("name", ["pigeons", "../settings", "<b>", "x" * 3000, "", "\u00e9"])
def test_a_cookie_that_names_no_lesson_is_passed_over(client: Client, name: str) -> None:
    client.cookies[COOKIE] = name
    page = client.get("/")
    assert page.status_code == 200
    assert "<span>Lesson 1 ·</span>" in page.content.decode()
    assert "<b>" not in client.get("/lessons/").content.decode().split("</head>")[1].split("<ol")[1]


def test_another_drawing_leaves_the_cookie_as_it_is(client: Client) -> None:
    path = f"/diagrams/{keep_drawing('mine', lessons()[0].topology).slug}/"
    assert COOKIE not in client.get(path).cookies


def test_what_is_refused_is_not_remembered(client: Client) -> None:
    assert COOKIE not in client.get(SECOND, {"to": "zz"}).cookies


def test_a_cache_keeps_the_first_page_apart_for_each_reader(client: Client) -> None:
    assert "Cookie" in client.get("/").headers["Vary"]


def test_a_lesson_begins_anew_at_its_address_alone(client: Client) -> None:
    page = client.get(SECOND, {"off": "rt-public:0.0.0.0/0", "step": "forward.next-hop.1"}).content.decode()
    assert f'<a data-begins-anew href="{SECOND}">Begin the lesson anew</a>' in page
