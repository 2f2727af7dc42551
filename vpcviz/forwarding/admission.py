"""Do the lists of a subnet, and the groups and the check of an interface, let a packet out and in?"""

from vpcviz.facts.identifiers import ObjectId
from vpcviz.forwarding.network_acl import evaluate_inbound_entries, evaluate_outbound_entries
from vpcviz.forwarding.network_interface import check_destination
from vpcviz.forwarding.passage import Passage
from vpcviz.forwarding.security_group import evaluate_egress_rules, evaluate_ingress_rules, inner_flow
from vpcviz.network.index import Network
from vpcviz.network.resolved import Interface, ResolvedSubnet
from vpcviz.steps.memory import Side
from vpcviz.steps.stage import Stage


def let_out(passage: Passage, port: Interface, network: Network) -> Passage:
    """Ask the security groups of an interface, if it is in any, and remember what they let out."""
    if passage.is_over or not port.security_groups:
        return passage
    allowed = evaluate_egress_rules(passage.packet, port, network, passage.memory)
    passage = passage.through(Stage.SECURITY_GROUP_EGRESS, port.id, allowed)
    if passage.is_over:
        return passage
    return passage.remembering(passage.memory.with_connection(port.id, Side.OUT, inner_flow(passage.packet)))


def leave_subnet(passage: Passage, subnet: ResolvedSubnet, network: Network) -> Passage:
    """Ask the network ACL of a subnet that a packet leaves."""
    acl = network.network_acls[subnet.network_acl]
    return passage.through(Stage.NETWORK_ACL_EGRESS, acl.id, evaluate_outbound_entries(passage.packet, acl))


def enter_subnet(passage: Passage, subnet: ResolvedSubnet, network: Network) -> Passage:
    """Ask the network ACL of a subnet that a packet enters."""
    acl = network.network_acls[subnet.network_acl]
    return passage.through(Stage.NETWORK_ACL_INGRESS, acl.id, evaluate_inbound_entries(passage.packet, acl))


def let_in(passage: Passage, to: Interface, sender: ObjectId, network: Network) -> Passage:
    """Ask the security groups of an interface, remember what they let in, and check whom the packet is for."""
    admitted = evaluate_ingress_rules(passage.packet, to, sender, network, passage.model, passage.memory)
    passage = passage.through(Stage.SECURITY_GROUP_INGRESS, to.id, admitted)
    if passage.is_over:
        return passage
    passage = passage.remembering(passage.memory.with_connection(to.id, Side.IN, inner_flow(passage.packet)))
    checked = check_destination(passage.packet, to, passage.model)
    return passage.through(Stage.DESTINATION_CHECK, to.id, checked)
