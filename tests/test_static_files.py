import gzip
import re
from pathlib import Path

import django_htmx
import pytest
from django.test import Client, override_settings

SCRIPT = "/static/js/pages/walk.js"
GLYPHS = "/static/glyphs.svg"


def test_a_static_file_is_what_lies_in_its_folder(client: Client) -> None:
    response = client.get(GLYPHS)
    with open("static/glyphs.svg", "rb") as file:
        assert response.content == file.read()
    assert response.headers["Content-Type"] == "image/svg+xml"


def test_a_script_and_a_style_sheet_come_without_comments(client: Client) -> None:
    script, sheet = client.get(SCRIPT), client.get("/static/css/vpcviz.css")
    assert b"/*" not in script.content + sheet.content
    assert script.headers["Content-Type"] == 'text/javascript; charset="utf-8"'
    assert int(script.headers["Content-Length"]) == len(script.content)


@override_settings(DEBUG=True)
def test_whoever_looks_for_a_mistake_gets_scripts_as_they_were_written(client: Client) -> None:
    with open("static/js/pages/walk.js", "rb") as file:
        assert client.get(SCRIPT).content == file.read()


def test_what_is_short_already_is_left_alone(client: Client) -> None:
    name = "/static/django_htmx/htmx-2.min.js"
    with open(f"{Path(django_htmx.__file__).parent}/static/django_htmx/htmx-2.min.js", "rb") as file:
        assert client.get(name).content == file.read()


def test_a_static_file_is_compressed_for_whoever_can_read_it_so(client: Client) -> None:
    response = client.get("/static/css/vpcviz.css", headers={"Accept-Encoding": "gzip"})
    assert response.headers["Content-Encoding"] == "gzip"


def test_a_static_file_that_is_known_is_not_sent_again(client: Client) -> None:
    known = client.get(SCRIPT, headers={"Accept-Encoding": "gzip"}).headers["ETag"]
    again = client.get(SCRIPT, headers={"If-None-Match": known, "Accept-Encoding": "gzip"})
    assert (again.status_code, again.content) == (304, b"")


def test_a_static_file_is_only_read(client: Client) -> None:
    assert client.post(SCRIPT).status_code == 405


def test_a_part_of_a_static_file_is_that_part(client: Client) -> None:
    response = client.get(GLYPHS, headers={"Range": "bytes=0-9"})
    assert (response.status_code, response.content) == (206, client.get(GLYPHS).content[:10])


def test_nothing_outside_of_the_folder_is_served(client: Client) -> None:
    assert client.get("/static/../vpcviz/settings.py").status_code == 404


def test_a_script_is_not_padded(client: Client) -> None:
    answers = [client.get(SCRIPT, headers={"Accept-Encoding": "gzip"}).content for _ in range(5)]
    assert len(set(answers)) == 1
    assert gzip.decompress(answers[0]) == client.get(SCRIPT).content


@pytest.mark.parametrize("path", [pytest.param(path, id=path.name) for path in sorted(Path("static/js").rglob("*.js"))])
def test_no_text_with_values_stands_inside_another_one(path: Path) -> None:
    """The shortener would take blanks out of the inner one."""
    assert not re.search(r"\$\{[^}]*`", path.read_text())
