"""Which way does a packet take between two racks of the provider's network?"""

from collections.abc import Iterable

import networkx

from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.resolved import ResolvedHost

SPINES_PER_ZONE = 2


class Underlay:
    """
    A small Clos: racks below the spines of their zone, spines below the core of their region, cores in a mesh.

    AWS's own fabric is not published; this one stands for any routed network. A way is worked out for a pair of
    racks when it is first asked for, and kept.
    """

    __slots__ = ("_graph", "_paths")

    def __init__(self, hosts: Iterable[ResolvedHost]) -> None:
        graph: networkx.Graph[ObjectId] = networkx.Graph()
        places = sorted({(host.region, host.zone, host.rack) for host in hosts})
        for region, zone, rack in places:
            core = ObjectId(f"core/{region}")
            if zone == region:
                graph.add_edge(rack, core)
                continue
            for number in range(1, SPINES_PER_ZONE + 1):
                spine = ObjectId(f"spine/{zone}-{number}")
                graph.add_edge(rack, spine)
                graph.add_edge(spine, core)
        regions = sorted({region for region, _, _ in places})
        graph.add_edges_from(
            (ObjectId(f"core/{one}"), ObjectId(f"core/{other}")) for one in regions for other in regions if one < other
        )
        self._graph = graph
        self._paths: dict[tuple[ObjectId, ObjectId], tuple[ObjectId, ...]] = {}

    def path(self, source: ObjectId, destination: ObjectId) -> tuple[ObjectId, ...]:
        """
        Give the switches from one rack to another, both ends included.

        Args:
            source: The rack of the sending server.
            destination: The rack of the receiving one.
        """
        if source == destination:
            return (source,)
        pair = (source, destination)
        path = self._paths.get(pair)
        if path is None:
            path = tuple(networkx.shortest_path(self._graph, source, destination))
            self._paths[pair] = path
        return path
