"""How does a Direct Connect connection carry a packet?"""

from vpcviz.facts import direct_connect as facts
from vpcviz.facts.identifiers import ObjectId
from vpcviz.forwarding.passage import Carry, Passage
from vpcviz.network.index import Network
from vpcviz.steps.stage import Stage
from vpcviz.steps.verdict import Evidence, Forwarded


def carry(passage: Passage, connection: ObjectId, outward: bool, network: Network) -> Passage:
    """Bring a packet to the other end of the line as it is."""
    described, packet = network.topology.direct_connects[connection], passage.packet.from_ip()
    ends = (described.gateway, described.customer_gateway)
    here, there = ends if outward else ends[::-1]
    says = f"{here} sends it to {there} as it is, over the private virtual interface of {connection}"
    evidence = Evidence(says, (connection, here, there), facts.PRIVATE_VIRTUAL_INTERFACE)
    return passage.through(Stage.DIRECT_CONNECT, connection, Forwarded(packet, evidence))


CARRY: Carry = carry
