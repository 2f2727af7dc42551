import logging
import re
from html import unescape

import pytest
from django.core.exceptions import DisallowedHost
from django.db import OperationalError
from django.test import Client, RequestFactory

from vpcviz.diagrams.lessons import load_lessons
from vpcviz.diagrams.models import Diagram
from vpcviz.error_pages import NotKeptPage, show_forbidden, show_server_error
from vpcviz.settings import leave_traceback_out

LESSON = "/lessons/where-is-the-public-address/"


def told(html: bytes) -> str:
    """Read a page's own part as text."""
    own = re.search(r"<main.*</main>", html.decode(), re.S)
    assert own, "the page is none of ours"
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", own[0])).strip())


def test_an_address_that_leads_nowhere_is_told_in_our_own_words(client: Client) -> None:
    page = client.get("/nowhere")
    assert page.status_code == 404
    assert told(page.content) == (
        "There is nothing at this address The address is wrong, or what it named is gone. Go to the lessons"
    )


@pytest.mark.django_db
def test_a_lesson_that_is_not_loaded_is_told_in_our_own_words(client: Client) -> None:
    Diagram.objects.all().delete()
    page = client.get(LESSON)
    assert page.status_code == 404
    assert "The lesson where-is-the-public-address is not loaded: start the server by" in told(page.content)


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_a_page_that_is_only_read_says_so(method: str) -> None:
    page = getattr(Client(enforce_csrf_checks=True), method)(LESSON)
    assert (page.status_code, page.headers["Allow"]) == (405, "GET, HEAD")
    assert "This page can only be read The address takes GET, HEAD, and nothing else." in told(page.content)


def test_a_server_of_another_name_is_refused_in_our_dress(client: Client) -> None:
    page = client.get("/", headers={"Host": "elsewhere.example"})
    assert page.status_code == 400
    assert "This request can't be read" in told(page.content)
    assert "default-src 'self'" in page.headers["Content-Security-Policy"]


@pytest.mark.django_db
def test_a_request_with_too_many_parameters_is_refused_in_our_dress(client: Client) -> None:
    load_lessons()
    page = client.get(LESSON, {f"p{number}": "" for number in range(3000)})
    assert page.status_code == 400
    assert "longer than any of our own" in told(page.content)


def test_what_is_forbidden_and_what_fails_is_told_in_our_dress(rf: RequestFactory) -> None:
    assert "This is not allowed" in told(show_forbidden(rf.get("/"), PermissionError()).content)
    assert "The server has failed" in told(show_server_error(rf.get("/")).content)


def test_where_the_disk_is_full_and_nothing_can_even_be_read_that_is_told_and_logged(
    rf: RequestFactory, caplog: pytest.LogCaptureFixture
) -> None:
    page = NotKeptPage(show_server_error).process_exception(rf.get("/"), OperationalError("disk I/O error"))
    assert page
    assert (page.status_code, "disk I/O error" in caplog.text) == (507, True)
    assert "The server's disk is full, or its database is busy: nothing has changed" in told(page.content)
    assert NotKeptPage(show_server_error).process_exception(rf.get("/"), ValueError()) is None


def test_a_strangers_request_is_logged_in_one_line() -> None:
    try:
        raise DisallowedHost("Invalid HTTP_HOST header: 'elsewhere.example'.")
    except DisallowedHost as refused:
        record = logging.LogRecord(
            "django.security", logging.ERROR, "", 0, str(refused), None, (type(refused), refused, refused.__traceback__)
        )
    assert leave_traceback_out(record)
    assert logging.Formatter().format(record) == "Invalid HTTP_HOST header: 'elsewhere.example'."
