"""Who takes part in a walk, and is drawn even where most are only counted?"""

from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.index import Network
from vpcviz.walks.result import Walk


def participants(network: Network, walk: Walk) -> frozenset[ObjectId]:
    """Give the instances, and the interfaces, at which a step of a walk happens or which it names."""
    named = {one for _, _, step in walk.numbered() for one in (step.at, *step.evidence.objects)}
    interfaces = {one for one in named if one in network.interfaces}
    instances = {network.interfaces[one].instance for one in interfaces}
    return frozenset(interfaces | {one for one in named | instances if one in network.instances})
