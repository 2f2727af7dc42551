import re
from collections.abc import Mapping
from html import unescape

import pytest
from django.test import Client

from vpcviz.diagrams.models import Diagram

pytestmark = pytest.mark.usefixtures("loaded_lessons")

LESSON = "/lessons/where-is-the-public-address/"
HTMX = {"HX-Request": "true"}


def told(html: str) -> str:
    """Read a page as text."""
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).strip())


def part(html: str, element_id: str) -> str:
    """Cut the element with this id out of a page; it has no other of its kind inside."""
    match = re.search(rf'<(section|p|table|form|ol|div) [^>]*id="{element_id}".*?</\1>', html, re.S)
    assert match, f"no {element_id} in the page"
    return match[0]


def test_the_first_page_is_the_first_lesson_at_its_first_step(client: Client) -> None:
    page = client.get("/")
    assert page.status_code == 200
    assert "Where is the public address?" in page.content.decode()
    assert "1 / 56" in told(part(page.content.decode(), "sentence"))


@pytest.mark.parametrize("path", ["/", LESSON, "/health"])
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
def test_pages_are_only_read(client: Client, path: str, method: str) -> None:
    assert getattr(client, method)(path).status_code == 405


def test_a_page_may_be_asked_for_without_its_body(client: Client) -> None:
    response = client.head(LESSON)
    assert (response.status_code, response.content) == (200, b"")


def test_a_lesson_that_is_not_there_is_not_found(client: Client) -> None:
    page = client.get("/lessons/what-is-this/")
    assert page.status_code == 404
    assert "There is no lesson what-is-this." in page.content.decode()


def test_a_page_may_load_nothing_from_elsewhere_and_nothing_inline(client: Client) -> None:
    policy = client.get(LESSON).headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy


def test_the_address_opens_its_step(client: Client) -> None:
    page = client.get(LESSON, {"step": "forward.internet-gateway.1"}).content.decode()
    assert "17 / 56 on the way there" in told(part(page, "sentence"))
    assert "198.51.100.10 in place of 10.0.0.10" in told(part(page, "sentence"))


def test_a_field_that_changed_shows_its_old_value_and_its_new_one(client: Client) -> None:
    page = client.get(LESSON, {"step": "forward.internet-gateway.1"}).content.decode()
    source = re.search(r'<dd[^>]*id="field-ipv4-source"[^>]*>(.*?)</dd>', page)
    assert source
    assert re.search(r"<del[^>]*>10\.0\.0\.10</del><ins[^>]*>198\.51\.100\.10</ins>", source[1])


def test_a_field_that_was_read_is_underlined(client: Client) -> None:
    page = client.get(LESSON, {"step": "forward.guest-route.1"}).content.decode()
    assert '<span class="field--read">198.51.100.20</span>' in part(page, "header-ipv4")


def test_the_row_that_won_stands_beside_those_that_lost(client: Client) -> None:
    page = client.get(LESSON, {"step": "forward.route-lookup.1"}).content.decode()
    why = part(page, "why")
    assert re.search(r'table__won"><td class="cell--fits cell--block">0\.0\.0\.0/0</td>', why)
    assert re.search(r'<tr><td class="cell--differs cell--block">10\.0\.0\.0/16</td>', why)


def test_every_step_has_its_standing_and_its_source(client: Client) -> None:
    why = part(client.get(LESSON, {"step": "forward.route-lookup.1"}).content.decode(), "why")
    assert "documented" in told(why)
    assert 'href="https://docs.aws.amazon.com/' in why


def test_the_last_step_shows_the_senders_terminal(client: Client) -> None:
    end = part(client.get(LESSON, {"step": "return.guest-receive.1"}).content.decode(), "end")
    assert "What A's terminal shows 64 bytes from 198.51.100.20: icmp_seq=1 ttl=64" in told(end)


def test_a_link_whose_step_is_gone_shows_the_nearest_and_says_so(client: Client) -> None:
    page = client.get(LESSON, {"step": "forward.internet-gateway.9"})
    assert page.status_code == 200
    assert "18 / 56" in told(part(page.content.decode(), "sentence"))
    assert "no ninth Internet gateway step on the way there" in told(page.content.decode())


