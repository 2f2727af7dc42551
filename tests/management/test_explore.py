import os
import signal
import socket
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.browser.server import TREE, Server
from tests.management.conftest import Command


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that has been started for the first time, and is only asked."""
    started = Server(tmp_path_factory.mktemp("database") / "new.sqlite3")
    started.start()
    yield started
    started.kill()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A server that has been started for the first time, and may be ended."""
    started = Server(tmp_path / "new.sqlite3")
    started.start()
    yield started
    started.kill()


def explore(database: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command where it is expected to give up."""
    return subprocess.run(
        [sys.executable, "manage.py", "explore", *arguments],
        cwd=TREE,
        env={**os.environ, "VPCVIZ_DATABASE": str(database)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_one_command_makes_the_database_and_serves_the_first_lesson(running: Server) -> None:
    with urlopen(running.address) as page:
        assert "Where is the public address?" in page.read().decode()


def test_static_files_are_served_without_having_been_collected(running: Server) -> None:
    with urlopen(f"{running.address}static/js/pages/walk.js") as script:
        assert script.headers["Content-Type"].startswith("text/javascript")


def test_the_secret_key_is_kept_beside_the_database_for_its_owner_alone(running: Server) -> None:
    kept = running.database.with_name("new.sqlite3.secret-key")
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert len(kept.read_text()) >= 50


def test_ctrl_c_ends_it_without_a_complaint(server: Server) -> None:
    assert server.stop() == (0, "")


def test_what_was_kept_outlives_a_restart(server: Server) -> None:
    key = server.database.with_name("new.sqlite3.secret-key").read_text()
    server.stop()
    server.start()
    assert server.database.with_name("new.sqlite3.secret-key").read_text() == key
    with urlopen(f"{server.address}health") as health:
        assert health.status == 200


def test_a_host_name_that_is_not_ours_is_not_answered(running: Server) -> None:
    port = int(running.address.rstrip("/").rpartition(":")[2])
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(b"GET / HTTP/1.1\r\nHost: elsewhere.example\r\nConnection: close\r\n\r\n")
        assert connection.makefile("rb").readline().startswith(b"HTTP/1.1 400")


def test_a_port_in_use_is_said_in_one_line_with_the_remedy(command: Command) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        gave_up = command("explore", "--port", str(port))
    assert (gave_up.status, gave_up.output) == (1, "")
    assert gave_up.errors.splitlines() == [
        f"CommandError: Port {port} of 127.0.0.1 can't be used (Address already in use): "
        "choose another one, such as --port 8001."
    ]


@pytest.mark.parametrize("port", ["65536", "-1", "http", "", "8000.5"])
def test_what_is_no_port_is_said_in_one_line_with_the_remedy(command: Command, port: str) -> None:
    gave_up = command("explore", f"--port={port}")
    assert (gave_up.status, gave_up.output) == (1, "")
    assert gave_up.errors.splitlines() == [
        f"CommandError: {port or 'nothing'} is no port: choose a number from 1 to 65535, such as --port 8000."
    ]


def test_a_host_that_is_not_this_machine_is_said_in_one_line_with_the_remedy(command: Command) -> None:
    gave_up = command("explore", "--host", "192.0.2.1", "--port", "0")
    assert (gave_up.status, len(gave_up.errors.splitlines())) == (1, 1)
    assert "192.0.2.1 is no address of this machine" in gave_up.errors
    assert "leave --host out" in gave_up.errors


def test_a_database_that_cannot_be_written_is_said_in_one_line_with_the_remedy(tmp_path: Path) -> None:
    gave_up = explore(tmp_path / "missing" / "db.sqlite3", "--port", "0")
    assert (gave_up.returncode, len(gave_up.stderr.splitlines())) == (1, 1)
    assert "can't be written" in gave_up.stderr
    assert "set VPCVIZ_DATABASE" in gave_up.stderr


def test_a_file_that_is_no_database_is_left_as_it_is(tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear reader, this is a letter and no database at all.\n" * 40)
    before = letter.read_bytes()
    gave_up = explore(letter, "--port", "0")
    assert (gave_up.returncode, len(gave_up.stderr.splitlines())) == (1, 1)
    assert letter.read_bytes() == before


def test_being_terminated_closes_it_too(server: Server) -> None:
    assert server.process
    server.process.send_signal(signal.SIGTERM)
    _, complaints = server.process.communicate(timeout=20)
    assert complaints == ""


def test_a_topology_file_is_walked_at_an_address_of_its_own(tmp_path: Path) -> None:
    drawing = tmp_path / "Two instances.yaml"
    drawing.write_text(
        "format: vpcviz/1\n"
        "vpcs: {lab: {region: us-east-1, cidrs: [10.0.0.0/16]}}  # the only one\n"
        "subnets: {s1: {vpc: lab, zone: us-east-1a, cidr: 10.0.0.0/24}}\n"
        "instances: {one: {subnet: s1}, other: {subnet: s1}}\n"
    )
    started = Server(tmp_path / "new.sqlite3", drawing)
    started.start()
    try:
        assert started.address.endswith("/diagrams/two-instances/")
        with urlopen(started.address) as page:
            assert 'data-place="other"' in page.read().decode()
        assert started.process
        assert started.process.stdout
        said = started.process.stdout.readline()
        assert said.startswith("It is edited at http://")
        with urlopen(said.split()[-1]) as page:
            assert 'data-thing="other"' in page.read().decode()
        assert started.process.stdout.readline().startswith("1 comment (line 2) will not be kept: ")
    finally:
        started.kill()


def test_a_file_that_is_no_topology_is_told_problem_by_problem(command: Command, tmp_path: Path) -> None:
    drawing = tmp_path / "wrong.yaml"
    drawing.write_text("format: vpcviz/1\nvpcs: {lab: {region: us-east-1, cidrs: [10.0.0.0]}}\npigeons: {}\n")
    ended = command("explore", str(drawing))
    assert ended.status == 1
    assert "line 2: vpcs.lab.cidrs" in ended.errors
    assert "pigeons" in ended.errors
