"""What does `walk` answer, and what does it refuse?"""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.exporters.walked import NEIGHBOURS
from tests.management.conftest import Command

Golden = Callable[[str, str], None]

LESSON = "where-is-the-public-address"
PROBE = ("--from", "a", "--to", "10.0.0.20")


@pytest.fixture
def file(tmp_path: Path) -> str:
    """Give the path of a topology file."""
    path = tmp_path / "neighbours.json"
    path.write_text(json.dumps(NEIGHBOURS))
    return str(path)


def test_a_lesson_goes_by_its_name(command: Command, golden: Golden) -> None:
    said = command("walk", LESSON, *PROBE)
    golden("a_walk.txt", said.output.rstrip("\n"))
    assert (said.status, said.errors) == (0, "")


TRACED = ("how-does-a-private-subnet-get-out", "--from", "d", "--to", "203.0.113.12", "--traceroute")


def test_a_traceroute_has_a_line_a_hop(command: Command, golden: Golden) -> None:
    said = command("walk", *TRACED)
    golden("a_traceroute.txt", said.output.rstrip("\n"))
    assert (said.status, said.errors) == (0, "")


def test_a_traceroute_that_gets_nowhere_says_so_by_its_status(command: Command) -> None:
    said = command("walk", LESSON, "--from", "a", "--to", "10.0.0.77", "--traceroute")
    assert said.status == 1
    assert said.output.splitlines()[1].split()[:2] == ["1", "*"]


def test_a_traceroute_is_written_as_json_too(command: Command) -> None:
    document = json.loads(command("walk", *TRACED, "--json").output)
    assert (document["format"], document["reached"]) == ("vpcviz-traceroute/1", True)
    assert [(hop["ttl"], hop["kind"], hop["address"], hop["at"]) for hop in document["hops"]] == [
        (1, "time-exceeded", "10.0.0.220", "nat"),
        (2, "time-exceeded", None, "internet"),
        (3, "answer", "203.0.113.12", "home"),
    ]


def test_a_topology_is_read_from_a_file(command: Command, file: str) -> None:
    assert command("walk", file, "--from", "a", "--to", "10.0.0.30").status == 0


def test_a_topology_is_read_from_standard_input(command: Command) -> None:
    said = command("walk", "-", "--from", "a", "--to", "10.0.0.30", standard_input=json.dumps(NEIGHBOURS).encode())
    assert said.status == 0


def test_the_verdict_comes_first(command: Command, file: str) -> None:
    first_line = command("walk", file, *PROBE).output.splitlines()[0]
    assert first_line.startswith("dropped at b/eth0, ENI_SG_RULES_MISMATCH on the way there")


def test_what_is_piped_has_no_colour(command: Command) -> None:
    assert "\x1b" not in command("walk", LESSON, *PROBE).output


def test_colour_can_be_asked_for(command: Command) -> None:
    assert "\x1b[" in command("walk", LESSON, *PROBE, "--force-color").output


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        pytest.param(("--to", "10.0.0.30"), 0, id="answered"),
        pytest.param(("--to", "192.0.2.7"), 0, id="left the model, and answered"),
        pytest.param(("--to", "10.0.0.20"), 1, id="dropped"),
        pytest.param(("--to", "10.0.0.30", "--protocol", "tcp", "--port", "22"), 1, id="refused"),
        pytest.param(("--to", "10.0.0.30", "--protocol", "47"), 0, id="delivered one way"),
        pytest.param(("--to", "10.0.0.300"), 2, id="wrong input"),
    ],
)
def test_the_exit_status_tells_what_became_of_the_probe(
    command: Command, file: str, asked: tuple[str, ...], status: int
) -> None:
    assert command("walk", file, "--from", "a", *asked).status == status


def test_what_left_without_an_answer_is_neither_answered_nor_dropped(command: Command, tmp_path: Path) -> None:
    other = {"region": "us-east-1", "cidrs": ["10.1.0.0/16"]}
    gateways = NEIGHBOURS["internet_gateways"] | {"igw-2": {"vpc": "other"}}
    topology = NEIGHBOURS | {"vpcs": NEIGHBOURS["vpcs"] | {"other": other}, "internet_gateways": gateways}
    path = tmp_path / "two.json"
    path.write_text(json.dumps(topology))
    assert command("walk", str(path), "--from", "internet", "--to", "203.0.113.200").status == 3


