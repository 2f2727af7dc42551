"""What does a Linux guest print when one types `ip addr`, `ip route`, `ip neigh` or `tcpdump`?"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from ipaddress import IPv4Address, IPv6Address, IPv6Interface

from vpcviz.facts.identifiers import Address, Block, MacAddress
from vpcviz.facts.protocols import protocol_name
from vpcviz.guests.kernel_routes import KernelRoute, KernelRoutes
from vpcviz.network.dhcp_options import DhcpAnswer
from vpcviz.network.resolved import Interface
from vpcviz.packets.headers import (
    Arp,
    ArpOperation,
    Header,
    Icmp,
    Icmpv6,
    Icmpv6Type,
    Ip,
    IPv4,
    IPv6,
    NeighborDiscovery,
    Payload,
    Saying,
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
LOOPBACK_LINES_OF_IPV6 = ("    inet6 ::1/128 scope host noprefixroute ", LIFETIME)
TCPDUMP_FLAGS = {
    TcpFlags.SYN: "S",
    TcpFlags.SYN_ACK: "S.",
    TcpFlags.RST_ACK: "R.",
    TcpFlags.PSH_ACK: "P.",
    TcpFlags.ACK: ".",
}
UNREACHABLE = {0: "net", 1: "host"}
UNREACHABLE_BY_IPV6 = {0: "route", 3: "address"}


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

    address: Address
    device: int
    mac: MacAddress | None
    state: NeighbourState


def print_addresses(routes: KernelRoutes, mtu_octets: int) -> str:
    """Print `ip addr` without MAC addresses: the addresses that the kernel has, whatever AWS maps onto them."""
    lines = [*LOOPBACK_LINES, *(LOOPBACK_LINES_OF_IPV6 if routes.has_ipv6 else ())]
    for device in dict.fromkeys(interface.device for _, interface in routes.addresses):
        lines.append(
            f"{device + 2}: eth{device}: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu {mtu_octets} qdisc mq state UP "
            "group default qlen 1000"
        )
        blocks: set[Block] = set()
        own = [(address, owner) for address, owner in routes.addresses if owner.device == device]
        for address, owner in sorted(own, key=lambda one: one[0].version):
            if isinstance(address, IPv6Interface):
                lines += [f"    inet6 {address} {_scope_of_ipv6(address, owner)}", LIFETIME]
                continue
            # DHCP tells the broadcast address of the primary one; whoever adds another does not.
            is_told = address.ip == owner.address and address.network.prefixlen < 31
            broadcast = f" brd {address.network.broadcast_address}" if is_told else ""
            secondary = " secondary" if address.network in blocks and address.network.prefixlen < 32 else ""
            lines += [f"    inet {address}{broadcast} scope global{secondary} eth{device}", LIFETIME]
            blocks.add(address.network)
    return "\n".join(lines)


def _scope_of_ipv6(address: IPv6Interface, owner: Interface) -> str:
    if address.ip.is_link_local:
        return "scope link "
    return "scope global dynamic noprefixroute " if address.ip in owner.ipv6_addresses[:1] else "scope global "


def print_leases(answers: Iterable[DhcpAnswer]) -> str:
    """Print the leases that a kernel's DHCP client keeps, as systemd-networkd writes them; times are left out."""
    return "\n\n".join(
        "\n".join(
            (
                f"# eth{answer.device}",
                f"ADDRESS={answer.address}",
                f"NETMASK={answer.block.netmask}",
                f"ROUTER={answer.router}",
                f"SERVER_ADDRESS={answer.router}",
                f"MTU={answer.mtu_octets}",
                f"DNS={answer.resolver}",
                f"DOMAINNAME={answer.domain}",
                f"HOSTNAME={answer.host_name}",
            )
        )
        for answer in answers
    )


def print_routes(routes: KernelRoutes) -> str:
    """Print `ip route` and, where the instance has an address of IPv6, `ip -6 route` behind it."""
    lines = [_route(route) for route in routes.listed(4).routes]
    if routes.has_ipv6:
        lines += ["", "$ ip -6 route", *(_ipv6_route(route) for route in routes.listed(6).routes)]
    return "\n".join(lines)


def _route(route: KernelRoute) -> str:
    destination = "default" if route.is_default else str(route.destination).removesuffix("/32")
    way = f"via {route.via} " if route.via else ""
    scope = " proto kernel" if route.is_kernels else ""
    scope += " scope link" if route.via is None else ""
    scope += f" src {route.source}" if route.is_kernels or route.is_sources_own else ""
    return f"{destination} {way}dev eth{route.interface.device}{scope}"


