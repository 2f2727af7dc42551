from html import unescape

import pytest
from django.test import Client

from tests.playback.test_views import told

pytestmark = pytest.mark.usefixtures("loaded_lessons")

PAGE = "/lessons/where-is-the-public-address/compare/"
QUESTION = "from=a&to=198.51.100.20&protocol=icmp"
OFF = f"{PAGE}?{QUESTION}&off=rt-public:0.0.0.0/0"


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
def test_a_comparison_is_only_read(client: Client, method: str) -> None:
    assert getattr(client, method)(PAGE).status_code == 405


def test_a_comparison_opens_where_the_walks_first_differ(client: Client) -> None:
    page = told(client.get(OFF).content.decode())
    assert "The walks first differ at row 11 of 56." in page
    assert "11 / 56 on the way there First difference Before:" in page
    assert "Rows 3 to 8: the same on both sides" in page


def test_a_row_of_a_comparison_has_an_address(client: Client) -> None:
    page = client.get(f"{OFF}&row=5").content.decode()
    assert "5 / 56" in told(page)
    assert f'href="{OFF}&row=6"' in unescape(page)


def test_of_equal_walks_it_is_said_that_nothing_differs(client: Client) -> None:
    page = client.get(f"{PAGE}?{QUESTION}")
    assert page.status_code == 200
    assert "Nothing differs: both walks take the same 56 steps." in told(page.content.decode())


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("off=rt-gone:0.0.0.0/0", "The walk “after” can't be taken"),
        ("from=nobody", "The walk “before” can't be taken"),
        ("model=nobodys", "The walk “after” can't be taken"),
        ("against=gone", "There is no such probe to compare with"),
    ],
)
def test_what_cant_be_compared_is_refused_with_its_side_and_its_reason(client: Client, query: str, says: str) -> None:
    page = client.get(f"{PAGE}?{query}")
    assert page.status_code == 422
    assert says in told(page.content.decode())
    assert "expected" in told(page.content.decode())


@pytest.mark.parametrize("path", ["/lessons/gone/compare/", "/diagrams/gone/compare/"])
def test_there_is_no_comparison_of_what_is_gone(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_a_row_that_is_gone_is_told_in_the_page(client: Client) -> None:
    page = client.get(f"{OFF}&row=%3Cscript%3E").content.decode()
    assert "There is no row <script>, of 56; here is where the walks first differ." in told(page)
    assert "<script>, of" not in page


@pytest.mark.parametrize("query", ["off=rt-public:0.0.0.0/0", "set=intra_subnet_lookup%3Ddestination-ip", "warm=1"])
def test_the_page_of_a_changed_walk_leads_to_its_comparison(client: Client, query: str) -> None:
    page = client.get(f"/lessons/where-is-the-public-address/?{QUESTION}&{query}").content.decode()
    assert f'href="{PAGE}?{QUESTION}&{query}"' in unescape(page)


def test_the_page_of_a_usual_walk_leads_to_no_comparison(client: Client) -> None:
    assert (
        "Compare step by step" not in client.get(f"/lessons/where-is-the-public-address/?{QUESTION}").content.decode()
    )
