"""What does a process remember of the drawings that are edited?"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.apps import AppConfig, apps

from vpcviz.diagrams.recent import Recent
from vpcviz.drawing.picture import Picture
from vpcviz.network.index import Network
from vpcviz.playback.pieces import Piece


@dataclass(frozen=True, slots=True)
class Drawn:
    """
    A drawing as a page shows it.

    Attributes:
        pieces: Of its markup, by the ids of their elements.
    """

    network: Network
    picture: Picture
    pieces: Mapping[str, Piece]


class EditorConfig(AppConfig):
    """
    The application that changes drawings.

    Attributes:
        drawings: By the link through which each was shown, and its name.
    """

    name = "vpcviz.editor"

    def ready(self) -> None:
        """Begin with nothing."""
        self.drawings: Recent[tuple[str, str], Drawn] = Recent()


def recent_drawings() -> Recent[tuple[str, str], Drawn]:
    """Give the drawings that this process has shown last."""
    config = apps.get_app_config("editor")
    assert isinstance(config, EditorConfig)
    return config.drawings