def _ipv6_route(route: KernelRoute) -> str:
    destination = "default" if route.is_default else str(route.destination).removesuffix("/128")
    way = f"via {route.via} " if route.via else ""
    by, metric = ("ra", 512) if route.is_advertised else ("kernel", 256) if route.is_kernels else ("", 1024)
    origin = f"proto {by} metric {metric}" if by else f"metric {metric}"
    return f"{destination} {way}dev eth{route.interface.device} {origin} pref medium"


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
    ip = frame.header(Ip)
    inside = frame.from_ip().unwrap(1).octets
    version = "IP6" if isinstance(ip, IPv6) else "IP"
    match frame.transport:
        case Icmp() as icmp:
            return f"IP {ip.source} > {ip.destination}: ICMP {_icmp(icmp)}, length {inside}"
        case Icmpv6() | NeighborDiscovery() as message:
            return f"IP6 {ip.source} > {ip.destination}: ICMP6, {_icmpv6(message)}, length {inside}"
        case Tcp(source_port=source, destination_port=destination, flags=flags, octets=octets):
            ends = f"{ip.source}.{source} > {ip.destination}.{destination}"
            return f"{version} {ends}: Flags [{TCPDUMP_FLAGS[flags]}], length {inside - octets}"
        case Udp(source_port=source, destination_port=destination) as udp:
            ends = f"{ip.source}.{source} > {ip.destination}.{destination}"
            return f"{version} {ends}: UDP, length {inside - header_octets(udp)}"
        case _:
            other = f"ip-proto-{protocol_name(ip.protocol)} {inside}"
            return f"{version} {ip.source} > {ip.destination}: {other}"


def _icmp(icmp: Icmp) -> str:
    match icmp.saying, icmp.quoted:
        case Saying.ECHO_REQUEST, _:
            return f"echo request, id {icmp.id}, seq {icmp.sequence}"
        case Saying.ECHO_REPLY, _:
            return f"echo reply, id {icmp.id}, seq {icmp.sequence}"
        case Saying.TIME_EXCEEDED, _:
            return "time exceeded in-transit"
        case Saying.REDIRECT, (IPv4(destination=destination), *_):
            return f"redirect {destination} to host {icmp.gateway}"
        case Saying.UNREACHABLE, (IPv4(destination=destination), transport, *_):
            return _unreachable(destination, icmp.code, transport, icmp.mtu)
        case _:
            return f"type-#{icmp.type}"


def _icmpv6(message: Icmpv6 | NeighborDiscovery) -> str:
    if isinstance(message, NeighborDiscovery):
        if message.type is Icmpv6Type.NEIGHBOR_SOLICITATION:
            return f"neighbor solicitation, who has {message.target_address}"
        return f"neighbor advertisement, tgt is {message.target_address}"
    match message.saying, message.quoted:
        case (Saying.ECHO_REQUEST | Saying.ECHO_REPLY) as echo, _:
            return f"{echo}, id {message.id}, seq {message.sequence}"
        case Saying.TIME_EXCEEDED, (IPv6(destination=destination), *_):
            return f"time exceeded in-transit for {destination}"
        case Saying.TOO_BIG, _:
            return f"packet too big, mtu {message.mtu}"
        case Saying.UNREACHABLE, (IPv6(destination=destination), *transport):
            return f"destination unreachable, {_unreachable_by_ipv6(destination, message.code, transport)}"
        case _:
            return f"unknown icmp6 type ({message.type})"


def _unreachable_by_ipv6(destination: IPv6Address, code: int, transport: list[Header]) -> str:
    if code in UNREACHABLE_BY_IPV6:
        return f"unreachable {UNREACHABLE_BY_IPV6[code]} {destination}"
    match transport:
        case [Tcp() | Udp() as header, *_]:
            name = type(header).__name__.lower()
            return f"unreachable port, {destination} {name} port {header.destination_port}"
        case _:
            return f"unreachable port, {destination}"


def _unreachable(destination: IPv4Address, code: int, transport: Header, mtu: int) -> str:
    if code == FRAGMENTATION_NEEDED:
        return f"{destination} unreachable - need to frag (mtu {mtu})"
    if code in UNREACHABLE:
        return f"{UNREACHABLE[code]} {destination} unreachable"
    if isinstance(transport, Tcp | Udp):
        return f"{destination} {type(transport).__name__.lower()} port {transport.destination_port} unreachable"
    return f"{destination} unreachable" if isinstance(transport, Payload) else f"{destination} protocol unreachable"
