"""Which walks are traced in the tests?"""

from vpcviz.drawing.layout import lay_out
from vpcviz.drawing.trail import Trail, trace
from vpcviz.network.index import Network
from vpcviz.steps.model import AWS
from vpcviz.walks.probe import make_probe
from vpcviz.walks.result import Walk
from vpcviz.walks.walk import walk

ICMP = 1


def ping(network: Network, source: str, destination: str) -> Walk:
    """Take the walk of one echo request and of its answer."""
    return walk(network, make_probe(network, source=source, destination=destination, protocol=ICMP), AWS)


def traced(network: Network, source: str, destination: str) -> Trail:
    """Take that walk through the network's picture."""
    return trace(lay_out(network), ping(network, source, destination))
