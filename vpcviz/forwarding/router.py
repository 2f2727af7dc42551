"""What does the implicit router of a subnet answer by itself?"""

from vpcviz.facts import router as facts
from vpcviz.network.resolved import ResolvedSubnet
from vpcviz.packets.headers import IcmpMessage, Ip, Saying
from vpcviz.packets.packet import Packet
from vpcviz.steps.reason import DropReason
from vpcviz.steps.verdict import Assumption, Delivered, Dropped, Evidence


def answer_echo(packet: Packet, subnet: ResolvedSubnet) -> Delivered | Dropped:
    """
    Answer an echo request to the router's own address, and nothing else.

    Args:
        packet: From the IP header inward.
    """
    ip, transport = packet.header(Ip), packet.transport
    read = ((Ip, "destination"), (Ip, "protocol"))
    if isinstance(transport, IcmpMessage) and transport.saying is Saying.ECHO_REQUEST:
        says = f"{ip.destination} is {subnet.router} itself, which answers an echo"
        return Delivered(packet, Evidence(says, (subnet.router,), facts.ECHO, read))
    says = f"{ip.destination} is {subnet.router} itself, which answers an echo and nothing else"
    assumed = Assumption("router-answers-echo-alone", "the router's address answers an echo alone", facts.ECHO_ALONE)
    evidence = Evidence(says, (subnet.router,), facts.ECHO_ALONE, read, (), assumed)
    return Dropped(packet, DropReason.PROTOCOL_RESTRICTION, evidence)
