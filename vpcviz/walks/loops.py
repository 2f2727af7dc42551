"""Has a packet been here before?"""

from vpcviz.facts import linux as facts
from vpcviz.facts.identifiers import ObjectId
from vpcviz.guests.outcome import Emission
from vpcviz.network.index import Network
from vpcviz.packets.headers import Ethernet, Ip
from vpcviz.steps.reason import DropReason
from vpcviz.steps.stage import Stage
from vpcviz.steps.step import Step
from vpcviz.steps.verdict import Dropped, Evidence

LANDMARKS = frozenset({Stage.ROUTE_LOOKUP, Stage.GUEST_FORWARD, Stage.ON_PREMISES})
"""The stages that send a packet on: what a cycle is made of."""


def without_ttl(emission: Emission) -> Emission:
    """Give a frame as it counts for a loop: a packet that has come round has lost some of its TTL."""
    if not emission.frame.carries(Ip):
        return emission
    return Emission(emission.port, emission.frame.rewrite(Ip, ttl=0))


def find_loop(
    seen: list[tuple[Emission, int]], steps: list[Step], emission: Emission, network: Network
) -> Dropped | None:
    """
    Recognise a frame that leaves the same interface a second time, and name the cycle.

    Args:
        seen: The frames so far without their TTL, each with the number of steps before it.
        steps: The way so far.

    Returns:
        None where the frame is new.
    """
    again = without_ttl(emission)
    begin = next((count for frame, count in seen if frame == again), None)
    if begin is None:
        return None
    port = emission.port
    instance = _sender(port, network)
    places: list[ObjectId] = [instance, *(step.at for step in steps[begin:] if step.stage in LANDMARKS)]
    says = f"the packet goes round: {' → '.join(places)}, until its TTL ends"
    objects = (instance, emission.port, *places)
    read = ((Ethernet, "destination"), (Ip, "destination"))
    return Dropped(emission.frame, DropReason.LOOP, Evidence(says, objects, facts.LOOP, read))


def _sender(port: ObjectId, network: Network) -> ObjectId:
    """Say who sends by an interface, by a connection to a site, or by a site's own way out."""
    if port in network.connections:
        return network.connection(port).customer_gateway
    return port if port in network.sites else network.around(port).interfaces[port].instance
