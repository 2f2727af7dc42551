"""Where does the packet stand when a step happens at some thing?"""

from enum import StrEnum
from typing import NamedTuple

from vpcviz.drawing.geometry import Box, Point
from vpcviz.drawing.label import Align


class Level(StrEnum):
    """On which side of the waterline a place is."""

    ABOVE = "above"
    BELOW = "below"


class Ground(StrEnum):
    """The shape of the yellow ground under a place while it is lit."""

    ARCH = "arch"
    DIAMOND = "diamond"
    RING = "ring"
    CARD = "card"


class Place(NamedTuple):
    """
    A place of the picture; things that are drawn as one share a place.

    Attributes:
        id: Of the element that draws it, `interface-a-eth0`; footprints are keyed by it.
        name: What it is called when it is spoken of: "the Internet gateway".
        box: The room that it takes.
        point: The middle of the packet while it is here; a point of the ways.
        pill: Where the footprint's pill is fixed, in the middle of its height.
        pill_align: Which end of the pill that is.
        chip: The middle of the upper edge of the chip with the changed value.
    """

    id: str
    name: str
    level: Level
    box: Box
    point: Point
    pill: Point
    pill_align: Align
    chip: Point
    ground: Ground