@pytest.mark.parametrize("step", ["forward.teleport.1", "\0\N{PILE OF POO}"])
def test_a_link_that_names_no_step_shows_the_beginning_and_says_so(client: Client, step: str) -> None:
    page = client.get(LESSON, {"step": step})
    assert page.status_code == 200
    assert "1 / 56" in told(part(page.content.decode(), "sentence"))
    said = "The link names no step that a walk could have; here is the beginning."
    assert said in told(part(page.content.decode(), "note"))


def test_the_steps_are_links_that_say_all_that_was_asked(client: Client) -> None:
    page = client.get(LESSON, {"to": "10.0.0.20", "off": "rt-public:0.0.0.0/0"}).content.decode()
    following = re.search(r'<a [^>]*id="go-next"[^>]*href="([^"]*)"', page)
    assert following
    query = "from=a&amp;to=10.0.0.20&amp;protocol=icmp&amp;off=rt-public:0.0.0.0/0&amp;step=forward.guest-neighbor.1"
    assert following[1] == f"{LESSON}?{query}"


def test_with_the_default_route_off_both_outcomes_stand_side_by_side(client: Client) -> None:
    page = client.get(LESSON, {"off": "rt-public:0.0.0.0/0"}).content.decode()
    outcomes = told(part(page, "outcomes"))
    public, _, private = outcomes[outcomes.index("Ping B's public") :].partition("Ping B's private")
    assert "answered" in public
    assert "dropped at rt-public NO_ ROUTE_ TO_ DESTINATION" in public
    assert private.count("answered") == 2


def test_each_outcome_links_to_the_step_that_decided(client: Client) -> None:
    page = client.get(LESSON, {"off": "rt-public:0.0.0.0/0"}).content.decode()
    links = re.findall(r'<a class="outcome [^>]*href="([^"]*)"', part(page, "outcomes"))
    assert links[0].endswith("protocol=icmp&amp;step=return.guest-receive.1")
    assert links[1].endswith("off=rt-public:0.0.0.0/0&amp;step=forward.route-lookup.1")


def test_what_is_in_the_way_is_listed_at_the_end(client: Client) -> None:
    step = {"off": "rt-public:0.0.0.0/0", "step": "forward.route-lookup.1"}
    end = told(part(client.get(LESSON, step).content.decode(), "end"))
    assert "In the way rt-public has no route for 198.51.100.20 ." in end
    assert "at rt-public, on the way there" in end


def test_a_route_that_comes_in_by_itself_stands_in_its_table_without_a_switch(client: Client) -> None:
    page = client.get("/lessons/who-lacks-a-route-to-the-office/").content.decode()
    assert "192.168.0.0/24 vgw propagated" in told(part(page, "routes-rt-a"))
    assert "192.168.0.0/24" not in told(part(page, "routes-rt-b"))


def test_toggling_keeps_the_step(client: Client) -> None:
    page = client.get(LESSON, {"step": "forward.next-hop.1"}).content.decode()
    toggle = re.search(r'<a class="toggle[^>]*href="([^"]*)"', part(page, "routes"))
    assert toggle
    assert toggle[1].endswith("off=rt-public:0.0.0.0/0&amp;step=forward.next-hop.1")


def test_a_fragment_is_the_part_of_the_page_that_it_replaces(client: Client) -> None:
    parameters = {"to": "10.0.0.20", "step": "forward.next-hop.1"}
    whole = client.get(LESSON, parameters).content.decode()
    fragment = client.get(LESSON, parameters, headers=HTMX).content.decode()
    assert fragment.strip().startswith('<div class="page page--walk" id="walk"')
    assert fragment.strip() in whole


def test_a_fragment_says_at_which_address_it_is(client: Client) -> None:
    response = client.get(LESSON, {"to": "10.0.0.20", "protocol": "tcp", "port": "22"}, headers=HTMX)
    query = "from=a&to=10.0.0.20&protocol=tcp&port=22&step=forward.guest-route.1"
    assert response.headers["HX-Push-Url"] == f"{LESSON}?{query}"


def test_a_page_and_its_part_are_not_mistaken_for_each_other_by_a_cache(client: Client) -> None:
    assert "HX-Request" in client.get(LESSON).headers["Vary"]


