"""What is kept of a diagram?"""

from django.db import models
from django.utils.functional import cached_property

from vpcviz.diagrams.apps import recent_topologies
from vpcviz.network.topology import Topology


class Diagram(models.Model):
    """
    One drawing, as its latest revision has it.

    Attributes:
        slug: Its name in addresses; whoever knows it may look.
        document: The topology file, as JSON.
        lesson: The number of the lesson that it belongs to; none for a diagram of somebody's own.
        revision: The number of the latest revision; 0 where nothing has been edited yet.
    """

    slug = models.SlugField(max_length=100, unique=True)
    title = models.CharField(max_length=200)
    document = models.TextField()
    lesson = models.PositiveSmallIntegerField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("lesson", "slug")

    def __str__(self) -> str:
        return self.title

    @cached_property
    def topology(self) -> Topology:
        """The drawing itself, read from the document, which was checked before it was kept."""
        recent = recent_topologies()
        known = recent.get(self.document)
        return known or recent.keep(self.document, Topology.model_validate_json(self.document), len(self.document))


class Revision(models.Model):
    """
    One edit of a diagram.

    Attributes:
        number: Counts from 1 in its diagram, without gaps.
        person: Whose it is: the name by which a browser is known, not a person's.
        says: What was done, in a sentence.
        difference: What changed, as `network.changes` writes it; its inverse leads back.
        undoes: The number of the revision that this one takes back; none for an edit. One that takes back an undo is a
            redo.
    """

    diagram = models.ForeignKey(Diagram, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    made_at = models.DateTimeField(auto_now_add=True)
    person = models.CharField(max_length=40)
    says = models.TextField()
    difference = models.TextField()
    undoes = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ("diagram", "number")
        constraints = (models.UniqueConstraint(fields=("diagram", "number"), name="one_revision_a_number"),)

    def __str__(self) -> str:
        return f"{self.number}: {self.says}"


class Right(models.TextChoices):
    """What a link allows; each allows what stands before it too."""

    VIEW = "view", "look"
    EDIT = "edit", "edit"
    OWN = "own", "edit, share and delete"


class Link(models.Model):
    """
    A link that carries a right to a diagram.

    Attributes:
        key: What stands in the address, and nobody can guess.
        revoked_at: Since when it leads nowhere.
    """

    diagram = models.ForeignKey(Diagram, on_delete=models.CASCADE, related_name="links")
    right = models.CharField(max_length=4, choices=Right.choices)
    key = models.CharField(max_length=40, unique=True)
    made_at = models.DateTimeField(auto_now_add=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("made_at", "pk")

    def __str__(self) -> str:
        return f"{self.right} {self.diagram}"
