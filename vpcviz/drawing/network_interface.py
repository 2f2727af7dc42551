"""How does a network interface stand in the picture: a tab on its instance, ringed by its security groups?"""

from typing import NamedTuple

from vpcviz.drawing.draft import Draft
from vpcviz.drawing.geometry import Box, Point
from vpcviz.drawing.label import Align, Label, Role, shorten
from vpcviz.drawing.place import Ground, Level, Place
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.resolved import Interface

TAB_HEIGHT = 14
RING_RADIUS = 17
_BESIDE_RING = 24
# A label beside a ring may reach beyond its card by so much; there is nothing at its height.
_OVERHANG = 14


class InterfaceShape(NamedTuple):
    """
    Attributes:
        x: The middle of the tab.
        y: The upper edge of the card that it sits on.
    """

    id: str
    object_id: ObjectId
    x: int
    y: int
    labels: tuple[Label, ...]


def place_interface(draft: Draft, interface: Interface, x: int, y: int, lane: int, room: int) -> InterfaceShape:
    """
    Put an interface on the upper edge of a card.

    Args:
        lane: The height of the line above, along which packets come and go.
        room: The width of the part of the card that the interface has for itself.
    """
    shape_id = draft.ids.take("interface", interface.id)
    beside = room // 2 - _BESIDE_RING + _OVERHANG
    name = interface.id.rpartition("/")[2]
    groups = ", ".join(_group_name(group) for group in interface.security_groups)
    labels = (
        Label(x - _BESIDE_RING, y - 6, (shorten(name, beside, Role.QUIET),), Align.END),
        Label(x + _BESIDE_RING, y - 6, (shorten(groups, beside),)),
    )
    tab = Point(x, y - TAB_HEIGHT)
    place = Place(
        id=shape_id,
        name=f"the interface {interface.id}",
        level=Level.ABOVE,
        box=Box(x - RING_RADIUS, y - 8 - RING_RADIUS, 2 * RING_RADIUS, 2 * RING_RADIUS),
        point=tab,
        pill=Point(x, lane),
        pill_align=Align.MIDDLE,
        chip=Point(x - 22, y + 72),
        ground=Ground.RING,
    )
    draft.put(place, interface.id, *interface.security_groups)
    draft.lead((tab, Point(x, lane)))
    return InterfaceShape(shape_id, interface.id, x, y, labels)


def _group_name(group: ObjectId) -> str:
    """Call the implied group what AWS calls it."""
    return "default" if group.endswith("/default-group") else group