def test_a_page_that_is_restored_from_the_history_is_whole(client: Client) -> None:
    headers = {**HTMX, "HX-History-Restore-Request": "true"}
    assert "<!doctype html>" in client.get(LESSON, headers=headers).content.decode()


WRONG = [
    ({"from": "zz"}, "from", "zz"),
    ({"to": "10.0.0.256"}, "to", "10.0.0.256"),
    ({"to": ""}, "to", "nothing"),
    ({"to": "fe80::1"}, "to", "an instance with IPv6 as the source"),
    ({"protocol": "carrier-pigeon"}, "protocol", "carrier-pigeon"),
    ({"protocol": "256"}, "protocol", "256"),
    ({"protocol": "tcp", "port": "66000"}, "port", "66000"),
    ({"protocol": "tcp", "port": "-1"}, "port", "-1"),
    ({"protocol": "icmp", "port": "80"}, "port", "80"),
]


@pytest.mark.parametrize(("parameters", "field", "found"), WRONG)
def test_a_wrong_field_is_told_at_the_field(
    client: Client, parameters: Mapping[str, str], field: str, found: str
) -> None:
    response = client.get(LESSON, parameters, headers=HTMX)
    message = part(response.content.decode(), f"probe-{field}-problem")
    assert response.status_code == 422
    assert found in told(message)


@pytest.mark.parametrize(("parameters", "field", "found"), WRONG)
def test_what_was_typed_stays_in_the_form(
    client: Client, parameters: Mapping[str, str], field: str, found: str
) -> None:
    form = part(client.get(LESSON, parameters, headers=HTMX).content.decode(), "probe-form")
    assert f'value="{parameters[field]}"' in form


@pytest.mark.parametrize(("parameters", "field", "found"), WRONG)
def test_a_wrong_address_is_a_whole_page_too_with_the_lessons_own_walk(
    client: Client, parameters: Mapping[str, str], field: str, found: str
) -> None:
    response = client.get(LESSON, parameters)
    page = response.content.decode()
    assert response.status_code == 422
    assert found in told(part(page, f"probe-{field}-problem"))
    assert "1 / 56" in told(part(page, "sentence"))


@pytest.mark.parametrize(
    ("parameters", "found"),
    [
        ({"model": "perpetuum-mobile"}, "perpetuum-mobile"),
        ({"set": "arp_answer=nobody"}, "nobody"),
        ({"set": "gravity=off"}, "gravity"),
        ({"off": "rt-public:10.99.0.0/16"}, "10.99.0.0/16"),
        ({"off": "rt-9:0.0.0.0/0"}, "rt-9"),
        ({"off": "nonsense"}, "nonsense"),
        ({"off": "rt-public:<b>"}, "&lt;b&gt;"),
    ],
)
def test_what_no_field_stands_for_is_told_above_the_form(
    client: Client, parameters: Mapping[str, str], found: str
) -> None:
    response = client.get(LESSON, parameters, headers=HTMX)
    assert response.status_code == 422
    assert found in response.content.decode()
    assert 'role="alert"' in response.content.decode()


def test_every_wrong_field_is_told_at_once(client: Client) -> None:
    wrong = {"from": "zzz", "to": "qq", "protocol": "tcp", "port": "yy"}
    form = part(client.get(LESSON, wrong, headers=HTMX).content.decode(), "probe-form")
    assert [name for name in ("from", "to", "protocol", "port") if f'id="probe-{name}-problem"' in form] == [
        "from",
        "to",
        "port",
    ]
    assert '<option value="zzz" selected>' in form


def test_a_refusal_offers_what_the_drawing_calls_its_things(client: Client) -> None:
    form = part(client.get(LESSON, {"to": "zz"}, headers=HTMX).content.decode(), "probe-to-problem")
    assert told(form) == "zz can't be asked for, expected an address, or one of A, B, the Internet"


def test_a_name_is_asked_for_by_its_id(client: Client) -> None:
    response = client.get(LESSON, {"from": "A", "to": "B"}, headers=HTMX)
    assert "?from=a&to=b&protocol=icmp&" in response.headers["HX-Push-Url"]


