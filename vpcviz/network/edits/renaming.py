"""What follows when a thing gets another id?"""

from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.changes import document_of
from vpcviz.network.document import topology_of
from vpcviz.network.errors import EditRefused
from vpcviz.network.references import base_of, redirected
from vpcviz.network.sections import SECTIONS
from vpcviz.network.topology import Topology


def rename(topology: Topology, old: ObjectId, new: str) -> Topology:
    """
    Give a thing another id; whatever names it, or something that it implies, follows, and it keeps its place.

    Raises:
        EditRefused: There is no such thing, or the new id is taken.
        TopologyRefused: The new id is none.
    """
    if old == new:
        return topology
    document = document_of(topology)
    if not any(old in document.get(section, {}) for section in SECTIONS):
        raise EditRefused(f"There is nothing called {old}")
    if any(new in document.get(section, {}) for section in SECTIONS):
        raise EditRefused(f"{new} is taken", "choose another id")

    def follow(reference: str) -> str:
        return f"{new}{reference.removeprefix(old)}" if base_of(reference) == old else reference

    document = redirected(document, follow)
    for section in (section for section in SECTIONS if section in document):
        document[section] = {follow(one): thing for one, thing in document[section].items()}
    document["positions"] = {follow(one): at for one, at in document.get("positions", {}).items()}
    return topology_of(document)
