"""How does a customer's site stand in the picture: its router, its hosts below, a ring for each way to AWS?"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from vpcviz.drawing.above import LANE_HEIGHT
from vpcviz.drawing.draft import Draft
from vpcviz.drawing.geometry import Box, Point
from vpcviz.drawing.glyph import glyph_of
from vpcviz.drawing.internet import InternetShape
from vpcviz.drawing.joint import RADIUS, JointShape
from vpcviz.drawing.label import HALVED, SMALL, Align, Halo, Label, Named, Role, Words, shorten, with_names
from vpcviz.drawing.place import Ground, Level, Place
from vpcviz.drawing.ways import Polyline
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.index import Network
from vpcviz.network.sections import noun_of, stem_of, things_in

WIDTH, HEIGHT, GAP = 176, 62, 18
_GATEWAY_HEIGHT = 74
GLYPH_SIZE = 18
_BESIDE = 16
_BELOW_TOP = 20
_CHIP_IN = 22
_FIRST_WAY, _BETWEEN_WAYS = 20, 24
_BESIDE_RING = 10
_LABEL_ROOM = 132


@dataclass(frozen=True, slots=True)
class SiteHostShape:
    id: str
    object_id: ObjectId
    box: Box
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class SiteShape:
    """
    Attributes:
        box: The card of the customer gateway.
        hosts: Those that stand on the site, below it.
        way_out: Its own way to the Internet, where one is known; nobody in the picture knows how it really goes.
    """

    id: str
    object_id: ObjectId
    glyph: str
    box: Box
    hosts: tuple[SiteHostShape, ...]
    labels: tuple[Label, ...]
    way_out: Polyline = ()

    @property
    def glyph_x(self) -> int:
        return self.box.right - GLYPH_SIZE - 10

    @property
    def glyph_y(self) -> int:
        return self.box.y + 10


@dataclass(frozen=True, slots=True)
class SitesShape:
    """
    Attributes:
        ways: The rings of the connections that lead to the sites.
        right: Where the column of the last site ends.
    """

    sites: tuple[SiteShape, ...]
    ways: tuple[JointShape, ...]
    right: int


def place_sites(
    draft: Draft, network: Network, internet: InternetShape, top: int, joints: Sequence[JointShape]
) -> SitesShape:
    """
    Put each site into a column of its own beside the Internet, and lead AWS's gateways there.

    Args:
        internet: To which a site may have a way of its own.
        top: Where the regions begin.
        joints: The rings of the gateways.
    """
    rings = {joint.object_id: joint for joint in joints}
    sites: list[SiteShape] = []
    ways: list[JointShape] = []
    right = internet.right
    lanes: dict[ObjectId, int] = {}
    turns = {one: _turn(rings[gateway], lanes) for one, gateway in _connected(network) if gateway in rings}
    for site in network.topology.customer_gateways:
        x = right + _BESIDE
        own = [one for one in turns if network.connection(one).customer_gateway == site]
        own.sort(key=lambda one: turns[one].y)
        card = _place_gateway(draft, network, site, Box(x, top + _BELOW_TOP, WIDTH, _GATEWAY_HEIGHT), len(own))
        for number, connection in enumerate(own):
            at = Point(x + _FIRST_WAY + number * _BETWEEN_WAYS, turns[connection].y)
            ring = rings[network.connection(connection).gateway]
            ways.append(_place_way(draft, network, connection, ring, turns[connection], at, card.box.y))
        if site in network.site_addresses.values():
            card = replace(card, way_out=_lead_out(draft, internet, card, top))
        sites.append(card)
        widest = max((way.x + RADIUS + _LABEL_ROOM for way in ways), default=0)
        right = max(x + WIDTH, widest if own else 0)
    return SitesShape(tuple(sites), tuple(ways), right + _BESIDE if sites else internet.right)


def _lead_out(draft: Draft, internet: InternetShape, card: SiteShape, top: int) -> Polyline:
    """Lead a site to the Internet, above the cards of those that stand between."""
    middle, begin, end = Point(internet.x, internet.y), internet.doorstep, Point(card.box.x, card.box.centre.y)
    riser, beside = internet.right + _BESIDE // 2, card.box.x - _BESIDE // 2
    over = top + _BELOW_TOP // 2
    detour = () if riser == beside else (Point(riser, over), Point(beside, over))
    line = (begin, Point(riser, begin.y), *detour, Point(beside, end.y), end)
    draft.lead(line)
    point = draft.anchors[card.object_id].point
    for inside in ((middle, begin), (end, Point(point.x, end.y), point)):
        draft.lead(inside, is_inside=True)
    return line


def _connected(network: Network) -> list[tuple[ObjectId, ObjectId]]:
    """Give each connection with AWS's end of it, in the order in which they leave that."""
    return [(one, network.connection(one).gateway) for one in network.connections]


def _turn(ring: JointShape, lanes: dict[ObjectId, int]) -> Point:
    """Give where a way leaves a ring's own line: each has a lane of its own, from the ring's on downward."""
    number = lanes.get(ring.object_id, ring.first_way)
    lanes[ring.object_id] = number + 1
    x = ring.x if number == 0 else ring.x + RADIUS + _BESIDE_RING
    return Point(x, ring.y + number * LANE_HEIGHT)


