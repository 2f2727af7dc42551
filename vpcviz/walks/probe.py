"""Which packet does a question stand for?"""

from collections.abc import Sequence
from dataclasses import dataclass
from ipaddress import ip_address

from vpcviz.facts import protocols
from vpcviz.facts.identifiers import Address, ObjectId
from vpcviz.facts.protocols import ICMP, ICMPV6, NAMES, TCP, UDP, protocol_name
from vpcviz.forwarding.constructs import SPEAK
from vpcviz.guests.kernel_routes import KernelRoutes
from vpcviz.network.errors import ProbeRefused, Problem
from vpcviz.network.index import INTERNET, Network
from vpcviz.network.link_local_service import link_local_service
from vpcviz.network.outside import outside_hosts
from vpcviz.network.probe import LONGEST_IDLE_SECONDS
from vpcviz.network.public_name import named_address, resolve_name
from vpcviz.network.resolved import ResolvedInstance
from vpcviz.network.special_blocks import INTERNET_ADDRESS, INTERNET_ADDRESS6, LINK_LOCAL_BLOCK
from vpcviz.packets.answer import INITIAL_TTL, INTERNET_MTU_OCTETS, ip_header
from vpcviz.packets.headers import (
    ICMP_OCTETS,
    IPV4_OCTETS,
    IPV6_OCTETS,
    TCP_OCTETS,
    UDP_OCTETS,
    Header,
    Icmp,
    IcmpType,
    Icmpv6,
    Icmpv6Type,
    Payload,
    TcpFlags,
    Udp,
    header_octets,
)
from vpcviz.packets.packet import Packet
from vpcviz.packets.tcp_segment import OPTIONS_OCTETS, continue_connection, open_connection
from vpcviz.steps.model import AWS, Model
from vpcviz.walks.injection import Injection

DEFAULT_PORTS = {TCP: 443, UDP: 53}
DEFAULT_SOURCE_PORT = 49152
DEFAULT_SIZES = {ICMP: 84, TCP: 60, UDP: 48}
OTHER_SIZE = 48
"""The whole length of an IPv4 packet; one of IPv6 that carries as much is longer by what its header is."""


@dataclass(frozen=True, slots=True)
class Probe:
    """
    The packet that is asked about, everything filled in.

    Attributes:
        source: The id of an instance, an interface, or a host on the Internet or on premises, or `internet`.
        source_address: What stands in the packet.
        protocol: The protocol's number.
        port: The destination port; None for protocols without ports.
        source_port: None for protocols without ports.
        size_octets: The IP packet's whole length.
        mtu_octets: Of the interface that sends it.
        dont_fragment: Whether nobody may split it.
        idle_seconds: How long the connection of which it is a later packet has lain idle; None where it opens one.
        warm: Whether whatever is asked for is known already.
        injected: What is put into the network besides it.
        name: Of the destination, where it was asked for by a public name.
    """

    source: ObjectId
    source_address: Address
    destination: Address
    protocol: int
    port: int | None
    source_port: int | None
    size_octets: int
    ttl: int
    mtu_octets: int = INTERNET_MTU_OCTETS
    dont_fragment: bool = False
    warm: bool = False
    injected: tuple[Injection, ...] = ()
    idle_seconds: int | None = None
    name: str = ""

    @property
    def is_echo(self) -> bool:
        """Say whether it is what `ping` sends."""
        return self.protocol in (ICMP, ICMPV6)


