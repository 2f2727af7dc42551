"""How is one value put into a topology, or taken out of it?"""

from vpcviz.network.changes import ABSENT, Json, Place, document_of, keyed, plain
from vpcviz.network.document import topology_of
from vpcviz.network.errors import EditRefused
from vpcviz.network.topology import Topology


def put(topology: Topology, place: Place, value: Json, at: int | None = None) -> Topology:
    """
    Put a value at its place, in place of what stands there.

    Args:
        place: The keys that lead there; a route's key is its destination, an ACL entry's its number.
        at: Where among its siblings a new one goes, from 0 on; at the end where nothing is said.

    Raises:
        EditRefused: There is nothing in which it could stand.
        TopologyRefused: AWS, or the file's form, would not have it.
    """
    tree, parent = _open(topology, place)
    key = place[-1]
    entries = {name: one for name, one in parent.items() if name != key or key in parent}
    if key in parent or at is None:
        entries[key] = value
    else:
        names = [*parent]
        names.insert(at, key)
        entries = {name: parent.get(name, value) for name in names}
    parent.clear()
    parent.update(entries)
    return topology_of(plain(tree))


def take_out(topology: Topology, place: Place) -> Topology:
    """
    Take a value out.

    Raises:
        EditRefused: It is not there.
        TopologyRefused: It can't be missing.
    """
    tree, parent = _open(topology, place)
    if place[-1] not in parent:
        raise EditRefused(f"{' '.join(place[:-1])} has no {place[-1]}")
    del parent[place[-1]]
    return topology_of(plain(tree))


def value_at(topology: Topology, place: Place) -> Json:
    """Give what stands at a place; ABSENT where nothing does."""
    tree = keyed(document_of(topology))
    for key in place:
        if not isinstance(tree, dict) or key not in tree:
            return ABSENT
        tree = tree[key]
    return plain(tree, place)


def _open(topology: Topology, place: Place) -> tuple[Json, dict[str, Json]]:
    """Give the document as a tree, and in it that in which a place's last key stands."""
    tree = keyed(document_of(topology))
    parent = tree
    for depth, key in enumerate(place[:-1]):
        parent = parent.get(key)
        if not isinstance(parent, dict):
            raise EditRefused(f"There is no {' '.join(place[: depth + 1])}")
    return tree, parent
