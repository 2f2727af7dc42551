"""Who takes part in a walk, and is drawn even where most are only counted?"""

from collections.abc import Sequence
from itertools import chain

from vpcviz.facts.identifiers import NO_ID, ObjectId
from vpcviz.network.index import Network
from vpcviz.walks.blockers import GhostStep
from vpcviz.walks.result import Walk


def participants(network: Network, walk: Walk, ghost: Sequence[GhostStep] = ()) -> frozenset[ObjectId]:
    """Give the instances and interfaces at which a step of a walk, or of its ghost, happens or which it names."""
    steps = chain((step for _, _, step in walk.numbered()), (one.step for one in ghost))
    named = {one for step in steps for one in (step.at, *step.evidence.objects)}
    interfaces = {one for one in named if one in network.interfaces}
    owners = {network.interfaces[one].owner for one in interfaces} - {NO_ID}
    return frozenset(interfaces | owners | {one for one in named if one in network.instances})