def make_probe(
    network: Network,
    *,
    source: str,
    destination: str,
    protocol: int = ICMP,
    port: int | None = None,
    source_port: int | None = None,
    source_address: Address | None = None,
    size_octets: int | None = None,
    ttl: int = INITIAL_TTL,
    dont_fragment: bool = False,
    warm: bool = False,
    idle_seconds: int | None = None,
    model: Model = AWS,
) -> Probe:
    """
    Fill in what a question leaves open, and refuse what can't be asked; all that is wrong is said at once.

    Args:
        source: An instance, an interface, an Internet host, or `internet`.
        destination: An address, an id, or an instance's public name.
        protocol: Its number, 0 to 255; ICMP stands for ICMPv6 where the destination is an address of IPv6.
        port: The destination port, for TCP and UDP alone.
        source_address: None for what the sender would put there.
        size_octets: The IP packet's whole length; None for the protocol's usual one.
        dont_fragment: Whether nobody may split it.
        warm: Whether neighbours and mappings are known already.
        idle_seconds: How long the connection of which it is a later packet has lain idle; None where it opens one.
        model: Whose rules choose the source address.

    Raises:
        ProbeRefused: Something in the question does not exist, does not fit, or is not supported yet.
    """
    problems: list[Problem] = []
    version = source_address.version if source_address else _version_of(network, source)
    target = _resolve_name(network, source, destination)
    target = target or _resolve_destination(network, destination, version, problems)
    sender_address = _resolve_source(network, source, target, model, problems)
    is_v6 = target is not None and target.version == 6
    if target is not None:
        problems += _refuse_link_local(network, source, target)
        problems += _refuse_other_version(source, source_address or sender_address, target, protocol)
    protocol = ICMPV6 if protocol == ICMP and is_v6 else protocol
    problems += _refuse_numbers(protocol, port, source_port, size_octets, ttl, IPV6_OCTETS if is_v6 else IPV4_OCTETS)
    if idle_seconds is not None:
        problems += _refuse_idle(protocol, size_octets, idle_seconds)
    if problems or target is None or sender_address is None:
        raise ProbeRefused(*problems)
    has_ports = protocol in DEFAULT_PORTS
    return Probe(
        source=ObjectId(source),
        source_address=source_address or sender_address,
        destination=target,
        protocol=protocol,
        port=(DEFAULT_PORTS[protocol] if port is None else port) if has_ports else None,
        source_port=(DEFAULT_SOURCE_PORT if source_port is None else source_port) if has_ports else None,
        size_octets=size_octets or default_size(protocol, target),
        ttl=ttl,
        mtu_octets=mtu_of(network, source),
        dont_fragment=dont_fragment,
        warm=warm,
        idle_seconds=idle_seconds,
        name=destination if named_address(destination) else "",
    )


def default_size(protocol: int, destination: Address) -> int:
    """Give the whole length of the packet that is usually sent, in octets."""
    octets = DEFAULT_SIZES.get(ICMP if protocol == ICMPV6 else protocol, OTHER_SIZE)
    return octets if destination.version == 4 else octets + IPV6_OCTETS - IPV4_OCTETS


def unusual(probe: Probe) -> str:
    """Tell of a probe's port, size and life what is not as usual; each begins with a comma."""
    usual = probe.size_octets == default_size(probe.protocol, probe.destination)
    told = [] if probe.source_port in (None, DEFAULT_SOURCE_PORT) else [f"from port {probe.source_port}"]
    told += [] if usual else [f"{probe.size_octets} octets"]
    told += ["not to be split"] if probe.dont_fragment else []
    told += [f"TTL {probe.ttl}"] if probe.ttl != INITIAL_TTL else []
    told += [f"idle for {probe.idle_seconds} s"] if probe.idle_seconds is not None else []
    return "".join(f", {one}" for one in told)


def mtu_of(network: Network, source: str) -> int:
    """Give the MTU of what sends a probe: an instance's own, or the one that hosts outside of a VPC have."""
    instance = sending_instance(network, source)
    return instance.guest.mtu if instance else INTERNET_MTU_OCTETS


def make_packet(probe: Probe) -> Packet:
    """Give the packet that a probe sends, from the IP header inward."""
    ends = (probe.source_address, probe.destination)
    ip = ip_header(*ends, probe.ttl, probe.protocol, probe.dont_fragment)
    left = probe.size_octets - header_octets(ip)
    transport: tuple[Header, ...]
    match probe.protocol, probe.source_port, probe.port:
        case protocols.ICMP, _, _:
            transport, left = (Icmp(IcmpType.ECHO_REQUEST, 0, id=1, sequence=1),), left - ICMP_OCTETS
        case protocols.ICMPV6, _, _:
            transport, left = (Icmpv6(Icmpv6Type.ECHO_REQUEST, 0, id=1, sequence=1),), left - ICMP_OCTETS
        case protocols.TCP, int(source_port), int(port) if probe.idle_seconds is not None:
            later = continue_connection(source_port, port, TcpFlags.PSH_ACK, probe.mtu_octets, header_octets(ip))
            transport, left = (later,), left - later.octets
        case protocols.TCP, int(source_port), int(port):
            octets = TCP_OCTETS + (OPTIONS_OCTETS if left >= TCP_OCTETS + OPTIONS_OCTETS else 0)
            syn = open_connection(source_port, port, TcpFlags.SYN, octets, probe.mtu_octets, header_octets(ip))
            transport, left = (syn,), left - octets
        case protocols.UDP, int(source_port), int(port):
            transport, left = (Udp(source_port, port),), left - UDP_OCTETS
        case _:
            transport = ()
    return Packet((ip, *transport, *((Payload(left),) if left else ())))


