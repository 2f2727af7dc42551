"""How does the Internet stand in the picture: a globe at the right, its hosts below it, every gateway's lane to it?"""

from dataclasses import dataclass

from vpcviz.drawing.above import share_corridor
from vpcviz.drawing.draft import Draft
from vpcviz.drawing.geometry import Box, Point
from vpcviz.drawing.internet_gateway import HALF_ARCH, InternetGatewayShape
from vpcviz.drawing.joint import RADIUS, JointShape
from vpcviz.drawing.label import HALVED, SMALL, Align, Label, Named, Role, Words, shorten, with_names
from vpcviz.drawing.place import Ground, Level, Place
from vpcviz.drawing.region import RISER
from vpcviz.drawing.ways import Polyline
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.index import AWS_SERVICES, INTERNET, Network

_REACH = 20
_BARE_BESIDE, _BARE_WIDTH = 35, 68
_HOST_WIDTH, _HOST_HEIGHT, _HOST_GAP = 176, 62, 18
_BESIDE_HOST = 16
_HALVED_ROOM = 132


@dataclass(frozen=True, slots=True)
class InternetHostShape:
    id: str
    object_id: ObjectId
    box: Box
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class InternetShape:
    """
    Attributes:
        x: The middle of the globe.
        as_if: From each gateway to it; nobody in the picture knows the real way.
        right: Where the column of the Internet ends.
    """

    id: str
    x: int
    y: int
    hosts: tuple[InternetHostShape, ...]
    as_if: tuple[Polyline, ...]
    labels: tuple[Label, ...]
    right: int

    @property
    def box(self) -> Box:
        return Box(self.x - 16, self.y - 16, 32, 32)

    @property
    def doorstep(self) -> Point:
        """Where what comes from the right ends."""
        return Point(self.x + _REACH, self.y)


def place_internet(
    draft: Draft,
    network: Network,
    left: int,
    lane: int,
    corridor: int,
    gateways: tuple[InternetGatewayShape, ...],
    joints: tuple[JointShape, ...],
) -> InternetShape:
    """
    Put the Internet beside the last region.

    Args:
        left: Where the last region ends.
        lane: The height of the gateways.
        corridor: The height of the line above the regions by which gateways reach it that don't stand right beside it.
    """
    shape_id = draft.ids.take("internet", "").rstrip("-")
    hosts = network.topology.internet_hosts
    x = left + (_BESIDE_HOST + _HOST_WIDTH // 2 if hosts else _BARE_BESIDE)
    at = Point(x, lane)
    place = Place(
        id=shape_id,
        name="the Internet",
        level=Level.ABOVE,
        box=Box(x - 16, lane - 16, 32, 32),
        point=at,
        pill=Point(x, lane - 36),
        pill_align=Align.MIDDLE,
        chip=Point(x, lane + 40),
        ground=Ground.CARD,
    )
    draft.put(place, INTERNET, AWS_SERVICES)
    above = corridor if share_corridor(network.topology) else None
    as_if = tuple(_lead_to_internet(draft, gateway, at, above) for gateway in gateways)
    as_if += tuple(_lead_along_lane(draft, joint, at) for joint in joints if joint.leads_out)
    label = Label(x, lane + 35, (Words("Internet", Role.QUIET),), Align.MIDDLE)
    label = with_names(label, Named(HALVED, "Internet", _HALVED_ROOM, Point(x, lane + 42)))
    shapes = tuple(
        _place_host(draft, network, host, at, lane + 56 + number * (_HOST_HEIGHT + _HOST_GAP))
        for number, host in enumerate(hosts)
    )
    if shapes:
        draft.cables.append((Point(x, lane + 42), Point(x, shapes[0].box.y)))
        draft.cables += [(Point(x, shape.box.bottom), Point(x, shape.box.bottom + _HOST_GAP)) for shape in shapes[:-1]]
    right = left + (_BESIDE_HOST + _HOST_WIDTH + _BESIDE_HOST if hosts else _BARE_WIDTH)
    return InternetShape(shape_id, x, lane, shapes, as_if, (label,), right)


def _lead_to_internet(draft: Draft, gateway: InternetGatewayShape, internet: Point, corridor: int | None) -> Polyline:
    start = Point(gateway.x + HALF_ARCH, gateway.y)
    if corridor is None:
        end = Point(internet.x - _REACH, internet.y)
        draft.lead((start, end))
        draft.lead((end, internet), is_inside=True)
        return (Point(start.x + 6, start.y), end)
    riser = gateway.x + RISER
    above = Point(internet.x, internet.y - _REACH)
    line = (start, Point(riser, start.y), Point(riser, corridor), Point(internet.x, corridor), above)
    draft.lead(line)
    draft.lead((above, internet), is_inside=True)
    return line


def _lead_along_lane(draft: Draft, joint: JointShape, internet: Point) -> Polyline:
    """Lead what stands above the regions to the Internet along its own lane, and down to it."""
    bend, above = Point(internet.x, joint.y), Point(internet.x, internet.y - _REACH)
    draft.lead((Point(joint.x, joint.y), bend, above))
    draft.lead((above, internet), is_inside=True)
    return (Point(joint.x + RADIUS + 6, joint.y), bend, above)


def _place_host(draft: Draft, network: Network, host: ObjectId, internet: Point, y: int) -> InternetHostShape:
    shape_id = draft.ids.take("internet-host", host)
    given = network.topology.internet_hosts[host]
    box = Box(internet.x - _HOST_WIDTH // 2, y, _HOST_WIDTH, _HOST_HEIGHT)
    point = Point(box.right - 36, box.y + 21)
    place = Place(
        id=shape_id,
        name=f"the Internet host {host}",
        level=Level.ABOVE,
        box=box,
        point=point,
        pill=Point(box.right - 12, box.bottom),
        pill_align=Align.END,
        chip=Point(box.centre.x, box.bottom - 2),
        ground=Ground.CARD,
    )
    draft.put(place, host)
    # The hosts hang below each other: the line to a lower one passes behind those above it, and the globe's name.
    name = Box(internet.x - 32, internet.y + 20, 64, y - internet.y - 36)
    draft.lead((internet, Point(internet.x, box.y)), behind=(name,))
    draft.lead((Point(internet.x, box.y), point), is_inside=True)
    called = given.name or host
    label = Label(box.x + 12, box.y + 24, (shorten(called, _HOST_WIDTH - 76, Role.NAME),))
    labels = (
        with_names(label, Named(HALVED, called, _HOST_WIDTH - 24), Named(SMALL, called, _HOST_WIDTH)),
        Label(box.x + 12, box.y + 43, (Words(str(given.address), Role.ADDRESS_STRONG),)),
    )
    return InternetHostShape(shape_id, host, box, labels)
