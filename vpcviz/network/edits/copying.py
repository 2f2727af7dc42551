"""What is a copy of things beside themselves?"""

from collections.abc import Iterable

from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.changes import document_of
from vpcviz.network.edits.pasting import Pasted, fragment, paste
from vpcviz.network.topology import Topology


def duplicate(topology: Topology, ids: Iterable[ObjectId]) -> Pasted:
    """
    Copy things beside themselves: what copying and pasting them where they stand comes to.

    Raises:
        EditRefused: There is no such thing, or AWS would not have a second one, with its reason.
    """
    return paste(topology, document_of(fragment(topology, ids)), None)