def sending_instance(network: Network, source: str) -> ResolvedInstance | None:
    """Find the instance that a probe's source stands for; None for a host on the Internet."""
    if network.has_guest(ObjectId(source)):
        return network.around(ObjectId(source)).instances[ObjectId(source)]
    interface = network.interfaces.get(ObjectId(source))
    return network.instances[interface.instance] if interface and interface.instance else None


def _resolve_name(network: Network, source: str, text: str) -> Address | None:
    """Give the address that a public name has for a sender; None where the text is none."""
    instance = sending_instance(network, source)
    # A site's own resolver knows nothing of what a VPC's makes of the name.
    is_in_vpc = instance is not None and instance.id in network.instances
    return resolve_name(network, text, network.interface_of(ObjectId(source)) if is_in_vpc else None)


def _version_of(network: Network, source: str) -> int:
    """Give the version of IP by which a source asks for what has addresses of both: IPv4 wherever it has that."""
    if source in network.topology.internet_hosts:
        return network.topology.internet_hosts[ObjectId(source)].address.version
    instance = sending_instance(network, source)
    port = network.interfaces.get(ObjectId(source))
    interfaces = (port.id,) if port else instance.interfaces if instance else ()
    own = [network.around(one).interfaces[one] for one in interfaces]
    return 6 if own and not any(one.addresses for one in own) else 4


def _resolve_destination(network: Network, text: str, version: int, problems: list[Problem]) -> Address | None:
    address = _read_address(text)
    if address is not None and int(address) != 0:
        return address
    found = _address_of(network, ObjectId(text), version)
    if found is not None:
        return found
    expected = "an address, or the id of an instance, an interface, or a host on the Internet or on premises"
    remedy = f"one of {', '.join(_names(network))}, or an address"
    if address is not None:
        expected = "the address of something; this one is nobody's"
    problems.append(Problem("destination", None, text or "nothing", expected, remedy))
    return None


def _read_address(text: str) -> Address | None:
    try:
        return None if "%" in text else ip_address(text)
    except ValueError:
        return None


def _address_of(network: Network, object_id: ObjectId, version: int) -> Address | None:
    """Give the primary address of a thing that has one: of a version of IP, if it has both."""
    if object_id == INTERNET:
        return INTERNET_ADDRESS6 if version == 6 else INTERNET_ADDRESS
    if object_id in (outside := outside_hosts(network.topology)):
        return outside[object_id].address
    if object_id in network.interfaces or object_id in network.instances:
        own = network.interface_of(object_id)
        return next((one for one in own.own if one.version == version), own.address)
    if object_id in network.routers:
        link = network.routers[object_id]
        return link.ipv6_cidr[1] if link.ipv6_cidr and version == 6 else link.router_address
    if managed := network.interfaces_of(object_id):
        return network.interfaces[managed[0]].address
    service = link_local_service(object_id)
    return (service.ipv6_address if version == 6 else service.address) if service else None


