"""How does a transit gateway look as a PE router: customers at its interfaces, VRFs in it, and what they import?"""

from collections.abc import Container
from dataclasses import dataclass

from vpcviz.drawing.geometry import Box, Point
from vpcviz.drawing.label import Align, Halo, Label, Role, shorten
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.topology import Topology

WIDTH = 344
_EDGE, _TOP, _PITCH, _HEIGHT = 1, 30, 52, 40
_CUSTOMER_WIDTH, _VRF_WIDTH, _PORT_X, _PADDING, _TEXT = 128, 112, 152, 10, 8
_ASIDE = 7
"""So far above the middle of a VRF an association ends, and below it an import."""


@dataclass(frozen=True, slots=True)
class CustomerShape:
    """
    What is attached, as a customer's site, and the interface of the PE router by which it comes.

    Attributes:
        port: Where that interface is, at the router's border.
        is_passed: Whether the walk in view comes or goes by it.
    """

    box: Box
    port: Point
    labels: tuple[Label, ...]
    is_passed: bool

    @property
    def port_box(self) -> Box:
        return Box(self.port.x - 4, self.port.y - 4, 8, 8)

    @property
    def cable(self) -> tuple[Point, Point]:
        return Point(self.box.right, self.port.y), self.port


@dataclass(frozen=True, slots=True)
class VrfShape:
    """
    A route table, as a VRF.

    Attributes:
        is_passed: Whether the walk in view is routed by it.
    """

    box: Box
    labels: tuple[Label, ...]
    is_passed: bool


@dataclass(frozen=True, slots=True)
class VrfLine:
    """From an interface to the VRF that it is in, or to one that imports what is behind it."""

    start: Point
    end: Point
    is_import: bool


@dataclass(frozen=True, slots=True)
class PeShape:
    """
    A transit gateway, as a PE router.

    Attributes:
        box: The router itself; the customers stand beside it.
        height: Of the whole picture.
    """

    box: Box
    height: int
    labels: tuple[Label, ...]
    customers: tuple[CustomerShape, ...]
    vrfs: tuple[VrfShape, ...]
    lines: tuple[VrfLine, ...]

    @property
    def width(self) -> int:
        return WIDTH


def lay_out_pe(topology: Topology, gateway: ObjectId, passed: Container[str] = ()) -> PeShape:
    """
    Put a transit gateway's attachments below each other as interfaces, and its route tables beside them as VRFs.

    Args:
        passed: The ids of what the walk in view passes.
    """
    attachments = {name: one for name, one in topology.transit_gateway_attachments.items() if one.gateway == gateway}
    tables = [name for name, one in topology.transit_gateway_route_tables.items() if one.gateway == gateway]
    rows = max(len(attachments), len(tables), 1)
    customers: dict[ObjectId, CustomerShape] = {}
    for at, name in enumerate(attachments):
        y = _row(at, len(attachments), rows)
        box = Box(_EDGE, y, _CUSTOMER_WIDTH, _HEIGHT)
        words = (customer_of(topology, name), name)
        customers[name] = CustomerShape(box, Point(_PORT_X, y + _HEIGHT // 2), _in_box(box, *words), name in passed)
    vrfs: dict[ObjectId, VrfShape] = {}
    x = WIDTH - _EDGE - _PADDING - _VRF_WIDTH
    for at, name in enumerate(tables):
        box = Box(x, _row(at, len(tables), rows), _VRF_WIDTH, _HEIGHT)
        vrfs[name] = VrfShape(box, _in_box(box, "VRF", name), name in passed)
    lines = [
        VrfLine(customers[name].port, Point(x, _middle(vrfs[table]) + aside), is_import)
        for name, one in attachments.items()
        for is_import, aside, of_it in ((False, -_ASIDE, (one.association,)), (True, _ASIDE, one.propagations))
        for table in of_it
        if table in vrfs
    ]
    height = _TOP + rows * _PITCH
    called = topology.transit_gateways[gateway].name or gateway
    router = Box(_PORT_X, _EDGE, WIDTH - _EDGE - _PORT_X, height - 2 * _EDGE)
    title = shorten(f"PE router {called}", router.width - 2 * _TEXT, Role.STRONG)
    labels = (Label(_PORT_X + _TEXT, 20, (title,), Align.START, Halo.PAPER),)
    return PeShape(router, height, labels, tuple(customers.values()), tuple(vrfs.values()), tuple(lines))


def customer_of(topology: Topology, attachment: ObjectId) -> str:
    """Name what is attached, as people call it."""
    described = topology.transit_gateway_attachments[attachment]
    if described.vpc:
        return topology.vpcs[described.vpc].name or described.vpc
    if described.vpn_connection:
        return topology.vpn_connections[described.vpn_connection].name or described.vpn_connection
    return described.transit_gateway or attachment


def _row(at: int, count: int, rows: int) -> int:
    """Spread fewer things over the height of more."""
    return _TOP + at * _PITCH + (rows - count) * _PITCH // 2


def _middle(shape: VrfShape) -> int:
    return shape.box.y + shape.box.height // 2


def _in_box(box: Box, first: str, second: str) -> tuple[Label, ...]:
    room = box.width - 2 * _TEXT
    return (
        Label(box.x + _TEXT, box.y + 16, (shorten(first, room, Role.STRONG),), Align.START, Halo.NONE),
        Label(box.x + _TEXT, box.y + 32, (shorten(second, room, Role.ADDRESS),), Align.START, Halo.NONE),
    )
