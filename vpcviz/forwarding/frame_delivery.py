"""In which frame does a packet reach the interface that it is for?"""

from vpcviz.facts import encapsulation as facts
from vpcviz.facts import router as router_facts
from vpcviz.network.resolved import Interface, ResolvedSubnet
from vpcviz.packets.frame import framed
from vpcviz.packets.headers import Ethernet
from vpcviz.packets.packet import Packet
from vpcviz.steps.model import IntraSubnetLookup, Model
from vpcviz.steps.verdict import Evidence, Forwarded


def deliver_frame(packet: Packet, interface: Interface, subnet: ResolvedSubnet, model: Model) -> Forwarded:
    """
    Hand a frame to an interface: the sender's own, or a new one from the subnet's router.

    Args:
        packet: In the frame of a neighbour, or bare where it was routed.
        subnet: The interface's own.
        model: Where the MAC address is not read on the way, the receiver's own one is put in.
    """
    if not packet.carries(Ethernet):
        frame = framed(packet, subnet.router_mac, interface.mac)
        says = f"{interface.id} receives the packet in a frame from the router's MAC address {subnet.router_mac}"
        return Forwarded(frame, Evidence(says, (interface.id, subnet.router), router_facts.MAC_OF_ROUTER))
    ethernet = packet.header(Ethernet)
    read = ((Ethernet, "source"), (Ethernet, "destination"))
    is_by_address = model.intra_subnet_lookup is IntraSubnetLookup.DESTINATION_IP
    is_group = int(ethernet.destination[:2], 16) & 1
    if is_group or ethernet.destination == interface.mac or not is_by_address:
        says = f"{interface.id} receives the frame as it was sent, from {ethernet.source}"
        return Forwarded(packet, Evidence(says, (interface.id,), facts.FRAME_CARRIED, read))
    frame = packet.rewrite(Ethernet, destination=interface.mac)
    says = f"{interface.id} receives the frame with its own MAC address in place of {ethernet.destination}"
    return Forwarded(frame, Evidence(says, (interface.id,), facts.FRAME_CARRIED, read))
