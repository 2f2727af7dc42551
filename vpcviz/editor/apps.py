"""What does a process remember of the drawings that are edited?"""

from collections.abc import Container, Mapping
from dataclasses import dataclass

from django.apps import AppConfig, apps

from vpcviz.diagrams.recent import Recent
from vpcviz.drawing.picture import Picture
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.index import Network
from vpcviz.playback.outline import Branch
from vpcviz.playback.pieces import Piece


@dataclass(frozen=True, slots=True)
class Drawn:
    """
    A drawing as a page shows it.

    Attributes:
        listed: The subnets of which every instance is listed.
        lines: Of the outline, those of subnets.
        pieces: Of its markup, by the ids of their elements.
    """

    network: Network
    picture: Picture
    listed: frozenset[str]
    lines: Mapping[ObjectId, Branch]
    pieces: Mapping[str, Piece]

    def lines_for(self, picture: Picture, listed: Container[str]) -> Mapping[ObjectId, Branch]:
        """Give the lines of those subnets of which another drawing shows the very same."""
        was_public = {shape.object_id: shape.is_public for shape in self.picture.subnets}
        return {
            shape.object_id: self.lines[shape.object_id]
            for shape in picture.subnets
            if shape.object_id in self.lines
            and picture.sheets.get(shape.object_id, 0) is self.picture.sheets.get(shape.object_id)
            and was_public[shape.object_id] == shape.is_public
            and (shape.object_id in self.listed) == (shape.object_id in listed)
        }


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
