"""Does a rule's protocol, port, or ICMP type fit a packet?"""

from vpcviz.network.network_acl import NetworkAclEntry
from vpcviz.network.security_group import SecurityGroupRule
from vpcviz.network.values import ALL_PROTOCOLS
from vpcviz.packets.headers import Icmp, IPv4, Tcp, Udp
from vpcviz.packets.packet import Packet


def fits_traffic(rule: SecurityGroupRule | NetworkAclEntry, packet: Packet) -> bool:
    """
    Compare all of a rule but its peer with a packet.

    Ports are destination ports in both directions; what a rule leaves out fits everything.
    """
    if rule.protocol not in (ALL_PROTOCOLS, packet.header(IPv4).protocol):
        return False
    transport = packet.transport
    if isinstance(transport, Tcp | Udp):
        return rule.ports is None or rule.ports[0] <= transport.destination_port <= rule.ports[1]
    if isinstance(transport, Icmp):
        return rule.type in (None, transport.type) and rule.code in (None, transport.code)
    return True


def read_by_rules(packet: Packet, peer: str) -> tuple[tuple[type, str], ...]:
    """Name the fields that a rule is compared with; `peer` is `source` or `destination`."""
    fields: tuple[tuple[type, str], ...] = ((IPv4, peer), (IPv4, "protocol"))
    transport = packet.transport
    if isinstance(transport, Tcp | Udp):
        return (*fields, (type(transport), "destination_port"))
    return (*fields, (Icmp, "type"), (Icmp, "code")) if isinstance(transport, Icmp) else fields
