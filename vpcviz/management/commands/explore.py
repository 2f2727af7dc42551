"""How does somebody open vpcviz in a browser with one command?"""

import errno
import socket
from argparse import ArgumentParser
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import uvicorn
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection

from vpcviz.diagrams.drawings import keep_drawing
from vpcviz.diagrams.lessons import load_lessons
from vpcviz.diagrams.links import own_link
from vpcviz.management.topology_argument import commented_topology
from vpcviz.network.errors import ProbeRefused, TopologyRefused
from vpcviz.network.topology import Topology

LONGEST_MESSAGE_OCTETS = 65536
LOOPBACK = {"localhost", "127.0.0.1", "::1", "[::1]"}


class AnnouncedServer(uvicorn.Server):
    """A server that says where it is as soon as it can be asked."""

    def __init__(self, config: uvicorn.Config, announcement: str) -> None:
        super().__init__(config)
        self.announcement = announcement

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to listen, then print the address."""
        await super().startup(sockets)
        if self.started:
            print(self.announcement, flush=True)  # noqa: T201 the server has no other voice


class Command(BaseCommand):
    """Prepare the database and serve the pages until Ctrl-C."""

    help = "Open vpcviz: prepare the database, load the lessons, and serve the pages until Ctrl-C."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Name the drawing, the port and the host."""
        parser.add_argument("topology", nargs="?", help="a topology file to walk in, besides the lessons")
        parser.add_argument("--port", default="8000", help="the port to listen on (8000)")
        parser.add_argument("--host", default="127.0.0.1", help="the address to listen on (127.0.0.1)")

    def handle(self, *args: Any, topology: str | None, port: str, host: str, **options: Any) -> None:
        """Serve."""
        drawing, comments = read_drawing(topology) if topology is not None else (None, "")
        listener = open_listener(host, port)
        with listener:
            path, own = prepare_database(Path(topology or "").stem, drawing)
            # The secret key is made when it is first read: now, and not by two requests at once.
            str(settings.SECRET_KEY)
            server = f"http://{readable_host(host)}:{listener.getsockname()[1]}/"
            edited = f"It is edited at {server}{own}" if own else ""
            told = "\n".join(filter(None, (announcement(f"{server}{path}", host), edited, comments)))
            config = uvicorn.Config(
                "vpcviz.asgi:application",
                lifespan="off",
                log_level="warning",
                ws_max_size=LONGEST_MESSAGE_OCTETS,
                timeout_graceful_shutdown=2,
            )
            try:
                AnnouncedServer(config, told).run(sockets=[listener])
            except KeyboardInterrupt:
                self.stdout.write("Stopped.")


def read_drawing(topology: str) -> tuple[Topology, str]:
    """
    Read the file that is to be walked in, and say which comments of it are not in the drawing.

    Raises:
        CommandError: It can't be read, or is no topology; each problem on a line of its own.
    """
    try:
        return commented_topology(topology)
    except (ProbeRefused, TopologyRefused) as refused:
        raise CommandError("\n".join(map(str, refused.problems))) from None


def open_listener(host: str, port: str) -> socket.socket:
    """
    Take the port, so that whatever is wrong with it is known before anything else is done.

    Raises:
        CommandError: The port is none, is taken, or is not ours to take; or the host is none of this machine's.
    """
    if not port.isdecimal() or int(port) > 65535:
        raise CommandError(f"{port or 'nothing'} is no port: choose a number from 1 to 65535, such as --port 8000.")
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        address = socket.getaddrinfo(host, int(port), family, socket.SOCK_STREAM)[0][4]
        with ExitStack() as giving_up:
            listener = giving_up.enter_context(socket.socket(family, socket.SOCK_STREAM))
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind(address)
            # Two servers may bind one address before either listens; only one may listen.
            listener.listen()
            giving_up.pop_all()
    except (OSError, UnicodeError) as error:
        raise CommandError(why_not(error, host, port)) from error
    return listener


def why_not(error: OSError | UnicodeError, host: str, port: str) -> str:
    """Say why a port can't be listened on, and what to do about it."""
    reason = (isinstance(error, OSError) and error.strerror) or str(error)
    if isinstance(error, UnicodeError | socket.gaierror) or error.errno == errno.EADDRNOTAVAIL:
        return f"{host} is no address of this machine ({reason}): leave --host out, or use --host 0.0.0.0."
    return f"Port {port} of {host} can't be used ({reason}): choose another one, such as --port 8001."


def prepare_database(name: str, drawing: Topology | None) -> tuple[str, str]:
    """
    Bring the database to the present form, and the lessons in it to the present text; keep the drawing, if any.

    Returns:
        The path of the page to begin with, and that of the page on which the drawing is edited; empty without one.

    Raises:
        CommandError: It can't be written, or a lesson is wrong.
    """
    database = settings.DATABASES["default"]["NAME"]
    path = own = ""
    try:
        call_command("migrate", verbosity=0, interactive=False)
        load_lessons()
        if drawing:
            diagram = keep_drawing(name, drawing)
            path, own = f"diagrams/{diagram.slug}/", f"diagrams/{own_link(diagram).key}/edit/"
        connection.close()
    except (DatabaseError, OSError) as error:
        raise CommandError(
            f"The database {database} can't be written ({error}): set VPCVIZ_DATABASE to a file that can be."
        ) from error
    except TopologyRefused as error:
        raise CommandError(f"A lesson is wrong: {error}") from error
    return path, own


def readable_host(host: str) -> str:
    """Name the host as a browser on this machine would."""
    if host in ("", "0.0.0.0", "::"):
        return "localhost"
    return f"[{host}]" if ":" in host else host


def announcement(address: str, host: str) -> str:
    """Say where the pages are, and who may see them where that is not everybody who can reach the port."""
    told = f"vpcviz is at {address} (Ctrl-C stops it)"
    if host not in LOOPBACK and set(settings.ALLOWED_HOSTS) <= LOOPBACK:
        told += "\nOnly localhost is answered: set VPCVIZ_ALLOWED_HOSTS to the names under which others reach it."
    return told
