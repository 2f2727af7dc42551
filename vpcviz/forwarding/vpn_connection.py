"""What does a VPN connection put around a packet, and what does it take off at the other end?"""

from ipaddress import IPv4Address, IPv4Network
from zlib import crc32

from vpcviz.facts import vpn_connection as facts
from vpcviz.facts.identifiers import ObjectId
from vpcviz.facts.protocols import ESP
from vpcviz.forwarding.mtu import Limit, fit
from vpcviz.forwarding.passage import Carry, Passage
from vpcviz.network.index import Network
from vpcviz.network.table import Table
from vpcviz.packets.answer import INITIAL_TTL
from vpcviz.packets.headers import Esp, IPv4
from vpcviz.packets.packet import Packet
from vpcviz.steps.reason import DropReason
from vpcviz.steps.stage import Stage
from vpcviz.steps.verdict import Assumption, Dropped, Evidence, Forwarded, Lookup

MTU_OCTETS = 1500
OUTER_HEADERS = 2
OUTSIDE = IPv4Network("198.18.0.0/15")
"""Where the made-up addresses of AWS's ends are: RFC 2544 keeps the block for tests, off the Internet."""

_LOWEST_SPI = 0x1000_0000
_UNTOLD = Assumption(
    "vpn-path-mtu", "nobody tells the sender of a packet that is too large for a VPN connection", facts.PATH_MTU_UNKNOWN
)
_TUNNEL = Assumption("vpn-tunnel", "of the two tunnels of a VPN connection the first carries it", facts.WHICH_TUNNEL)


def carry(passage: Passage, connection: ObjectId, outward: bool, network: Network) -> Passage:
    """Bring a packet through a tunnel between AWS and a customer gateway."""
    described = network.topology.vpn_connections[connection]
    packet = passage.packet.from_ip()
    if not described.is_up:
        down = _is_down(packet, connection, described.gateway, network)
        return passage.through(Stage.VPN_CONNECTION, connection, down)
    passage = fit(passage, Limit(connection, MTU_OCTETS, facts.MTU, assumed=_UNTOLD))
    if passage.is_over:
        return passage
    packet, site = passage.packet.from_ip(), described.customer_gateway
    ends = (described.gateway, site) if outward else (site, described.gateway)
    addresses = (outside_address(connection, 1), network.topology.customer_gateways[site].address)
    source, destination = addresses if outward else addresses[::-1]
    sent = encrypt(packet, connection, ends, source, destination)
    passage = passage.through(Stage.VPN_CONNECTION, connection, sent)
    return passage.through(Stage.VPN_CONNECTION, connection, decrypt(passage.packet, connection, ends))


def outside_address(connection: ObjectId, tunnel: int) -> IPv4Address:
    """
    Make up AWS's outside address of a tunnel, which no file holds; the same one every time.

    Args:
        tunnel: 1 or 2.
    """
    return OUTSIDE[crc32(f"{connection}/{tunnel}".encode()) % OUTSIDE.num_addresses]


def encrypt(
    packet: Packet, connection: ObjectId, ends: tuple[ObjectId, ObjectId], source: IPv4Address, destination: IPv4Address
) -> Forwarded:
    """
    Put a packet into an ESP packet between the outside addresses of a tunnel's ends.

    Args:
        packet: From the IPv4 header inward.
        ends: Who sends into the tunnel, and who receives at its other end.
    """
    outer = IPv4(source=source, destination=destination, ttl=INITIAL_TTL, protocol=ESP)
    wrapped = packet.wrap(outer, Esp(_spi(connection, ends[1]), 1))
    tunnels = Table(
        f"tunnels of {connection}",
        ("tunnel", "AWS's outside address, made up"),
        tuple((str(number), str(outside_address(connection, number))) for number in (1, 2)),
    )
    says = f"{ends[0]} encrypts it and sends it to {ends[1]} in an ESP packet from {source} to {destination}"
    lookup = (Lookup(tunnels, 0),)
    return Forwarded(wrapped, Evidence(says, (connection, *ends), facts.TUNNEL_MODE, (), lookup, _TUNNEL))


def decrypt(packet: Packet, connection: ObjectId, ends: tuple[ObjectId, ObjectId]) -> Forwarded:
    """Take the headers of a tunnel off at its other end."""
    esp = packet.header(Esp)
    says = f"{ends[1]} knows the tunnel by its SPI 0x{esp.spi:08x}, decrypts it and takes the outer headers off"
    read = ((IPv4, "destination"), (IPv4, "protocol"), (Esp, "spi"), (Esp, "sequence"))
    evidence = Evidence(says, (connection, ends[1], ends[0]), facts.TAKEN_OFF, read)
    return Forwarded(packet.unwrap(OUTER_HEADERS), evidence)


def _spi(connection: ObjectId, receiver: ObjectId) -> int:
    """Make up the number by which a receiver knows a tunnel; the same one every time."""
    return _LOWEST_SPI | crc32(f"{connection} {receiver}".encode())


def _is_down(packet: Packet, connection: ObjectId, gateway: ObjectId, network: Network) -> Dropped:
    is_transit = gateway in network.topology.transit_gateways
    reason = DropReason.TGW_BAD_STATE_VPN if is_transit else DropReason.BAD_STATE_VPN
    says = f"both tunnels of {connection} are down, and it carries nothing"
    return Dropped(packet, reason, Evidence(says, (connection, gateway), facts.DOWN))


CARRY: Carry = carry