def test_json_is_the_whole_walk(command: Command) -> None:
    document = json.loads(command("walk", LESSON, *PROBE, "--json").output)
    assert (document["format"], document["answered"]) == ("vpcviz-walk/1", True)


def test_a_switch_is_turned(command: Command) -> None:
    said = command("walk", LESSON, *PROBE, "--json", "--set", "arp_answer=router-mac", "router_decrements_ttl=true")
    switches = json.loads(said.output)["model"]["switches"]
    assert (switches["arp_answer"], switches["router_decrements_ttl"]) == ("router-mac", True)


def test_a_known_neighbour_is_not_asked_for(command: Command) -> None:
    document = json.loads(command("walk", LESSON, *PROBE, "--json", "--warm").output)
    assert "arp-request" not in {step["stage"] for way in document["directions"] for step in way["steps"]}


def test_the_probe_is_as_it_was_asked_for(command: Command) -> None:
    options = ("--protocol", "udp", "--port", "5300", "--source-port", "4000", "--size", "100", "--ttl", "9")
    document = json.loads(command("walk", LESSON, *PROBE, *options, "--json").output)
    [ip, udp, payload] = document["directions"][0]["steps"][0]["packet"]
    assert (ip["length"], ip["ttl"], payload["length"]) == (100, 9, 72)
    assert (udp["source_port"], udp["destination_port"]) == (4000, 5300)


def test_a_foreign_source_address_is_stopped_at_the_interface(command: Command) -> None:
    document = json.loads(command("walk", LESSON, *PROBE, "--source-address", "10.0.0.99", "--json").output)
    assert document["verdict"]["reason"] == "ENI_SOURCE_DEST_CHECK_RESTRICTION"


def test_a_claim_of_anothers_address_is_an_aside_that_nobody_hears(command: Command) -> None:
    document = json.loads(command("walk", LESSON, *PROBE, "--inject", "arp:b:10.0.0.10", "--json").output)
    [aside] = document["asides"]
    assert document["answered"]
    assert [step["stage"] for step in aside["steps"]] == ["arp-request", "arp-intercept"]