@pytest.mark.parametrize("parameter", ["from", "to", "protocol", "port", "model", "set", "off"])
def test_what_is_too_long_to_be_quoted_is_cut_short(client: Client, parameter: str) -> None:
    page = client.get(LESSON, {"to": "10.0.0.20", parameter: "x" * 10_000}, headers=HTMX)
    assert page.status_code == 422
    assert "x" * 39 + "… can&#x27;t be asked for" in page.content.decode()


def test_a_refusal_takes_the_forms_place_and_leaves_the_walk_and_the_address(client: Client) -> None:
    headers = client.get(LESSON, {"from": "zz"}, headers=HTMX).headers
    assert (headers["HX-Retarget"], headers["HX-Reswap"], headers["HX-Push-Url"]) == ("#probe", "outerHTML", "false")


def test_what_somebody_typed_is_shown_as_text(client: Client) -> None:
    page = client.get(LESSON, {"to": '"><script>alert(1)</script>'}).content.decode()
    assert "<script>alert" not in page


def test_a_model_is_carried_along(client: Client) -> None:
    page = client.get(LESSON, {"model": "one-mac", "to": "10.0.0.20"}).content.decode()
    assert '<option value="one-mac" selected>' in part(page, "probe-form")
    assert "model=one-mac" in page


def test_the_terminal_of_the_sender_is_looked_at_unless_another_is_asked_for(client: Client) -> None:
    titles = [
        told(part(client.get(LESSON, parameters).content.decode(), "guest")).partition(" sees now")[0]
        for parameters in ({}, {"who": "b"})
    ]
    assert titles == ["What A", "What B"]


def test_whoever_looks_at_another_terminal_keeps_the_step_and_the_command(client: Client) -> None:
    page = client.get(LESSON, {"view": "neigh", "step": "forward.next-hop.1"}).content.decode()
    other = re.search(r'<a data-choose-who="b" href="([^"]*)"', part(page, "guest"))
    assert other
    assert unescape(other[1]).endswith("&who=b&view=neigh&step=forward.next-hop.1")


def test_every_link_keeps_the_terminal_the_command_and_what_is_known(client: Client) -> None:
    parameters = {"who": "b", "view": "tcpdump", "warm": "1", "off": "rt-public:0.0.0.0/0"}
    page = client.get(LESSON, parameters).content.decode()
    links = [unescape(link) for link in re.findall(r'href="(/lessons/[^"]*\?[^"]*)"', page)]
    assert len(links) > 20
    assert [link for link in links if "warm=1" not in link] == []
    # A comparison has no terminal.
    walks = [link for link in links if "/compare/" not in link]
    choices = [link for link in walks if "who=b" not in link or "view=tcpdump" not in link]
    assert {re.sub("&step=.*|.*&warm=1", "", link) for link in choices} == {
        "&who=a&view=tcpdump",
        "&who=a&view=terminal",
        "&who=b&view=addr",
        "&who=b&view=route",
        "&who=b&view=neigh",
        "&who=b&view=lease",
    }


def test_the_form_keeps_the_terminal_the_command_and_what_is_known(client: Client) -> None:
    page = client.get(LESSON, {"who": "b", "view": "tcpdump", "warm": "1"}).content.decode()
    form = part(page, "probe-form")
    assert '<input type="hidden" name="who" value="b">' in form
    assert '<input type="hidden" name="view" value="tcpdump">' in form
    assert re.search(r'name="warm" value="1" checked', form)


def test_neighbours_are_unknown_unless_somebody_says_otherwise(client: Client) -> None:
    page = client.get(LESSON).content.decode()
    assert " checked" not in part(page, "probe-form")
    assert "arp-request" in page
    assert "arp-request" not in client.get(LESSON, {"warm": "1"}).content.decode()


def test_a_terminal_that_there_is_not_is_said_to_be_none(client: Client) -> None:
    page = client.get(LESSON, {"who": "<b>", "view": "ifconfig"})
    said = part(page.content.decode(), "guest")
    assert page.status_code == 200
    assert "&lt;b&gt; takes no part in this walk. ifconfig can&#x27;t be typed here." in said


def test_without_lessons_the_first_page_says_what_to_do(client: Client) -> None:
    Diagram.objects.all().delete()
    page = client.get("/")
    assert page.status_code == 404
    assert "python manage.py explore" in page.content.decode()
