"""How large are the cards of a picture, and which of them are drawn?"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from math import ceil

from vpcviz.drawing.arrangement import CARD_GAP, CHIP_ROOM, Arrangement, Filling, as_placed, spread, stack
from vpcviz.drawing.label import Role, Words
from vpcviz.facts.identifiers import NO_ID, ObjectId
from vpcviz.network.index import Network
from vpcviz.network.resolved import Interface

CARD_MARGIN = 12
LEAST_CARD_WIDTH, MOST_CARD_WIDTH = 136, 220
# Addresses of both versions are read in full, but for the longest.
MOST_LINE_WIDTH = 244
# A public address stands so far right of the gateway's glyph; beside a name there is room for the packet and a pill.
PUBLIC_INDENT = 16
WORD_GAP = 8
NAME_ROOM_TAKEN = 76
INTERFACE_ROOM = 146
MOST_CARDS = 1000
# Up to here a VPC's zones and subnets stand one below the other, two cards in a row.
FEW_CARDS, FEW_SUBNETS = 4, 2


@dataclass(frozen=True, slots=True)
class Station:
    """
    What one card of a subnet stands for: an instance or something that AWS runs, or an interface alone.

    Attributes:
        owner: What has the interfaces; NO_ID where the interface is attached to nothing.
        is_home: Whether the owner itself is drawn here; else only an interface of it.
        sends_on: Whether the owner sends on what others have sent, and changes it for that.
    """

    owner: ObjectId
    interfaces: tuple[Interface, ...]
    is_home: bool
    sends_on: bool = False

    @property
    def name_id(self) -> ObjectId:
        """The id of what the card is named after."""
        return self.owner if self.is_home else self.interfaces[0].id

    @property
    def section(self) -> str:
        """Where the file holds what AWS runs here; empty where it is an instance's, or nobody's."""
        return self.interfaces[0].requester_section if self.interfaces else ""

    def takes_part(self, shown: frozenset[ObjectId]) -> bool:
        """Say whether the owner, or an interface of it that stands here, is among those that are told about."""
        return self.owner in shown or any(one.id in shown for one in self.interfaces)


@dataclass(frozen=True, slots=True)
class Measures:
    """
    Attributes:
        shown: The instances that are drawn in any case, since they take part in what is told.
        card_width: Of a card with one interface; all have the same.
        stations: What is drawn as cards, by subnet.
        crowds: What is only counted, by subnet.
        arrangements: How each VPC's subnets stand.
    """

    shown: frozenset[ObjectId]
    card_width: int
    stations: Mapping[ObjectId, tuple[Station, ...]]
    crowds: Mapping[ObjectId, tuple[Station, ...]]
    arrangements: Mapping[ObjectId, Arrangement]

    @property
    def is_small(self) -> bool:
        """Say whether there are so few cards and subnets that none need stand beside another."""
        cards = sum(map(len, (*self.stations.values(), *self.crowds.values())))
        return cards <= FEW_CARDS and len(self.stations) <= FEW_SUBNETS

    @property
    def pitch(self) -> int:
        """From one card to the next."""
        return self.card_width + CARD_GAP

    def room_below(self, subnet: ObjectId) -> int:
        """How much room each row of a subnet needs for what its cards' owners change in a packet."""
        return CHIP_ROOM if any(station.sends_on for station in self.stations[subnet]) else 0


def span(station: Station, pitch: int) -> int:
    """
    How many columns a card takes: each interface needs room for its ring and its address.

    Args:
        pitch: From one column to the next.
    """
    needed = len(station.interfaces) * INTERFACE_ROOM
    return 1 if len(station.interfaces) <= 1 else ceil((needed + CARD_GAP) / pitch)


def measure(network: Network, shown: frozenset[ObjectId]) -> Measures:
    """Measure what stands in the subnets before any of it is placed."""
    everything = _stations(network)
    # All characters of an address are alike: of those that stand alone the longest one is the widest.
    alone = [str(one.address) for one in network.interfaces.values() if not (one.public or one.ipv6_addresses)]
    widths = [LEAST_CARD_WIDTH, Words(max(alone, key=len, default=""), Role.ADDRESS_STRONG).width + 2 * CARD_MARGIN]
    for interface in network.interfaces.values():
        if interface.public or interface.ipv6_addresses:
            widths += [min(MOST_LINE_WIDTH, width) + 2 * CARD_MARGIN for width in _line_widths(interface)]
    called = {network.owner_name(one.name_id) for some in everything.values() for one in some if one.is_home}
    names = (Words(name[:MOST_CARD_WIDTH], Role.NAME).width + NAME_ROOM_TAKEN for name in called)
    widths += [min(MOST_CARD_WIDTH, width) for width in names]
    card_width = max(widths) + max(widths) % 2
    stations, crowds = _told_apart(everything, shown)
    bare = Measures(shown, card_width, stations, crowds, {})
    return replace(bare, arrangements=_arranged(network, bare))


