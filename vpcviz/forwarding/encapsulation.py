"""How does a packet get from one host to another, and how does that one know that it is genuine?"""

from dataclasses import dataclass, replace

from vpcviz.facts import encapsulation as facts
from vpcviz.facts import underlay as underlay_facts
from vpcviz.facts.fact import Fact
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.index import Network
from vpcviz.network.resolved import Interface, ResolvedHost
from vpcviz.network.table import Table
from vpcviz.packets.headers import VPC_PROTOCOL, Ethernet, Ip, IPv4, VpcHeader
from vpcviz.packets.packet import Packet
from vpcviz.steps.model import Model, SourceVerification
from vpcviz.steps.reason import DropReason
from vpcviz.steps.verdict import Dropped, Evidence, Forwarded, Lookup

OUTER_TTL = 64

OUTER_HEADERS = 2


@dataclass(frozen=True, slots=True)
class Origin:
    """
    What the encapsulation says of the sender.

    Attributes:
        sender: The interface's id, or the gateway's.
        vpc: The VPC that the packet belongs to.
        host: The server or the edge that sends.
    """

    sender: ObjectId
    vpc: ObjectId
    host: ResolvedHost


def origin_of(port: Interface, network: Network) -> Origin:
    """Say what the encapsulation has of an interface that sends."""
    return Origin(port.id, port.vpc, network.hosts[port.host])


def encapsulate(packet: Packet, origin: Origin, to: ResolvedHost) -> Forwarded:
    """Put the VPC header and an outer IP header around a packet or a frame."""
    outer = IPv4(source=origin.host.address, destination=to.address, ttl=OUTER_TTL, protocol=VPC_PROTOCOL)
    wrapped = packet.wrap(outer, VpcHeader(origin.vpc, origin.sender))
    says = (
        f"{origin.host.id} puts a header for {origin.vpc} around it, and an IP header from {origin.host.id} to {to.id}"
    )
    return Forwarded(wrapped, Evidence(says, (origin.host.id, to.id, origin.vpc, origin.sender), facts.ENCAPSULATED))


def cross_underlay(packet: Packet, path: tuple[ObjectId, ...], origin: ResolvedHost, to: ResolvedHost) -> Forwarded:
    """
    Carry an encapsulated packet from switch to switch; each lowers the outer TTL and none looks inside.

    Args:
        path: The switches, in order.
    """
    hops = (origin.id, *path, to.id)
    crossed = packet.rewrite(Ip, ttl=packet.header(Ip).ttl - len(path))
    says = f"the fabric routes it from {origin.id} by {', '.join(path)} to {to.id}; only the outer header is read"
    lookup = Lookup(Table("hops", ("hop",), tuple((hop,) for hop in hops)), None, "one after the other")
    read = ((Ip, "destination"), (Ip, "ttl"))
    return Forwarded(crossed, Evidence(says, hops, underlay_facts.ROUTED_FABRIC, read, (lookup,)))


def decapsulate(packet: Packet, at: ResolvedHost) -> Forwarded:
    """Take the outer IP header and the VPC header off."""
    vpc = packet.header(VpcHeader)
    says = f"{at.id} takes the outer headers off: VPC {vpc.vpc}, sent by {vpc.interface}"
    read = ((Ip, "source"), (Ip, "destination"), (VpcHeader, "vpc"), (VpcHeader, "interface"))
    return Forwarded(
        packet.unwrap(OUTER_HEADERS), Evidence(says, (at.id, vpc.vpc, vpc.interface), facts.DECAPSULATED, read)
    )


def verify_source(
    packet: Packet, origin: Origin, at: ResolvedHost, network: Network, model: Model
) -> Forwarded | Dropped | None:
    """
    Hold what the encapsulation, or the packet, says of its sender against the mapping.

    Args:
        packet: With the outer headers off.
        origin: What they said.
        at: The receiving host.

    Returns:
        None where the model verifies nothing.
    """
    if origin.host.is_edge:
        table = Table("edges", ("edge", "address"), ((origin.host.id, str(origin.host.address)),))
        says = f"it comes from {origin.host.id}, which serves {origin.vpc}"
        evidence = Evidence(says, (at.id, origin.host.id), facts.EDGE_VERIFIED, (), (Lookup(table, 0),))
        return Forwarded(packet, evidence)
    match model.source_verification:
        case SourceVerification.NONE:
            return None
        case SourceVerification.INTERFACE:
            return _verify_interface(packet, origin, at, network)
        case SourceVerification.INNER_IP:
            return _verify_inner_address(packet, origin, at, network)
        case SourceVerification.INNER_MAC:
            return _verify_inner_mac(packet, origin, at, network)


def _verify_interface(packet: Packet, origin: Origin, at: ResolvedHost, network: Network) -> Forwarded | Dropped:
    found = network.interfaces[origin.sender].host
    return _compare(packet, _at_home(origin, network), at, origin.sender, found, facts.VERIFIED_BY_INTERFACE, ())


def _verify_inner_address(packet: Packet, origin: Origin, at: ResolvedHost, network: Network) -> Forwarded | Dropped:
    source = packet.header(Ip).source
    owner = network.interface_at(network.interfaces[origin.sender].vpc, source)
    found = owner.host if owner else None
    return _compare(
        packet, _at_home(origin, network), at, str(source), found, facts.VERIFIED_BY_INNER_IP, ((Ip, "source"),)
    )


def _verify_inner_mac(packet: Packet, origin: Origin, at: ResolvedHost, network: Network) -> Forwarded | Dropped:
    if not packet.carries(Ethernet):
        says = f"{at.id} finds no frame of {origin.sender} inside a routed packet, and has nothing to verify"
        return Forwarded(packet, Evidence(says, (at.id, origin.sender), facts.VERIFIED_BY_INNER_MAC))
    mac = packet.header(Ethernet).source
    owner = network.interface_with(network.interfaces[origin.sender].subnet, mac)
    found = owner.host if owner else None
    return _compare(
        packet, _at_home(origin, network), at, str(mac), found, facts.VERIFIED_BY_INNER_MAC, ((Ethernet, "source"),)
    )


def _at_home(origin: Origin, network: Network) -> Origin:
    """Name the sender's own VPC, in which it is looked up, whichever the packet is on its way to."""
    return replace(origin, vpc=network.interfaces[origin.sender].vpc)


def _compare(
    packet: Packet,
    origin: Origin,
    at: ResolvedHost,
    key: str,
    found: ObjectId | None,
    fact: Fact,
    read: tuple[tuple[type, str], ...],
) -> Forwarded | Dropped:
    rows = ((origin.vpc, key, found),) if found else ()
    lookup = (Lookup(Table("mapping", ("VPC", "key", "host"), rows), 0 if found else None),)
    objects = (at.id, origin.sender, origin.host.id)
    if found == origin.host.id:
        says = f"{at.id} verifies by the mapping that {key} of {origin.vpc} is on {origin.host.id}"
        return Forwarded(packet, Evidence(says, objects, fact, read, lookup))
    where = f"on {found}" if found else "nowhere"
    says = f"{at.id} finds {key} of {origin.vpc} {where} in the mapping, but it was sent by {origin.host.id}"
    return Dropped(packet, DropReason.SOURCE_MAPPING_MISMATCH, Evidence(says, objects, fact, read, lookup))
