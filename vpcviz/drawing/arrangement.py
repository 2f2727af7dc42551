"""In how many columns do cards and subnets stand, so that a picture is about as wide as a screen?"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import isqrt, log
from typing import NamedTuple

from vpcviz.drawing.crowd import CARDS, TRAYS, crowd_height
from vpcviz.facts.identifiers import ObjectId

CARD_TOP = 112
CARD_HEIGHT = 74
CARD_GAP = 52
ROW_PITCH = 162
LEFT, RIGHT, BELOW = 32, 24, 20
EMPTY_HEIGHT = 96
# Between the last row, with a footprint below it, and what is only counted.
CROWD_BELOW = 20
# What a card's owner changes in a packet is shown below the card, clear of its footprint: so far down, in so much room.
CHIP_BELOW, CHIP_ROOM = 16, 24
BETWEEN_SUBNETS, BETWEEN_PILES = 20, 24

LEAST_COLUMNS = 2
_COLUMNS = (2, 3, 4, 5, 6, 7, 8, 10, 12, 14, 16, 20, 24, 28, 32, 40, 48, 56, 64)
# Between 4:3 and 16:10.
_WIDTH_TO_HEIGHT = 1.45
_TALLER = 1.05
# How much a picture that is a little wider or narrower is worth where less of it is empty.
_WORTH_OF_ROOM = 0.5
# What stands beside the zones of a VPC, above and below them; what there is below the waterline.
_BESIDE_ZONES, _BESIDE_ZONE, _ABOVE_ZONE, _ABOVE_AND_BELOW = 300, 26, 52, 180
_LEAST_BELOW, _CROWD_HEIGHT = 200, 60
# What a server takes, drawn and counted.
_TRAY_AREA, _DOT_AREA = 188 * 160, TRAYS.x * TRAYS.y
MOST_HOSTS = 16

Piles = tuple[tuple[ObjectId, ...], ...]


@dataclass(frozen=True, slots=True)
class Filling:
    """
    What a subnet holds.

    Attributes:
        spans: How many columns each of its cards takes.
        counted: How many instances are dots.
        room_below: What each row of cards needs below it beyond what every row has.
    """

    spans: tuple[int, ...]
    counted: int
    room_below: int = 0


@dataclass(frozen=True, slots=True)
class Arrangement:
    """
    How a VPC's subnets stand.

    Attributes:
        columns: How many cards stand side by side in each of its subnets.
        zones: The subnets of each zone: those of a pile one below the other, the piles side by side.
        is_spread: Whether the zones stand side by side; else one is below the other, each of one pile.
    """

    columns: int
    zones: Mapping[str, Piles]
    is_spread: bool


def width_of(columns: int, pitch: int) -> int:
    """Give the width of a subnet with so many columns."""
    return LEFT + columns * pitch - CARD_GAP + RIGHT


def seats(spans: Iterable[int], columns: int) -> list[tuple[int, int]]:
    """Give row and column of each card, row after row from the left."""
    row, column, found = 0, 0, []
    for span in spans:
        if column + span > columns:
            row, column = row + 1, 0
        found.append((row, column))
        column += span
    return found


def height_of(filling: Filling, columns: int, pitch: int) -> int:
    """Give the height of a subnet of which nothing stands elsewhere."""
    rows = _rows(filling.spans, columns)
    height = EMPTY_HEIGHT
    if rows:
        height = CARD_TOP + (rows - 1) * (ROW_PITCH + filling.room_below) + CARD_HEIGHT + BELOW + filling.room_below
    if not filling.counted:
        return height
    return height + (CROWD_BELOW if rows else 0) + crowd_height(filling.counted, width_of(columns, pitch), CARDS)


def _rows(spans: tuple[int, ...], columns: int) -> int:
    """Count the rows, without a seat for each card where all are alike."""
    if all(span == 1 for span in spans):
        return -(-len(spans) // columns)
    return seats(spans, columns)[-1][0] + 1


def stack(zones: Mapping[str, Sequence[ObjectId]], fillings: Mapping[ObjectId, Filling]) -> Arrangement:
    """Put the few subnets of a small VPC one below the other."""
    return _stacked(zones, _fewest_columns(zones, fillings))


def _stacked(zones: Mapping[str, Sequence[ObjectId]], columns: int) -> Arrangement:
    return Arrangement(columns, {zone: (tuple(some),) for zone, some in zones.items()}, is_spread=False)


def as_placed(
    zones: Mapping[str, Sequence[ObjectId]], corners: Mapping[ObjectId, int], fillings: Mapping[ObjectId, Filling]
) -> Arrangement:
    """
    Arrange a VPC's subnets as their owner has put them: those that stand one below the other are a pile.

    Args:
        corners: How far right each stands that has been put somewhere; what has not joins the first pile of its zone.
    """
    piles = {zone: _piles(some, corners) for zone, some in zones.items()}
    return Arrangement(_fewest_columns(zones, fillings), piles, is_spread=len(set(corners.values())) > 1)


def _fewest_columns(zones: Mapping[str, Sequence[ObjectId]], fillings: Mapping[ObjectId, Filling]) -> int:
    return max([LEAST_COLUMNS, *(span for some in zones.values() for one in some for span in fillings[one].spans)])


def _piles(subnets: Sequence[ObjectId], corners: Mapping[ObjectId, int]) -> Piles:
    placed: dict[int, list[ObjectId]] = {}
    for one in subnets:
        if one in corners:
            placed.setdefault(corners[one], []).append(one)
    piles = [placed[x] for x in sorted(placed)] or [[]]
    piles[0] += [one for one in subnets if one not in corners]
    return tuple(map(tuple, piles))


def spread(
    vpcs: Mapping[ObjectId, Mapping[str, Sequence[ObjectId]]],
    fillings: Mapping[ObjectId, Filling],
    pitch: int,
    hosts: int,
) -> dict[ObjectId, Arrangement]:
    """
    Arrange the subnets of all VPCs, which stand side by side, so that the picture is about as wide as a screen.

    Args:
        vpcs: The subnets of each VPC by zone.
        pitch: From one card to the next.
        hosts: How many servers stand below.
    """
    heights = {
        vpc: [
            (columns, [[height_of(fillings[one], columns, pitch) for one in some] for some in zones.values()])
            for columns in _columns(zones, fillings)
        ]
        for vpc, zones in vpcs.items()
    }
    every = [[height for zone in known for height in zone] for tried in heights.values() for _, known in tried]
    least = min((max(known, default=0) for known in every), default=0)
    below = hosts * (_TRAY_AREA if hosts <= MOST_HOSTS else _DOT_AREA)
    most = max(map(sum, every), default=0)
    best: tuple[float, dict[ObjectId, _Tried]] = (float("inf"), {})
    if not vpcs:
        return {}
    height = max(EMPTY_HEIGHT, least)
    stacked = {vpc: [_in_one_pile(columns, known, pitch) for columns, known in heights[vpc]] for vpc in vpcs}
    while True:
        chosen = {vpc: _narrowest(heights[vpc], stacked[vpc], pitch, height) for vpc in vpcs}
        width = sum(one.width + _BESIDE_ZONES for one in chosen.values())
        tall = max((one.height for one in chosen.values()), default=0) + _ABOVE_AND_BELOW
        tall += _LEAST_BELOW + below // max(1, width) + (_CROWD_HEIGHT if hosts > MOST_HOSTS else 0)
        filled = sum(one.width * one.height for one in chosen.values())
        empty = 1 - filled / max(
            1, sum(one.width for one in chosen.values()) * max(one.height for one in chosen.values())
        )
        off = abs(log(width / tall / _WIDTH_TO_HEIGHT)) + empty * _WORTH_OF_ROOM
        if off < best[0]:
            best = (off, chosen)
        # The higher, the narrower: from half as wide as a screen on, it only becomes worse.
        if height > most + _ABOVE_ZONE * sum(map(len, vpcs.values())) or width < tall * _WIDTH_TO_HEIGHT / 2:
            return {vpc: _arranged(vpcs[vpc], one, pitch) for vpc, one in best[1].items()}
        height = int(height * _TALLER) + 1


class _Tried(NamedTuple):
    """
    How a VPC could stand.

    Attributes:
        breaks: At which of a zone's subnets a pile begins, the first one's left out; None where all is one pile.
    """

    columns: int
    breaks: tuple[tuple[int, ...], ...] | None
    width: int
    height: int


def _columns(zones: Mapping[str, Sequence[ObjectId]], fillings: Mapping[ObjectId, Filling]) -> list[int]:
    inside = [fillings[one] for some in zones.values() for one in some]
    least = max([LEAST_COLUMNS, *(span for one in inside for span in one.spans)])
    fullest = max([least, *(sum(one.spans) for one in inside), *(_square(one.counted) for one in inside)])
    return [least, *(columns for columns in _COLUMNS if least < columns <= fullest)]


def _square(counted: int) -> int:
    """Give the columns that a square of dots would take, and some more to choose from."""
    return max(8, isqrt(counted) * CARDS.x // CARD_GAP) if counted else 0


def _narrowest(
    tried: Sequence[tuple[int, Sequence[Sequence[int]]]], stacked: Sequence[_Tried], pitch: int, height: int
) -> _Tried:
    """Choose the columns with which a VPC is narrowest while no pile is higher than that, if that can be."""
    found = (*(_in_piles(columns, known, pitch, height) for columns, known in tried), *stacked)
    return min(found, key=lambda one: (max(0, one.height - height), one.width, one.height))


def _in_one_pile(columns: int, heights: Sequence[Sequence[int]], pitch: int) -> _Tried:
    in_all = sum(sum(zone) + len(zone) * BETWEEN_SUBNETS + _ABOVE_ZONE for zone in heights)
    return _Tried(columns, None, width_of(columns, pitch) + _BESIDE_ZONE, in_all)


def _in_piles(columns: int, heights: Sequence[Sequence[int]], pitch: int, most: int) -> _Tried:
    """Begin another pile wherever one would be higher than that."""
    breaks: list[tuple[int, ...]] = []
    highest = piles = 0
    for zone in heights:
        begun: list[int] = []
        reached = 0
        for number, height in enumerate(zone):
            if reached and reached + height > most:
                begun.append(number)
                reached = 0
            reached += height + BETWEEN_SUBNETS
            highest = max(highest, reached - BETWEEN_SUBNETS)
        piles += len(begun) + 1
        breaks.append(tuple(begun))
    width = piles * (width_of(columns, pitch) + BETWEEN_PILES) + len(heights) * _BESIDE_ZONE
    return _Tried(columns, tuple(breaks), width, highest)


def _arranged(zones: Mapping[str, Sequence[ObjectId]], chosen: _Tried, pitch: int) -> Arrangement:
    if chosen.breaks is None:
        return _stacked(zones, chosen.columns)
    piles = {
        zone: tuple(tuple(some[begin:end]) for begin, end in pairwise((0, *breaks, len(some))))
        for (zone, some), breaks in zip(zones.items(), chosen.breaks, strict=True)
    }
    is_spread = chosen.width > width_of(chosen.columns, pitch) + BETWEEN_PILES + _BESIDE_ZONE
    return Arrangement(chosen.columns, piles, is_spread)
