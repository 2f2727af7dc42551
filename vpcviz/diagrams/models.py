"""What is kept of a diagram?"""

from django.db import models

from vpcviz.network.document import read_topology
from vpcviz.network.topology import Topology


class Diagram(models.Model):
    """
    One drawing.

    Attributes:
        slug: Its name in addresses.
        document: The topology file, as text.
        lesson: The number of the lesson that it belongs to; none for a diagram of somebody's own.
    """

    slug = models.SlugField(max_length=100, unique=True)
    title = models.CharField(max_length=200)
    document = models.TextField()
    lesson = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        ordering = ("lesson", "slug")

    def __str__(self) -> str:
        return self.title

    @property
    def topology(self) -> Topology:
        """The drawing itself, read from the document."""
        return read_topology(self.document)
