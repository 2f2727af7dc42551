"""Does a rule's protocol, port, or ICMP type fit a packet?"""

from vpcviz.facts.protocols import protocol_name
from vpcviz.network.network_acl import NetworkAclEntry
from vpcviz.network.security_group import SecurityGroupRule
from vpcviz.network.traffic import ALL_PROTOCOLS
from vpcviz.packets.headers import IcmpMessage, Ip, Tcp, Udp
from vpcviz.packets.packet import Packet
from vpcviz.steps.comparison import Fit


def fits_traffic(rule: SecurityGroupRule | NetworkAclEntry, packet: Packet) -> bool:
    """
    Compare all of a rule but its peer with a packet.

    Ports are destination ports in both directions; what a rule leaves out fits everything.
    """
    return fits_protocol(rule, packet) and fits_ports(rule, packet)


def fits_protocol(rule: SecurityGroupRule | NetworkAclEntry, packet: Packet) -> bool:
    """Compare a rule's protocol with a packet's."""
    return rule.protocol in (ALL_PROTOCOLS, packet.header(Ip).protocol)


def fits_ports(rule: SecurityGroupRule | NetworkAclEntry, packet: Packet) -> bool:
    """Compare a rule's ports, or its type and code of ICMP, with a packet of the rule's protocol."""
    transport = packet.transport
    if isinstance(transport, Tcp | Udp):
        return rule.ports is None or rule.ports[0] <= transport.destination_port <= rule.ports[1]
    if isinstance(transport, IcmpMessage):
        return rule.type in (None, transport.type) and rule.code in (None, transport.code)
    return True


def compare_traffic(rule: SecurityGroupRule | NetworkAclEntry, packet: Packet) -> tuple[Fit, Fit | None]:
    """Hold a rule's protocol and its ports against a packet; ports of another protocol are not compared."""
    protocol = fits_protocol(rule, packet)
    return Fit(protocol), Fit(fits_ports(rule, packet)) if protocol else None


def asked_traffic(packet: Packet) -> tuple[str, str]:
    """Tell a packet's protocol and its destination port, or its type and code of ICMP, as the rules' tables do."""
    protocol, transport = protocol_name(packet.header(Ip).protocol), packet.transport
    if isinstance(transport, Tcp | Udp):
        return protocol, str(transport.destination_port)
    if isinstance(transport, IcmpMessage):
        return protocol, f"type {transport.type} code {transport.code}"
    return protocol, ""


def read_by_rules(packet: Packet, peer: str) -> tuple[tuple[type, str], ...]:
    """Name the fields that a rule is compared with; `peer` is `source` or `destination`."""
    fields: tuple[tuple[type, str], ...] = ((Ip, peer), (Ip, "protocol"))
    transport = packet.transport
    if isinstance(transport, Tcp | Udp):
        return (*fields, (type(transport), "destination_port"))
    return (*fields, (IcmpMessage, "type"), (IcmpMessage, "code")) if isinstance(transport, IcmpMessage) else fields
