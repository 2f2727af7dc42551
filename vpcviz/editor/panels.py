"""What can stand beside the drawing while it is edited?"""

from vpcviz.network.topology import Topology
from vpcviz.playback.panels import MPLS

PANELS = {
    "thing": "Inspector",
    "advice": "Advice",
    "probes": "Walk",
    "text": "Text",
    "history": "History",
    MPLS: "MPLS",
}
"""Each panel's title, by the name that stands in an address; the first is the usual one."""

USUAL_PANEL = next(iter(PANELS))


def panels_of(topology: Topology, chosen: str) -> dict[str, str]:
    """
    Give the panels that a drawing has, each with its title: the last one only where it has a transit gateway.

    Args:
        chosen: The one in view, which stays even when the last transit gateway goes.
    """
    return {
        name: title
        for name, title in PANELS.items()
        if name in (*list(PANELS)[:-1], chosen) or topology.transit_gateways
    }
