"""How does a drawing that somebody brings get into the database?"""

from django.db import transaction
from django.utils.text import slugify

from vpcviz.diagrams.models import Diagram
from vpcviz.network.topology import Topology

UNNAMED = "drawing"


@transaction.atomic
def keep_drawing(name: str, topology: Topology) -> Diagram:
    """
    Keep a drawing under a name, in place of what was kept under it before.

    Args:
        name: As its owner calls it; letters, digits and hyphens of it make its address.
    """
    slug = slugify(name)[:80] or UNNAMED
    # A lesson keeps its address to itself.
    if Diagram.objects.filter(slug=slug, lesson__isnull=False).exists():
        slug = f"{slug}-{UNNAMED}"
    diagram, _ = Diagram.objects.update_or_create(
        slug=slug,
        defaults={
            "title": (topology.title or name)[:200],
            "document": topology.model_dump_json(exclude_unset=True, indent=2),
            "lesson": None,
        },
    )
    return diagram