def _resolve_source(
    network: Network, source: str, target: Address | None, model: Model, problems: list[Problem]
) -> Address | None:
    version = target.version if target else 4
    if source == INTERNET:
        return INTERNET_ADDRESS6 if version == 6 else INTERNET_ADDRESS
    if source in network.topology.internet_hosts:
        return network.topology.internet_hosts[ObjectId(source)].address
    instance = sending_instance(network, source)
    of_service = network.interfaces.get(ObjectId(source))
    if instance is None and of_service is not None and of_service.requester_section in SPEAK:
        return of_service.address
    if instance is None:
        expected = "an instance, an attached interface, a host on the Internet or on premises, or internet"
        problems.append(Problem("source", None, source or "nothing", expected, f"one of {', '.join(_names(network))}"))
        return None
    if source in network.interfaces:
        return network.interfaces[ObjectId(source)].address_of(version)
    home = network.around(instance.id)
    chosen = KernelRoutes(home, instance, model).source_for(target) if target else None
    return chosen or home.interface_of(instance.id).address_of(version)


def _names(network: Network) -> Sequence[str]:
    """Name some of what can send and be sent to."""
    further = [one for one in network.topology.network_interfaces if network.interfaces[one].is_attached]
    return [*network.instances, *further, *outside_hosts(network.topology), INTERNET][:12]


def _refuse_other_version(source: str, address: Address | None, target: Address, protocol: int) -> list[Problem]:
    """Refuse a sender of the other version of IP than the destination's, and the other one's ICMP."""
    if address is not None and address.version != target.version:
        found = f"{address} to {target}"
        expected = f"an IPv{target.version} address to send from, as the destination is"
        remedy = f"another source than {source}, or an IPv{address.version} address as the destination"
        return [Problem("source", None, found, expected, remedy)]
    if protocol == ICMPV6 and target.version == 4:
        return [Problem("protocol", None, f"{NAMES[ICMPV6]} to {target}", f"{NAMES[ICMP]}, which IPv4 has")]
    return []


def _refuse_link_local(network: Network, source: str, target: Address) -> list[Problem]:
    """Refuse a probe to an address that counts on one link alone, but from who has such a link: it names none."""
    instance = sending_instance(network, source)
    own = [network.around(instance.id).interfaces[one] for one in instance.interfaces] if instance else []
    if target not in LINK_LOCAL_BLOCK or any(one.ipv6_addresses for one in own):
        return []
    found = f"{target}, a link-local address of IPv6, from {source}"
    return [Problem("destination", None, found, "an instance with IPv6 as the source, for whose link it is")]


def _refuse_idle(protocol: int, size_octets: int | None, idle_seconds: int) -> list[Problem]:
    problems = []
    if protocol not in NAMES:
        found = f"protocol {protocol} with a connection that lies idle"
        problems.append(Problem("idle", None, found, f"one of {', '.join(NAMES.values())}"))
    if protocol == TCP and size_octets is not None:
        problems.append(Problem("idle", None, "a size with a later packet of TCP", "one of them"))
    if not 0 <= idle_seconds <= LONGEST_IDLE_SECONDS:
        expected = f"seconds, 0 to {LONGEST_IDLE_SECONDS}"
        problems.append(Problem("idle", None, str(idle_seconds), expected))
    return problems


def _refuse_numbers(
    protocol: int, port: int | None, source_port: int | None, size_octets: int | None, ttl: int, ip_octets: int
) -> list[Problem]:
    problems = []
    if not 0 <= protocol <= 255:
        problems.append(Problem("protocol", None, str(protocol), f"{', '.join(NAMES.values())}, or a number, 0 to 255"))
    for path, number in (("port", port), ("source_port", source_port)):
        if number is not None and not 0 <= number <= 65535:
            problems.append(Problem(path, None, str(number), "a port, 0 to 65535"))
        elif number is not None and protocol not in DEFAULT_PORTS:
            found = f"{number} with {protocol_name(protocol)}"
            problems.append(Problem(path, None, found, "a port with tcp or udp alone", "leave the port out"))
    lowest = ip_octets + {ICMP: ICMP_OCTETS, ICMPV6: ICMP_OCTETS, TCP: TCP_OCTETS, UDP: UDP_OCTETS}.get(protocol, 0)
    if size_octets is not None and not lowest <= size_octets <= 65535:
        problems.append(Problem("size", None, str(size_octets), f"the IP packet's length in octets, {lowest} to 65535"))
    if not 1 <= ttl <= 255:
        problems.append(Problem("ttl", None, str(ttl), "a TTL, 1 to 255"))
    return problems
