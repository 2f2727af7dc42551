"""Has a packet been routed from here before, on its way through what AWS runs?"""

from dataclasses import replace

from vpcviz.facts import linux as facts
from vpcviz.facts.identifiers import ObjectId
from vpcviz.forwarding.passage import Passage
from vpcviz.packets.headers import Ethernet, Ip
from vpcviz.packets.packet import Packet
from vpcviz.steps.reason import DropReason
from vpcviz.steps.stage import Stage
from vpcviz.steps.verdict import Dropped, Evidence

_LANDMARKS = frozenset({Stage.ROUTE_LOOKUP, Stage.TRANSIT_GATEWAY})
"""The stages that send a packet on: what a cycle is made of."""


def routed_from(passage: Passage, port: ObjectId) -> Passage:
    """Note that a packet is routed from an interface."""
    here = (port, _without_ttl(passage.packet), len(passage.steps))
    return replace(passage, routed=(*passage.routed, here))


def find_loop(passage: Passage, port: ObjectId) -> Dropped | None:
    """
    Recognise a packet that is routed from the same interface a second time, and name the cycle.

    Guests forward by frames of their own, which the walk watches for.

    Returns:
        None where the packet is new.
    """
    if not passage.routed:
        return None
    packet = _without_ttl(passage.packet)
    before = next((count for where, which, count in passage.routed if where == port and which == packet), None)
    if before is None:
        return None
    places = tuple(dict.fromkeys(step.at for step in passage.steps[before:] if step.stage in _LANDMARKS))
    says = f"the packet goes round: {' → '.join((*places, places[0]))}"
    evidence = Evidence(says, (port, *places), facts.LOOP, ((Ip, "destination"),))
    return Dropped(passage.packet, DropReason.LOOP, evidence)


def _without_ttl(packet: Packet) -> Packet:
    inside = packet.from_ip() if packet.carries(Ethernet) else packet
    return inside.rewrite(Ip, ttl=0)
