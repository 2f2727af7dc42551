"""How does a drawing that somebody brings get into the database?"""

from django.db import transaction
from django.utils.text import slugify

from vpcviz.diagrams.models import Diagram
from vpcviz.diagrams.revisions import Edited, edit_latest, new_diagram
from vpcviz.network.topology import Topology

UNNAMED = "drawing"
WHOSE = "explore"
"""Who reads a file that is opened on the command line."""


@transaction.atomic
def keep_drawing(name: str, topology: Topology) -> Diagram:
    """
    Keep a drawing under a name; what was kept under it before stays in its history.

    Args:
        name: As its owner calls it; letters, digits and hyphens of it make its address.
    """
    slug = slugify(name)[:80] or UNNAMED
    # A lesson keeps its address to itself.
    if Diagram.objects.filter(slug=slug, lesson__isnull=False).exists():
        slug = f"{slug}-{UNNAMED}"
    diagram = Diagram.objects.filter(slug=slug).first()
    if diagram is None:
        return new_diagram(slug, topology if topology.title else topology.model_copy(update={"title": name[:200]}))
    edit_latest(diagram, WHOSE, lambda _: Edited(topology, "The file was read anew"))
    return Diagram.objects.get(pk=diagram.pk)
