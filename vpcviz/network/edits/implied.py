"""How does what AWS makes with a VPC come into the file, so that it can be changed?"""

from itertools import chain

from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.changes import document_of
from vpcviz.network.edits.construct import free_id, numbered, rebuilt
from vpcviz.network.implied import implied_things
from vpcviz.network.references import redirected
from vpcviz.network.topology import Topology


def written_out(topology: Topology, object_id: ObjectId) -> tuple[Topology, ObjectId]:
    """
    Write what is only implied into the file, under an id that a file can have; whatever names it follows.

    Returns:
        The topology and the new id; both as they were where the id is nothing implied.
    """
    found = (
        (section, things[object_id]) for section, things in implied_things(topology).items() if object_id in things
    )
    section, thing = next(found, ("", None))
    if thing is None:
        return topology, object_id
    stem = object_id.replace("/", "-")
    own = free_id(topology, chain([stem], numbered(f"{stem}-")))

    def follow(reference: str) -> str:
        return own if reference == object_id else reference

    document = document_of(topology)
    document[section] = {**document.get(section, {}), own: thing.model_dump(mode="json", exclude_defaults=True)}
    return rebuilt(redirected(document, follow)), own
