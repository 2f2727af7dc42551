"""How does a test show a drawing of its own in the place of a lesson's?"""

import sqlite3
from contextlib import closing
from pathlib import Path

from tests.browser.server import Server
from vpcviz.network.document import read_topology

TOPOLOGIES = Path(__file__).parent / "topologies"
LESSON = "whom-does-b-see"


def show_instead(server: Server, topology: str) -> str:
    """Put a topology of `topologies/` in the place of the second lesson's, in the server's database; give its path."""
    text = (TOPOLOGIES / f"{topology}.yaml").read_text(encoding="utf-8")
    document = read_topology(text).model_dump_json(exclude_unset=True)
    with closing(sqlite3.connect(server.database)) as database, database:
        database.execute("UPDATE diagrams_diagram SET document = ? WHERE slug = ?", (document, LESSON))
    return f"/lessons/{LESSON}/"