REFUSED: dict[str, tuple[str, ...]] = {
    "nothing_asked": (),
    "no_such_topology": ("nowhere.yaml", *PROBE),
    "a_folder": ("/", *PROBE),
    "no_such_ends": (LESSON, "--from", "z", "--to", "nobody"),
    "no_such_model": (LESSON, *PROBE, "--model", "aswan"),
    "no_such_switch": (LESSON, *PROBE, "--set", "arp=mine", "arp_answer=mine"),
    "no_open_connection": (LESSON, "--from", "a", "--to", "10.0.0.77", "--protocol", "tcp", "--idle", "10"),
    "idle_for_ever": (LESSON, *PROBE, "--protocol", "tcp", "--size", "80", "--idle", "99999999"),
    "traceroute_with_a_ttl": (LESSON, *PROBE, "--traceroute", "--ttl", "3"),
    "too_large": (LESSON, *PROBE, "--size", "65536", "--dont-fragment"),
    "no_number": (LESSON, *PROBE, "--port", "https"),
    "no_such_port": (LESSON, *PROBE, "--protocol", "tcp", "--port", "65536"),
    "no_such_protocol": (LESSON, *PROBE, "--protocol", "sctp"),
    "no_address": (LESSON, *PROBE, "--source-address", "10.0.0"),
    "no_such_option": (LESSON, *PROBE, "--prot", "tcp"),
    "cold_and_warm": (LESSON, *PROBE, "--cold", "--warm"),
    "no_name_at_all": ("", *PROBE),
    "a_lesson_misspelt": ("where-is-the-public-adress", *PROBE),
    "a_name_that_steers": ("no\x1b[2J\nwhere", *PROBE),
    "no_value": (LESSON, *PROBE, "--port"),
    "colour_and_none": (LESSON, *PROBE, "--no-color", "--force-color"),
    "nobodys_address": (LESSON, "--from", "a", "--to", "0.0.0.0"),
    "a_link_local_address": (LESSON, "--from", "a", "--to", "fe80::1"),
    "no_such_injections": (
        *(LESSON, *PROBE, "--inject", "pigeon:a", "arp:z:10.0.0.20", "arp:a:10.0.0", "neighbor:a:10.0.0.20=mine"),
        *("source-mac:mine", "underlay:nowhere", "underlay:host/a"),
    ),
    "many_options": (
        *("nowhere.yaml", "--from", "a", "--protocol", "foo", "--port", "70000", "--ttl", "999", "--size", "x"),
        *("--model", "bar", "--set", "arp=mine", "--dont-fragment"),
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_wrong_is_said_in_a_line_each(command: Command, golden: Golden, name: str) -> None:
    said = command("walk", *REFUSED[name])
    golden(f"{name}.txt", said.errors.rstrip("\n"))
    assert (said.status, said.output) == (2, "")


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_wrong_is_said_as_json(command: Command, name: str) -> None:
    said = command("walk", *REFUSED[name], "--json")
    document: dict[str, Any] = json.loads(said.output)
    assert (said.status, said.errors, document["format"]) == (2, "", "vpcviz-errors/1")
    assert {*document["problems"][0]} == {"path", "line", "found", "expected", "remedy"}


def test_all_that_is_wrong_with_a_file_is_said_at_once(command: Command, golden: Golden) -> None:
    text = b"format: vpcviz/1\nvpcs: {lab: {region: us-east-1, cidrs: [10.0.0.0/8]}}\negress_only_gateways: {n: {}}\n"
    said = command("walk", "-", *PROBE, standard_input=text)
    golden("a_wrong_file.txt", said.errors.rstrip("\n"))
    assert said.status == 2


def test_wrong_options_are_said_together_with_what_is_wrong_with_the_file(command: Command, golden: Golden) -> None:
    text = b"format: vpcviz/1\ntitle: 5\nsubnets: {s1: {vpc: nolab, zone: us-east-1a, cidr: x}}\n"
    said = command("walk", "-", *PROBE, "--protocol", "foo", "--ttl", "999", "--model", "bar", standard_input=text)
    golden("a_wrong_file_and_wrong_options.txt", said.errors.rstrip("\n"))
    assert said.status == 2


def test_a_zip_is_refused_by_name(command: Command) -> None:
    said = command("walk", "-", *PROBE, standard_input=b"PK\x03\x04\x14\x00")
    assert (said.status, said.errors) == (2, "TOPOLOGY standard input, a zip: not supported yet\n")


def test_a_lesson_comes_before_a_file_of_its_name(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / LESSON).write_text(json.dumps(NEIGHBOURS))
    monkeypatch.chdir(tmp_path)
    assert "Where is the public address?: icmp" in command("walk", LESSON, *PROBE).output
    assert "Three neighbours: icmp" in command("walk", f"./{LESSON}", *PROBE).output


def test_json_has_no_character_that_steers_the_terminal(command: Command) -> None:
    title = "one\x1b[2J\x9b31m\u202etwo \u2192"
    topology = json.dumps(NEIGHBOURS | {"title": title}).encode()
    said = command("walk", "-", *PROBE, "--json", standard_input=topology)
    assert json.loads(said.output)["topology"] == title
    assert all(line.isprintable() for line in said.output.split("\n"))


def test_a_file_that_is_no_text_is_refused(command: Command) -> None:
    said = command("walk", "-", *PROBE, standard_input=b"format: \xff")
    assert (said.status, "octet 0xff at 8 of standard input" in said.errors) == (2, True)


def test_a_terminal_that_cannot_show_a_title_gets_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "title.json"
    path.write_text(json.dumps(NEIGHBOURS | {"title": "Zwei Nachbarn → drei"}))
    run = subprocess.run(
        [sys.executable, "manage.py", "walk", str(path), "--from", "a", "--to", "10.0.0.30"],
        cwd=Path(__file__).parents[2],
        env={"PYTHONIOENCODING": "ascii", "VPCVIZ_DATABASE": str(tmp_path / "none" / "db.sqlite3")},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "Zwei Nachbarn \\u2192 drei: icmp from a" in run.stdout


def test_a_walk_needs_no_database(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "manage.py", "walk", LESSON, *PROBE],
        cwd=Path(__file__).parents[2],
        env={"VPCVIZ_DATABASE": str(tmp_path / "db.sqlite3")},
        check=True,
        capture_output=True,
    )
    assert not (tmp_path / "db.sqlite3").exists()
