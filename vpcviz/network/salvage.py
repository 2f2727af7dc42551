"""What of a document that does not fit can be checked all the same?"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.finding import Path
from vpcviz.network.gaps import INSIDE, UNREAD, Gaps, gaps_at
from vpcviz.network.load_balancer import LoadBalancer
from vpcviz.network.references import EACH, reference_keys
from vpcviz.network.sections import SECTIONS
from vpcviz.network.topology import Topology

_SINGLE_KEYS = ("format", "title", "about", "origin")

_NO_BLOCK = "0.0.0.0/32"

_REFERENCES: dict[tuple[str, str], Any] = {
    (section, keys[-1]): UNREAD
    for section in SECTIONS
    for keys, is_required in reference_keys(section)
    if is_required and keys[-1] != EACH
}
_BALANCERS = {section: model for section, model in SECTIONS.items() if issubclass(model, LoadBalancer)}
_STAND_INS: dict[tuple[str, str], Any] = _REFERENCES | {
    ("hosts", "zone"): "unread",
    ("vpcs", "region"): "unread",
    ("vpcs", "cidrs"): [_NO_BLOCK],
    ("subnets", "zone"): "unread",
    ("subnets", "cidr"): _NO_BLOCK,
    ("route_tables", "destination"): _NO_BLOCK,
    ("transit_gateway_route_tables", "destination"): _NO_BLOCK,
    ("security_groups", "peer"): "0.0.0.0/0",
    ("network_acls", "number"): 1,
    ("network_acls", "action"): "deny",
    ("network_acls", "peer"): "0.0.0.0/0",
    ("instances", "subnet"): UNREAD,
    ("instances", "destination"): "default",
    ("instances", "via"): None,
    ("network_interfaces", "instance"): UNREAD,
    ("internet_hosts", "address"): "192.0.2.0",
    **{(section, "port"): 1 for section in _BALANCERS},
    **{(section, "protocol"): model.usual_protocol for section, model in _BALANCERS.items()},
}
"""What is put, by section and key, in the place of a value without which its holder says nothing at all."""

_DEPENDENT = {"protocol": ("ports", "port", "type", "code"), "type": ("code",)}
"""Keys that mean nothing while another one can't be read."""


@dataclass(frozen=True, slots=True)
class Salvage:
    """
    What is left of a document.

    Attributes:
        topology: What fits, with stand-ins.
        gaps: What is missing from it, by its own places.
        unread: Ids of what could not be read at all.
        taken: For each list out of which something was taken, the places of that in the document.
    """

    topology: Topology
    gaps: Gaps
    unread: frozenset[ObjectId]
    taken: dict[Path, list[int]]

    def written_path(self, path: Path) -> Path:
        """Tell where in the document something stands that was found in the topology."""
        written: Path = ()
        for part in path:
            if isinstance(part, int):
                for place in self.taken.get(written, ()):
                    part += place <= part
            written = (*written, part)
        return written


def salvage(document: dict[str, Any], broken: Iterable[Path]) -> Salvage:
    """
    Take out of a document what does not fit, and no more than that, so that the rest is checked all the same.

    Args:
        broken: What does not fit, as a first reading of the whole found.
    """
    repair = _Repair(document)
    for path in broken:
        repair.mend(path)
    repair.close_up()
    while True:
        try:
            topology = Topology.model_validate(repair.rest)
        except ValidationError as error:
            # A value whose absence its holder does not bear: the holder goes too.
            for detail in error.errors(include_url=False):
                repair.drop(tuple(detail["loc"][:2]))
        else:
            return Salvage(topology, gaps_at(repair.gaps), frozenset(repair.unread), repair.taken)


class _Repair:
    """A copy of a document, on its way to fit."""

    def __init__(self, document: dict[str, Any]) -> None:
        self.rest: dict[str, Any] = _copy(document) | {"format": "vpcviz/1"}
        self.gaps: set[Path] = set()
        self.unread: set[ObjectId] = {UNREAD}
        self.taken: dict[Path, list[int]] = {}

    def mend(self, path: Path) -> None:
        """Take a value out, or put another in its place."""
        if len(path) < 3:
            self.drop(path)
            return
        *outer, key = path
        holder = self._at(tuple(outer))
        if isinstance(holder, list) and isinstance(key, int) and key < len(holder):
            self.taken.setdefault(tuple(outer), []).append(key)
        elif isinstance(holder, dict) and isinstance(key, str):
            self._mend_key(path, holder, key)
        else:
            self.drop(path[:2])

    def _mend_key(self, path: Path, holder: dict[str, Any], key: str) -> None:
        holder.pop(key, None)
        self.gaps.add(path)
        if (path[0], key) in _STAND_INS:
            holder[key] = _STAND_INS[str(path[0]), key]
        for dependent in _DEPENDENT.get(key, ()):
            if dependent in holder:
                del holder[dependent]
                if (path[0], dependent) in _STAND_INS:
                    holder[dependent] = _STAND_INS[str(path[0]), dependent]
                self.gaps.add((*path[:-1], dependent))

    def close_up(self) -> None:
        """Take broken members out of their lists, once every path to what is broken has been followed."""
        for path, places in self.taken.items():
            places.sort()
            members = self._at(path)
            # What held the list may have been dropped as a whole since.
            if not isinstance(members, list):
                continue
            for place in reversed(places):
                del members[place]
            self.gaps.add((*path, INSIDE))
            stand_in = _STAND_INS.get((str(path[0]), str(path[-1])))
            if not members and isinstance(stand_in, list):
                members.extend(stand_in)
                self.gaps.add(path)
        self.gaps = {self._moved(path) for path in self.gaps}

    def drop(self, path: Path) -> None:
        """Take a whole thing, or a whole section, out; what it is called is remembered."""
        name = str(path[0])
        if name == "format":
            return
        section = self.rest.get(name)
        if name not in _SINGLE_KEYS:
            self.gaps.add(path)
        if len(path) == 1:
            self.rest.pop(name, None)
            self.unread |= {ObjectId(key) for key in section} if isinstance(section, dict) else set()
        elif isinstance(section, dict):
            self.unread.add(ObjectId(str(path[1])))
            section.pop(str(path[1]), None)

    def _at(self, path: Path) -> Any:
        inside: Any = self.rest
        for part in path:
            fits = isinstance(part, int) and isinstance(inside, list) and part < len(inside)
            if not fits and not (isinstance(inside, dict) and part in inside):
                return None
            inside = inside[part]
        return inside

    def _moved(self, path: Path) -> Path:
        """Tell where something is once the members before it are out of its list."""
        moved: Path = ()
        for place, part in enumerate(path):
            taken = self.taken.get(path[:place], ())
            moved = (*moved, part - sum(other < part for other in taken) if isinstance(part, int) else part)
        return moved


def _copy(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _copy(inside) for key, inside in value.items()}
    return [_copy(inside) for inside in value] if isinstance(value, list) else value
