"""How does a packet get from one host to another: where is that asked, and what is put around it on the way?"""

from vpcviz.facts.identifiers import ObjectId
from vpcviz.forwarding import mapping_service
from vpcviz.forwarding.encapsulation import Origin, cross_underlay, decapsulate, encapsulate, origin_of, verify_source
from vpcviz.forwarding.passage import Passage
from vpcviz.network.defaults import edge_of
from vpcviz.network.index import Network
from vpcviz.network.resolved import Interface, ResolvedHost
from vpcviz.steps.model import MappingMiss, Model
from vpcviz.steps.stage import Stage
from vpcviz.steps.verdict import Forwarded


def ask_mapping(passage: Passage, host: ObjectId, key: str, model: Model) -> Passage:
    """Ask for a mapping that the host has not cached, where the model asks on demand."""
    if model.mapping_miss is MappingMiss.DROP or (host, key) in passage.memory.mappings:
        return passage
    asked = mapping_service.ask_on_demand(passage.packet, host, key)
    passage = passage.through(Stage.MAPPING_LOOKUP, host, asked)
    return passage.remembering(passage.memory.with_mapping(host, key))


def find_mapping(passage: Passage, host: ObjectId, key: str, found: Forwarded, model: Model) -> Passage:
    """Find a mapping at a host, once it has been asked for where the model does so."""
    return ask_mapping(passage, host, key, model).through(Stage.MAPPING_LOOKUP, host, found)


def between_hosts(passage: Passage, origin: Origin, to: ResolvedHost, network: Network, model: Model) -> Passage:
    """Encapsulate, cross the underlay, decapsulate and verify."""
    path = network.underlay.path(origin.host.rack, to.rack)
    passage = passage.through(Stage.ENCAPSULATE, origin.host.id, encapsulate(passage.packet, origin, to))
    crossed = cross_underlay(passage.packet, path, origin.host, to)
    passage = passage.through(Stage.UNDERLAY, path[len(path) // 2], crossed)
    passage = passage.through(Stage.DECAPSULATE, to.id, decapsulate(passage.packet, to))
    verified = verify_source(passage.packet, origin, to, network, model)
    return passage if verified is None else passage.through(Stage.SOURCE_VERIFICATION, to.id, verified)


def to_edge(passage: Passage, port: Interface, gateway: ObjectId, network: Network, model: Model) -> Passage:
    """Carry a packet to the device at the edge of the sender's region, where something does its work."""
    edge = edge_of(network.subnets[port.subnet].region)
    found = mapping_service.look_up_gateway(passage.packet, port.host, port.vpc, gateway, edge)
    passage = find_mapping(passage, port.host, gateway, found, model)
    return between_hosts(passage, origin_of(port, network), network.hosts[edge], network, model)