def _place_way(
    draft: Draft, network: Network, connection: ObjectId, ring: JointShape, turn: Point, at: Point, card_top: int
) -> JointShape:
    """Put the ring of a connection above its site, and lead it to the gateway's ring and to the site."""
    section = network.connections[connection]
    thing = things_in(network.topology, section)[connection]
    shape_id = draft.ids.take(stem_of(section), connection)
    place = Place(
        id=shape_id,
        name=f"the {noun_of(section)} {connection}",
        level=Level.ABOVE,
        box=Box(at.x - RADIUS, at.y - RADIUS, 2 * RADIUS, 2 * RADIUS),
        point=at,
        pill=Point(at.x, at.y + RADIUS + 12),
        pill_align=Align.MIDDLE,
        chip=Point(at.x, at.y + RADIUS + 4),
        ground=Ground.CARD,
    )
    draft.put(place, connection)
    middle = Point(ring.x, ring.y)
    for line in ((middle, Point(turn.x, ring.y), turn, at), (at, Point(at.x, card_top))):
        draft.lead(line)
        draft.cables.append(line)
    draft.stands[connection] = [at]
    name = thing.name or connection
    label = with_names(
        Label(at.x + RADIUS + 6, at.y + 5, (shorten(name, _LABEL_ROOM - 12, Role.STRONG),), Align.START, Halo.PAPER),
        Named(HALVED, name, _LABEL_ROOM),
        Named(SMALL, name, 2 * _LABEL_ROOM, is_whole=True),
    )
    return JointShape(shape_id, connection, glyph_of(section), at.x, at.y, (label,), ())


def _place_gateway(draft: Draft, network: Network, site: ObjectId, box: Box, ways: int) -> SiteShape:
    shape_id = draft.ids.take("customer-gateway", site)
    given = network.topology.customer_gateways[site]
    point = Point(box.right - 60, box.y + 21)
    ports = [one.id for one in network.premises.interfaces.values() if one.instance == site] if network.premises else []
    draft.put(_card(shape_id, f"the customer gateway {site}", box, point), site, *ports)
    draft.stands[site] = [point]
    for number in range(ways):
        entry = Point(box.x + _FIRST_WAY + number * _BETWEEN_WAYS, box.y)
        draft.lead((entry, Point(entry.x, point.y), point), is_inside=True)
    middle = Point(box.centre.x, box.bottom)
    draft.lead((point, Point(middle.x, point.y), middle), is_inside=True)
    called = given.name or site
    label = Label(box.x + 12, box.y + 24, (shorten(called, WIDTH - 88, Role.NAME),))
    blocks = ", ".join(map(str, given.cidrs))
    labels = (
        with_names(label, Named(HALVED, called, WIDTH - 24), Named(SMALL, called, WIDTH)),
        Label(box.x + 12, box.y + 43, (Words(str(given.address), Role.ADDRESS_STRONG),)),
        *((Label(box.x + 12, box.y + 61, (shorten(blocks, WIDTH - 24, Role.ADDRESS_QUIET),)),) if blocks else ()),
    )
    hosts: list[SiteHostShape] = []
    on_site = (one for one, host in network.topology.on_premises_hosts.items() if host.customer_gateway == site)
    for number, host in enumerate(on_site):
        y = box.bottom + GAP + number * (HEIGHT + GAP)
        hosts.append(
            _place_host(draft, network, host, middle, Box(box.x, y, WIDTH, HEIGHT), [one.box for one in hosts])
        )
    return SiteShape(shape_id, site, glyph_of("customer_gateways"), box, tuple(hosts), labels)


def _place_host(
    draft: Draft, network: Network, host: ObjectId, lan: Point, box: Box, above: Sequence[Box]
) -> SiteHostShape:
    """Put a host below its router, and those that hang there already."""
    shape_id = draft.ids.take("on-premises-host", host)
    given = network.topology.on_premises_hosts[host]
    point = Point(box.right - 36, box.y + 21)
    draft.put(_card(shape_id, f"the on-premises host {host}", box, point), host, ObjectId(f"{host}/eth0"))
    draft.stands[host] = [point]
    top = Point(lan.x, box.y)
    draft.lead((lan, top), behind=above)
    draft.lead((top, Point(lan.x, point.y), point), is_inside=True)
    draft.cables.append((Point(lan.x, box.y - GAP), top))
    called = given.name or host
    label = Label(box.x + 12, box.y + 24, (shorten(called, WIDTH - 76, Role.NAME),))
    labels = (
        with_names(label, Named(HALVED, called, WIDTH - 24), Named(SMALL, called, WIDTH)),
        Label(box.x + 12, box.y + 43, (Words(str(given.address), Role.ADDRESS_STRONG),)),
    )
    return SiteHostShape(shape_id, host, box, labels)


def _card(shape_id: str, name: str, box: Box, point: Point) -> Place:
    return Place(
        id=shape_id,
        name=name,
        level=Level.ABOVE,
        box=box,
        point=point,
        pill=Point(box.right - 12, box.bottom),
        pill_align=Align.END,
        # At the other corner than the pill, which may be long.
        chip=Point(box.x + _CHIP_IN, box.bottom - 2),
        ground=Ground.CARD,
    )
