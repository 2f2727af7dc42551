from django.test import Client

SCRIPT = "/static/js/pages/walk.js"


def test_a_static_file_is_what_lies_in_its_folder(client: Client) -> None:
    response = client.get(SCRIPT)
    with open("static/js/pages/walk.js", "rb") as file:
        assert response.content == file.read()
    assert response.headers["Content-Type"] == 'text/javascript; charset="utf-8"'


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
    response = client.get(SCRIPT, headers={"Range": "bytes=0-9"})
    assert (response.status_code, response.content) == (206, client.get(SCRIPT).content[:10])


def test_nothing_outside_of_the_folder_is_served(client: Client) -> None:
    assert client.get("/static/../vpcviz/settings.py").status_code == 404
