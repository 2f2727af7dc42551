"""One of several processes that edit one diagram at the same time, each with several threads."""

import os
import sys
from threading import Thread

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "vpcviz.settings")
django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402

from tests.network.edits.labs import lab  # noqa: E402
from vpcviz.diagrams.models import Diagram  # noqa: E402
from vpcviz.diagrams.revisions import Edited, edit, new_diagram  # noqa: E402
from vpcviz.network.edits.values import put  # noqa: E402
from vpcviz.network.topology import Topology  # noqa: E402


def begin() -> None:
    """Make the database, and the diagram in it."""
    call_command("migrate", verbosity=0)
    new_diagram("lab", lab())


def edit_by_threads(process: str, threads: int, edits: int) -> None:
    """Add probes, each thread its own, all of them from the first revision on."""

    def work(thread: int) -> None:
        for number in range(edits):
            name = f"{process}-{thread}-{number}"

            def make(topology: Topology, name: str = name) -> Edited:
                return Edited(put(topology, ("probes", name), {"source": "a", "destination": "b"}), f"Saved {name}")

            diagram = Diagram.objects.get(slug="lab")
            edit(diagram, max(0, diagram.revision - number % 3), process, make)
        connection.close()

    workers = [Thread(target=work, args=(thread,)) for thread in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()


def tell() -> None:
    """Say how many revisions there are, and how many probes were added."""
    diagram = Diagram.objects.get(slug="lab")
    added = [probe for probe in diagram.topology.probes if "-" in probe]
    sys.stdout.write(f"{diagram.revisions.count()} {len(added)}")


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["begin"]:
            begin()
        case ["edit", process, threads, edits]:
            edit_by_threads(process, int(threads), int(edits))
        case _:
            tell()
