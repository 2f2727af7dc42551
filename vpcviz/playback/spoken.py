"""How is a sentence told on the page: which of its words are things, and which are addresses?"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from types import MappingProxyType

from vpcviz.network.index import Network
from vpcviz.network.sections import SECTIONS, things_in
from vpcviz.playback.outline import host_label

_GROUPS = r"[0-9a-f]{1,4}(?::[0-9a-f]{1,4})"
_IPV6 = rf"(?<![\w:])(?:(?:{_GROUPS}*)?::(?:{_GROUPS}*)?|{_GROUPS}{{7}})(?:/\d{{1,3}})?"
ADDRESS = rf"\d{{1,3}}(?:\.\d{{1,3}}){{3}}(?:/\d{{1,2}})?(?::\d{{1,5}})?|{_IPV6}|[0-9a-f]{{2}}(?::[0-9a-f]{{2}}){{5}}"
"""An IPv4 address, block or address with a port; an IPv6 address or block; or a MAC address."""

WORD = re.compile(rf"(?P<address>{ADDRESS})|(?P<word>\w(?:[\w./-]*\w)?)")
FABRIC_DEVICE = re.compile(r"(?:rack|spine|core)/[\w-]+")
ARTICLES = ("a", "an")
NO_NAMES: Mapping[str, str] = MappingProxyType({})


class PieceKind(StrEnum):
    """What a piece of a sentence is."""

    TEXT = "text"
    ADDRESS = "address"
    ID = "id"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a sentence."""

    kind: PieceKind
    text: str


Spoken = tuple[Piece, ...]
"""A whole sentence."""


def names_of(network: Network) -> Mapping[str, str]:
    """Give every thing that a sentence may name: from its id to what the drawing calls it, the id if nothing else."""
    topology = network.topology
    ids = chain(
        network.interfaces,
        network.routers,
        network.route_tables,
        network.network_acls,
        *network.rules,
    )
    configured = chain.from_iterable(
        things_in(topology, section).items() for section in SECTIONS if section != "probes"
    )
    return {
        **{one: one for one in ids},
        **{one: thing.name or one for one, thing in configured},
        **{instance_id: instance.name for instance_id, instance in network.instances.items()},
        **{host_id: host_label(network, host) for host_id, host in network.hosts.items()},
    }


def speak(says: str, names: Mapping[str, str]) -> Spoken:
    """
    Begin a sentence with a capital letter and call its things by their names.

    An id without a name and an address stay as they are, at the beginning too.
    """
    first, *others = pieces_of(says, names)
    if first.kind is PieceKind.TEXT:
        first = Piece(PieceKind.TEXT, first.text[:1].upper() + first.text[1:])
    return (first, *others)


def pieces_of(says: str, names: Mapping[str, str] = NO_NAMES) -> Spoken:
    """Find the addresses and the things in a sentence; there is at least one piece, be it empty."""
    pieces: list[Piece] = []
    end = 0
    for match in WORD.finditer(says):
        piece = _piece(match, names)
        if piece is not None:
            pieces += [Piece(PieceKind.TEXT, says[end : match.start()]), piece]
            end = match.end()
    pieces.append(Piece(PieceKind.TEXT, says[end:]))
    return tuple(piece for piece in pieces if piece.text) or (Piece(PieceKind.TEXT, ""),)


def _piece(match: re.Match[str], names: Mapping[str, str]) -> Piece | None:
    """Recognise an address or a thing; None for any other word."""
    text = match[0]
    if match["address"]:
        return Piece(PieceKind.ADDRESS, text)
    if _is_article(match) or (text not in names and not FABRIC_DEVICE.fullmatch(text)):
        return None
    name = names.get(text, text)
    return Piece(PieceKind.ID if name == text else PieceKind.TEXT, name)


def _is_article(match: re.Match[str]) -> bool:
    """
    Tell an article from an instance that is called `a`.

    No step's sentence begins with an article, and behind an article there is always a word.
    """
    goes_on = re.match(r"\s+\w", match.string[match.end() :])
    return match[0] in ARTICLES and match.start() > 0 and goes_on is not None
