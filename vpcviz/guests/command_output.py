"""What does a Linux guest print when one types `ip addr`, `ip route`, `ip neigh` or `tcpdump`?"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from ipaddress import IPv4Address, IPv4Network

from vpcviz.facts.identifiers import MacAddress
from vpcviz.facts.protocols import protocol_name
from vpcviz.guests.kernel_routes import ANYWHERE, KernelRoutes
from vpcviz.packets.headers import (
    Arp,
    ArpOperation,
    Header,
    Icmp,
    IcmpType,
    IPv4,
    Payload,
    Tcp,
    TcpFlags,
    Udp,
    header_octets,
)
from vpcviz.packets.packet import Packet
from vpcviz.packets.refusal import FRAGMENTATION_NEEDED

LIFETIME = "       valid_lft forever preferred_lft forever"
LOOPBACK_LINES = (
    "1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue state UNKNOWN group default qlen 1000",
    "    inet 127.0.0.1/8 scope host lo",
    LIFETIME,
)
TCPDUMP_FLAGS = {
    TcpFlags.SYN: "S",
    TcpFlags.SYN_ACK: "S.",
    TcpFlags.RST_ACK: "R.",
    TcpFlags.PSH_ACK: "P.",
    TcpFlags.ACK: ".",
}
UNREACHABLE = {0: "net", 1: "host"}


class NeighbourState(StrEnum):
    """What the kernel thinks of an entry of its neighbour cache."""

    INCOMPLETE = "INCOMPLETE"
    REACHABLE = "REACHABLE"
    STALE = "STALE"
    FAILED = "FAILED"


@dataclass(frozen=True, slots=True)
class Neighbour:
    """
    Attributes:
        device: The number of the interface, 0 for eth0.
        mac: None where the kernel has none.
    """

    address: IPv4Address
    device: int
    mac: MacAddress | None
    state: NeighbourState


def print_addresses(routes: KernelRoutes, mtu_octets: int) -> str:
    """Print `ip -4 addr`: the addresses that the kernel has, whatever AWS maps onto them."""
    lines = list(LOOPBACK_LINES)
    for device in dict.fromkeys(interface.device for _, interface in routes.addresses):
        lines.append(
            f"{device + 2}: eth{device}: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu {mtu_octets} qdisc mq state UP "
            "group default qlen 1000"
        )
        blocks: set[IPv4Network] = set()
        for address, owner in routes.addresses:
            if owner.device == device:
                # DHCP tells the broadcast address of the primary one; whoever adds another does not.
                is_told = address.ip == owner.address and address.network.prefixlen < 31
                broadcast = f" brd {address.network.broadcast_address}" if is_told else ""
                secondary = " secondary" if address.network in blocks and address.network.prefixlen < 32 else ""
                lines += [f"    inet {address}{broadcast} scope global{secondary} eth{device}", LIFETIME]
                blocks.add(address.network)
    return "\n".join(lines)


def print_routes(routes: KernelRoutes) -> str:
    """Print `ip route`."""
    lines = []
    for route in routes.routes:
        destination = "default" if route.destination == ANYWHERE else str(route.destination).removesuffix("/32")
        way = f"via {route.via} " if route.via else ""
        scope = " proto kernel" if route.is_kernels else ""
        scope += " scope link" if route.via is None else ""
        scope += f" src {route.source}" if route.is_kernels or route.is_sources_own else ""
        lines.append(f"{destination} {way}dev eth{route.interface.device}{scope}")
    return "\n".join(lines)


def print_neighbours(neighbours: Iterable[Neighbour]) -> str:
    """Print `ip neigh`; nothing where the cache is empty."""
    return "\n".join(
        f"{one.address} dev eth{one.device}{f' lladdr {one.mac}' if one.mac else ''} {one.state}" for one in neighbours
    )


def print_frame(frame: Packet) -> str:
    """Print a frame as `tcpdump -nt` does, as far as a walk knows its fields."""
    if frame.carries(Arp):
        arp = frame.header(Arp)
        if arp.operation is ArpOperation.REQUEST:
            return f"ARP, Request who-has {arp.target_address} tell {arp.sender_address}, length {header_octets(arp)}"
        return f"ARP, Reply {arp.sender_address} is-at {arp.sender_mac}, length {header_octets(arp)}"
    ip = frame.header(IPv4)
    inside = frame.from_ip().unwrap(1).octets
    match frame.transport:
        case Icmp() as icmp:
            return f"IP {ip.source} > {ip.destination}: ICMP {_icmp(icmp)}, length {inside}"
        case Tcp(source_port=source, destination_port=destination, flags=flags, octets=octets):
            ends = f"{ip.source}.{source} > {ip.destination}.{destination}"
            return f"IP {ends}: Flags [{TCPDUMP_FLAGS[flags]}], length {inside - octets}"
        case Udp(source_port=source, destination_port=destination) as udp:
            ends = f"{ip.source}.{source} > {ip.destination}.{destination}"
            return f"IP {ends}: UDP, length {inside - header_octets(udp)}"
        case _:
            return f"IP {ip.source} > {ip.destination}: ip-proto-{protocol_name(ip.protocol)} {inside}"


def _icmp(icmp: Icmp) -> str:
    match icmp.type, icmp.quoted:
        case IcmpType.ECHO_REQUEST, _:
            return f"echo request, id {icmp.id}, seq {icmp.sequence}"
        case IcmpType.ECHO_REPLY, _:
            return f"echo reply, id {icmp.id}, seq {icmp.sequence}"
        case IcmpType.TIME_EXCEEDED, _:
            return "time exceeded in-transit"
        case IcmpType.REDIRECT, (IPv4(destination=destination), *_):
            return f"redirect {destination} to host {icmp.gateway}"
        case IcmpType.DESTINATION_UNREACHABLE, (IPv4(destination=destination), transport, *_):
            return _unreachable(destination, icmp.code, transport, icmp.mtu)
        case _:
            return f"type-#{icmp.type}"


def _unreachable(destination: IPv4Address, code: int, transport: Header, mtu: int) -> str:
    if code == FRAGMENTATION_NEEDED:
        return f"{destination} unreachable - need to frag (mtu {mtu})"
    if code in UNREACHABLE:
        return f"{UNREACHABLE[code]} {destination} unreachable"
    if isinstance(transport, Tcp | Udp):
        return f"{destination} {type(transport).__name__.lower()} port {transport.destination_port} unreachable"
    return f"{destination} unreachable" if isinstance(transport, Payload) else f"{destination} protocol unreachable"