def _line_widths(interface: Interface) -> Iterator[int]:
    """Give the widths of the lines of addresses: a public one has its own, but where one of IPv6 stands there."""
    private = Words(str(interface.address), Role.ADDRESS_STRONG).width
    outside = (Words(str(one), Role.ADDRESS_QUIET).width for one in interface.public.values())
    public = PUBLIC_INDENT + max(outside, default=-PUBLIC_INDENT)
    own = [Words(str(one), Role.ADDRESS_QUIET).width for one in interface.further_ipv6_addresses[:1]]
    yield from (private + WORD_GAP + public, *own) if own and public else (private, public, *own)


def _arranged(network: Network, measures: Measures) -> dict[ObjectId, Arrangement]:
    vpcs: dict[ObjectId, dict[str, list[ObjectId]]] = {vpc: {} for vpc in network.topology.vpcs}
    for subnet in sorted(network.subnets.values(), key=lambda one: one.zone):
        vpcs[subnet.vpc].setdefault(subnet.zone, []).append(subnet.id)
    fillings = {
        subnet: Filling(
            tuple([span(one, measures.pitch) for one in stations]),
            len(measures.crowds[subnet]),
            measures.room_below(subnet),
        )
        for subnet, stations in measures.stations.items()
    }
    placed = {vpc: corners for vpc, zones in vpcs.items() if (corners := _placed(network, vpc, zones))}
    free = {vpc: zones for vpc, zones in vpcs.items() if vpc not in placed}
    found = {vpc: as_placed(vpcs[vpc], corners, fillings) for vpc, corners in placed.items()}
    if measures.is_small:
        return found | {vpc: stack(zones, fillings) for vpc, zones in free.items()}
    return found | spread(free, fillings, measures.pitch, len(network.hosts))


def _placed(network: Network, vpc: ObjectId, zones: Mapping[str, list[ObjectId]]) -> dict[ObjectId, int]:
    """Give how far right a VPC's subnets have been put, where it has been put somewhere itself with most of them."""
    subnets = [one for some in zones.values() for one in some]
    corners = {one: round(at[0]) for one in subnets if (at := network.topology.positions.get(one))}
    return corners if vpc in network.topology.positions and 2 * len(corners) > len(subnets) else {}


def _stations(network: Network) -> dict[ObjectId, tuple[Station, ...]]:
    """Give what stands in each subnet, in the file's order; an instance is at home where its first interface is."""
    found: dict[ObjectId, dict[ObjectId, Station]] = {subnet: {} for subnet in network.subnets}
    for interface in network.interfaces.values():
        here = found[interface.subnet]
        if interface.requester:
            beside = here[interface.requester].interfaces if interface.requester in here else ()
            here[interface.requester] = Station(interface.requester, (*beside, interface), True, sends_on=True)
            continue
        instance = network.instances.get(interface.instance) if interface.instance != NO_ID else None
        if instance is None or network.interfaces[instance.interfaces[0]].subnet != interface.subnet:
            here[interface.id] = Station(interface.instance, (interface,), False)
        elif instance.id not in here:
            own = (network.interfaces[one] for one in instance.interfaces)
            of_subnet = tuple(one for one in own if one.subnet == interface.subnet)
            here[instance.id] = Station(instance.id, of_subnet, True, instance.guest.ip_forward)
    return {subnet: tuple(here.values()) for subnet, here in found.items()}


def _told_apart(
    everything: Mapping[ObjectId, tuple[Station, ...]], shown: frozenset[ObjectId]
) -> tuple[dict[ObjectId, tuple[Station, ...]], dict[ObjectId, tuple[Station, ...]]]:
    """Draw every subnet's cards where they are few enough in all; else count those of the fullest subnets."""
    fullest, cards = 0, 0
    for size, subnets in sorted(Counter(map(len, everything.values())).items()):
        cards += size * subnets
        if cards > MOST_CARDS:
            break
        fullest = size
    drawn, counted = {}, {}
    for subnet, stations in everything.items():
        is_open = len(stations) <= fullest
        drawn[subnet] = tuple(one for one in stations if is_open or one.takes_part(shown))
        counted[subnet] = tuple(one for one in stations if not (is_open or one.takes_part(shown)))
    return drawn, counted
