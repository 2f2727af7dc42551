"""What does a process remember of the drawings that are kept?"""

from django.apps import AppConfig, apps

from vpcviz.diagrams.recent import Recent
from vpcviz.network.topology import Topology


class DiagramsConfig(AppConfig):
    """
    The application that keeps drawings.

    Attributes:
        topologies: By the documents that they were read from.
    """

    name = "vpcviz.diagrams"

    def ready(self) -> None:
        """Begin with nothing."""
        self.topologies: Recent[str, Topology] = Recent()


def recent_topologies() -> Recent[str, Topology]:
    """Give the topologies that this process has read or made last."""
    config = apps.get_app_config("diagrams")
    assert isinstance(config, DiagramsConfig)
    return config.topologies
