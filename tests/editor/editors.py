"""Who edits the laboratory in the tests, and what is told while somebody types?"""

import re
from html import unescape

from django.test import Client

from tests.network.edits.labs import lab
from vpcviz.diagrams.links import make_link
from vpcviz.diagrams.models import Diagram, Right
from vpcviz.diagrams.revisions import new_diagram
from vpcviz.network.topology import Topology


class Editor:
    """Somebody who edits the laboratory by a link."""

    def __init__(self, right: Right = Right.EDIT, diagram: Diagram | None = None) -> None:
        self.diagram = diagram or new_diagram("lab", lab())
        self.key = make_link(self.diagram, right).key
        self.client = Client()
        self.page = ""
        self.status = 0

    def look(self, **query: str) -> "Editor":
        answer = self.client.get(f"/diagrams/{self.key}/edit/", query)
        self.page, self.status = unescape(answer.content.decode()), answer.status_code
        return self

    def do(self, do: str, /, **fields: str) -> "Editor":
        sent = {"do": do, "base": str(self.latest.revision), **fields}
        names = {key.replace("__", ":"): value for key, value in sent.items()}
        answer = self.client.post(f"/diagrams/{self.key}/edit/", names, follow=True)
        self.page, self.status = unescape(answer.content.decode()), answer.status_code
        return self

    @property
    def latest(self) -> Diagram:
        return Diagram.objects.get(pk=self.diagram.pk)

    @property
    def topology(self) -> Topology:
        return self.latest.topology

    @property
    def says(self) -> str:
        found = re.search(r'<p class="status__says[^>]*>(.*?)</p>', self.page, re.S)
        assert found
        return found[1]


def check(editor: Editor, do: str, /, **fields: str) -> dict[str, str]:
    """Check what is being typed; give what is told by the id of where it is told."""
    sent = {"do": do, **{key.replace("__", ":"): value for key, value in fields.items()}}
    answer = editor.client.post(f"/diagrams/{editor.key}/edit/check", sent)
    assert answer.status_code == 200
    return dict(re.findall(r'<p id="(.*?)" hx-swap-oob="innerHTML">(.*?)</p>', unescape(answer.content.decode())))
