"""Who hears a frame on a LAN of a customer's own?"""

from vpcviz.facts import customer_gateway as facts
from vpcviz.forwarding.passage import Delivery, Transit
from vpcviz.guests.outcome import Emission
from vpcviz.network.index import Network
from vpcviz.packets.headers import Arp, ArpOperation, Ethernet
from vpcviz.steps.memory import Memory
from vpcviz.steps.stage import Stage
from vpcviz.steps.step import Step
from vpcviz.steps.verdict import Evidence, LeftModel


def hear(premises: Network, emission: Emission, memory: Memory) -> Transit:
    """
    Bring a frame to the station that it is for or, where it is for a group, to every other.

    A station that the drawing does not hold may well be there: what becomes of a request for it is not known.
    """
    port = premises.interfaces[emission.port]
    others = [one for one in premises.interfaces_in(port.subnet) if one.id != port.id]
    frame = emission.frame
    if frame.carries(Arp) and frame.header(Arp).operation is ArpOperation.REQUEST:
        wanted = frame.header(Arp).target_address
        if all(one.address != wanted for one in others):
            says = f"nobody on {port.vpc}'s site in the drawing has {wanted}; who else is there is not known"
            left = LeftModel(frame, port.vpc, Evidence(says, (port.vpc,), facts.NOT_DRAWN, ((Arp, "target_address"),)))
            return Transit((Step(Stage.ON_PREMISES, port.vpc, frame, left),), memory)
    destination = frame.header(Ethernet).destination
    is_group = int(destination[:2], 16) & 1
    heard = (one for one in others if is_group or one.mac == destination)
    return Transit((), memory, tuple(Delivery(one.id, frame) for one in heard))
