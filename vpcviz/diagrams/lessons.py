"""How do the lessons that ship get into the database?"""

from django.db import transaction

from vpcviz.diagrams.models import Diagram
from vpcviz.lessons.lesson import lessons


@transaction.atomic
def load_lessons() -> None:
    """Put every lesson's drawing into the database, in place of what it held of it; what is no lesson any more goes."""
    kept = []
    for lesson in lessons():
        diagram, _ = Diagram.objects.update_or_create(
            slug=lesson.name,
            defaults={
                "title": lesson.title,
                "document": lesson.topology.model_dump_json(exclude_unset=True, indent=2),
                "lesson": lesson.number,
            },
        )
        kept.append(diagram.pk)
    Diagram.objects.filter(lesson__isnull=False).exclude(pk__in=kept).delete()
