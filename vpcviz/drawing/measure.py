"""How large are the cards of a picture, and in how many columns do they stand?"""

from dataclasses import dataclass
from math import ceil

from vpcviz.drawing.label import Role, Words
from vpcviz.facts.identifiers import NO_ID, ObjectId
from vpcviz.network.index import Network
from vpcviz.network.resolved import Interface

CARD_HEIGHT = 74
CARD_GAP = 52
CARD_MARGIN = 12
LEAST_CARD_WIDTH, MOST_CARD_WIDTH = 136, 220
# A public address stands behind the gateway's glyph; beside a name there is room for the packet and a pill.
PUBLIC_INDENT = 28
NAME_ROOM_TAKEN = 76
INTERFACE_ROOM = 146
LEAST_COLUMNS = 2
ROW_PITCH = 162
HEIGHT_TO_WIDTH = 0.75


@dataclass(frozen=True, slots=True)
class Station:
    """
    What one card of a subnet stands for: an instance with its interfaces there, or an interface without it.

    Attributes:
        instance: NO_ID where the interface is attached to none.
        is_home: Whether the instance itself is drawn here; else only an interface of it.
    """

    instance: ObjectId
    interfaces: tuple[Interface, ...]
    is_home: bool

    @property
    def name_id(self) -> ObjectId:
        """The id of what the card is named after."""
        return self.instance if self.is_home else self.interfaces[0].id


@dataclass(frozen=True, slots=True)
class Measures:
    """
    Attributes:
        card_width: Of a card with one interface; all have the same.
        columns: How many cards stand side by side in a subnet, by VPC.
    """

    card_width: int
    columns: dict[ObjectId, int]
    stations: dict[ObjectId, tuple[Station, ...]]

    @property
    def pitch(self) -> int:
        """From one card to the next."""
        return self.card_width + CARD_GAP

    def span(self, station: Station) -> int:
        """How many columns a card takes: each interface needs room for its ring and its address."""
        needed = len(station.interfaces) * INTERFACE_ROOM
        return 1 if len(station.interfaces) <= 1 else ceil((needed + CARD_GAP) / self.pitch)

    def width(self, station: Station) -> int:
        """How wide a card is."""
        return self.card_width + (self.span(station) - 1) * self.pitch


def measure(network: Network) -> Measures:
    """Measure what stands in the subnets before any of it is placed."""
    stations = {subnet: _stations(network, subnet) for subnet in network.subnets}
    widths = [LEAST_CARD_WIDTH]
    for interface in network.interfaces.values():
        widths.append(CARD_MARGIN + Words(str(interface.address), Role.ADDRESS_STRONG).width + CARD_MARGIN)
        publics = [Words(str(public), Role.ADDRESS_QUIET).width for public in interface.public.values()]
        widths += [PUBLIC_INDENT + width + CARD_MARGIN for width in publics]
    names = [Words(one.name, Role.NAME).width for one in network.instances.values()]
    widths += [name + NAME_ROOM_TAKEN for name in names]
    card_width = min(MOST_CARD_WIDTH, max(widths) + max(widths) % 2)
    bare = Measures(card_width, {}, stations)
    return Measures(card_width, {vpc: _columns(network, vpc, bare) for vpc in network.topology.vpcs}, stations)


def _stations(network: Network, subnet: ObjectId) -> tuple[Station, ...]:
    """Give what stands in a subnet, in the file's order; an instance is at home where its first interface is."""
    members = [one for one in network.interfaces.values() if one.subnet == subnet]
    found: dict[ObjectId, Station] = {}
    for interface in members:
        instance = network.instances.get(interface.instance) if interface.instance != NO_ID else None
        if instance is None or network.interfaces[instance.interfaces[0]].subnet != subnet:
            found[interface.id] = Station(interface.instance, (interface,), False)
        elif instance.id not in found:
            here = tuple(network.interfaces[one] for one in instance.interfaces)
            found[instance.id] = Station(instance.id, tuple(one for one in here if one.subnet == subnet), True)
    return tuple(found.values())


def _columns(network: Network, vpc: ObjectId, measures: Measures) -> int:
    """Choose the fewest columns with which a VPC's subnets, one below the other, are not much higher than wide."""
    subnets = [subnet for subnet in network.subnets.values() if subnet.vpc == vpc]
    spans = [[measures.span(station) for station in measures.stations[subnet.id]] for subnet in subnets]
    fullest = max((sum(some) for some in spans), default=0)
    widest = max((span for some in spans for span in some), default=1)
    least = max(LEAST_COLUMNS, widest)
    for columns in range(least, fullest):
        rows = sum(ceil(sum(some) / columns) for some in spans)
        if columns * measures.pitch >= rows * ROW_PITCH * HEIGHT_TO_WIDTH:
            return columns
    return max(least, fullest)
