"""Where in the drawing does advice stand?"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from vpcviz.drawing.geometry import Box, Point
from vpcviz.drawing.picture import Picture
from vpcviz.facts.identifiers import ObjectId

_ABOVE_COMB = 34


@dataclass(frozen=True, slots=True)
class AdviceMark:
    """
    A mark on a thing about which there is advice.

    Attributes:
        thing: Whose it is.
        at: Its middle.
    """

    thing: ObjectId
    at: Point


def advice_marks(picture: Picture, things: Iterable[ObjectId]) -> tuple[AdviceMark, ...]:
    """Put a mark at the right upper corner of each thing that is drawn by itself; rules of others have none."""
    corners = dict(_corners(picture))
    return tuple(AdviceMark(one, corners[one]) for one in dict.fromkeys(things) if one in corners)


class _Framed(Protocol):
    @property
    def object_id(self) -> ObjectId: ...
    @property
    def box(self) -> Box: ...


def _corners(picture: Picture) -> Iterator[tuple[ObjectId, Point]]:
    framed: tuple[_Framed, ...] = (
        *picture.vpcs,
        *picture.subnets,
        *picture.instances,
        *picture.route_tables,
        *picture.internet.hosts,
        *picture.sites,
        *(host for site in picture.sites for host in site.hosts),
        *picture.gateways,
        *picture.joints,
    )
    for shape in framed:
        yield shape.object_id, Point(shape.box.right, shape.box.y)
    for subnet in picture.subnets:
        yield subnet.acl.object_id, Point(subnet.acl.x, subnet.acl.y - _ABOVE_COMB)
