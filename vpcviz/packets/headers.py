"""Which headers are there, and which fields does each have?"""

from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from ipaddress import IPv4Address, IPv6Address

from vpcviz.facts.identifiers import Address, MacAddress, ObjectId


class EtherType(IntEnum):
    """What an Ethernet frame carries (IEEE 802 numbers)."""

    IPV4 = 0x0800
    ARP = 0x0806
    IPV6 = 0x86DD


class ArpOperation(IntEnum):
    """RFC 826."""

    REQUEST = 1
    REPLY = 2


class IcmpType(IntEnum):
    """The ICMP messages that a walk can meet (RFC 792)."""

    ECHO_REPLY = 0
    DESTINATION_UNREACHABLE = 3
    REDIRECT = 5
    ECHO_REQUEST = 8
    TIME_EXCEEDED = 11


class Icmpv6Type(IntEnum):
    """The ICMPv6 messages that a walk can meet (RFC 4443, RFC 4861)."""

    DESTINATION_UNREACHABLE = 1
    PACKET_TOO_BIG = 2
    TIME_EXCEEDED = 3
    ECHO_REQUEST = 128
    ECHO_REPLY = 129
    NEIGHBOR_SOLICITATION = 135
    NEIGHBOR_ADVERTISEMENT = 136


class Saying(StrEnum):
    """What an ICMP message says, whichever number the version has for it."""

    ECHO_REQUEST = "echo request"
    ECHO_REPLY = "echo reply"
    UNREACHABLE = "destination unreachable"
    TOO_BIG = "packet too big"
    TIME_EXCEEDED = "time exceeded"
    REDIRECT = "redirect"
    OTHER = "something else"


class TcpFlags(StrEnum):
    """The flag combinations that a probe and its answer have (RFC 9293)."""

    SYN = "SYN"
    SYN_ACK = "SYN-ACK"
    RST_ACK = "RST-ACK"
    PSH_ACK = "PSH-ACK"
    ACK = "ACK"


@dataclass(frozen=True, slots=True)
class Ethernet:
    """IEEE 802.3, without preamble and checksum."""

    source: MacAddress
    destination: MacAddress
    type: EtherType


@dataclass(frozen=True, slots=True)
class Arp:
    """RFC 826, for IPv4 over Ethernet."""

    operation: ArpOperation
    sender_mac: MacAddress
    sender_address: IPv4Address
    target_mac: MacAddress
    target_address: IPv4Address

    @property
    def is_announcement(self) -> bool:
        """Say whether it asks for nothing, but claims an address (RFC 5227, section 3)."""
        return self.sender_address == self.target_address


@dataclass(frozen=True, slots=True)
class Ip:
    """
    What IPv4 and IPv6 have in common, under IPv4's names; the lengths are derived from what is carried.

    Attributes:
        ttl: IPv6 calls it the hop limit.
        protocol: IPv6 calls it the next header.
    """

    source: Address
    destination: Address
    ttl: int
    protocol: int


@dataclass(frozen=True, slots=True)
class IPv4(Ip):
    """
    RFC 791.

    Attributes:
        more_fragments: Whether this is the first of several fragments; the further ones stand in no stack.
    """

    source: IPv4Address
    destination: IPv4Address
    identification: int = 0
    dont_fragment: bool = False
    more_fragments: bool = False


@dataclass(frozen=True, slots=True)
class IPv6(Ip):
    """
    RFC 8200, with traffic class and flow label zero, and of the extension headers that of a fragment alone.

    Attributes:
        more_fragments: Whether this is the first of several fragments, with such a header; the others are in no stack.
        dont_fragment: Whether the program that sends it forbids its kernel to split it; nobody else may. It stands
            nowhere in the packet itself.
    """

    source: IPv6Address
    destination: IPv6Address
    more_fragments: bool = False
    dont_fragment: bool = field(default=False, compare=False)


NO_GATEWAY = IPv4Address(0)


@dataclass(frozen=True, slots=True)
class IcmpMessage:
    """
    What ICMP and ICMPv6 have in common.

    Attributes:
        type: The version's own number of the message.
        code: 0 to 255.
        id: Of an echo; 0 in an error.
        sequence: Of an echo; 0 in an error.
        mtu: Of the link that a packet is too large for, in octets; 0 elsewhere.
        quoted: What an error quotes of the packet that it answers, outermost header first.
    """

    type: int
    code: int
    id: int = 0
    sequence: int = 0
    mtu: int = 0
    quoted: "tuple[Header, ...]" = ()

    @property
    def saying(self) -> Saying:
        """What the message says."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Icmp(IcmpMessage):
    """
    RFC 792.

    Attributes:
        gateway: Whom a redirect names; 0.0.0.0 elsewhere.
    """

    gateway: IPv4Address = NO_GATEWAY

    @property
    def saying(self) -> Saying:
        """What the message says."""
        return _ICMP_SAYS.get(self.type, Saying.OTHER)


@dataclass(frozen=True, slots=True)
class Icmpv6(IcmpMessage):
    """RFC 4443."""

    @property
    def saying(self) -> Saying:
        """What the message says."""
        return _ICMPV6_SAYS.get(self.type, Saying.OTHER)


_ICMP_SAYS: dict[int, Saying] = {
    IcmpType.ECHO_REQUEST: Saying.ECHO_REQUEST,
    IcmpType.ECHO_REPLY: Saying.ECHO_REPLY,
    IcmpType.DESTINATION_UNREACHABLE: Saying.UNREACHABLE,
    IcmpType.TIME_EXCEEDED: Saying.TIME_EXCEEDED,
    IcmpType.REDIRECT: Saying.REDIRECT,
}
_ICMPV6_SAYS: dict[int, Saying] = {
    Icmpv6Type.ECHO_REQUEST: Saying.ECHO_REQUEST,
    Icmpv6Type.ECHO_REPLY: Saying.ECHO_REPLY,
    Icmpv6Type.DESTINATION_UNREACHABLE: Saying.UNREACHABLE,
    Icmpv6Type.PACKET_TOO_BIG: Saying.TOO_BIG,
    Icmpv6Type.TIME_EXCEEDED: Saying.TIME_EXCEEDED,
}


@dataclass(frozen=True, slots=True)
class NeighborDiscovery:
    """
    An ICMPv6 message by which a neighbour is asked for, or answers, with its one option (RFC 4861, sections 4.3, 4.4).

    Attributes:
        type: A solicitation or an advertisement.
        target_address: Who is asked for, or answers.
        mac: The asker's in a solicitation, the target's in an advertisement.
        is_router: Whether the target is a router; an advertisement alone says so.
    """

    type: Icmpv6Type
    target_address: IPv6Address
    mac: MacAddress
    is_router: bool = False


TCP_OCTETS = 20
"""A TCP header without options."""

LONGEST_TCP_OCTETS = 60
TCP_WORD_OCTETS = 4


@dataclass(frozen=True, slots=True)
class Tcp:
    """
    RFC 9293, as far as a probe needs it.

    Attributes:
        octets: The header's length with its options.
        window: How many octets the other end may send before it hears more.
        maximum_segment_size: How many octets of data the other end may put into one segment; 0 where no option says so.
    """

    source_port: int
    destination_port: int
    flags: TcpFlags
    octets: int = TCP_OCTETS
    window: int = 0
    maximum_segment_size: int = 0


@dataclass(frozen=True, slots=True)
class Udp:
    """RFC 768."""

    source_port: int
    destination_port: int


@dataclass(frozen=True, slots=True)
class VpcHeader:
    """
    What AWS puts between the outer IP header and the tenant's packet: a schematic, since the format is not published.

    Attributes:
        vpc: The VPC that the packet belongs to.
        interface: The network interface that sent it; the gateway's id where a gateway sends.
    """

    vpc: ObjectId
    interface: ObjectId


@dataclass(frozen=True, slots=True)
class Geneve:
    """
    RFC 8926, as a gateway load balancer puts it around what an appliance is to see; numbers by hexadecimal digits.

    Attributes:
        endpoint: By which endpoint the packet has come, 64 bits.
        attachment: As what that counts with the load balancer, 64 bits.
        flow_cookie: To which flow it belongs, 32 bits.
    """

    endpoint: str
    attachment: str
    flow_cookie: str


@dataclass(frozen=True, slots=True)
class Esp:
    """
    RFC 4303, of a tunnel: an IP packet stands behind it, told as it was before it was encrypted.

    What the algorithms add that two ends agree on, an initialization vector, padding and a check value, is not told.

    Attributes:
        spi: Which of the receiver's agreements it goes by, 256 to 4294967295.
        sequence: How many packets there have been, this one included.
    """

    spi: int
    sequence: int


@dataclass(frozen=True, slots=True)
class Payload:
    """
    What the innermost header carries; only its length matters, in octets.

    Attributes:
        whole: How long it is with what the packet's other fragments carry; 0 where the packet is no fragment. It stands
            nowhere in this packet itself.
    """

    length: int
    whole: int = field(default=0, compare=False)


Header = (
    Ethernet | Arp | IPv4 | IPv6 | Icmp | Icmpv6 | NeighborDiscovery | Tcp | Udp | VpcHeader | Geneve | Esp | Payload
)

IPV4_OCTETS = 20
"""An IPv4 header without options."""

IPV6_OCTETS = 40
"""An IPv6 header without extension headers."""

FRAGMENT_OCTETS = 8
"""The extension header of a fragment (RFC 8200, section 4.5)."""

ICMP_OCTETS = 8
ESP_OCTETS = 8
GENEVE_OCTETS = 40
"""With the three options that an appliance gives back."""

NEIGHBOR_DISCOVERY_OCTETS = 32
"""With the option that tells a MAC address."""

UDP_OCTETS = 8

VPC_HEADER_OCTETS = 8
"""A stand-in, so that the header has a size in the picture."""

VPC_PROTOCOL = 253
"""What an IPv4 header before a VPC header has as its protocol: RFC 3692 keeps 253 for experiments, and AWS's own is not
published. On the wire, where the VPC header has a stand-in, it is UDP (`geneve.py`)."""

QUOTED_TRANSPORT_OCTETS = 8
"""How much of the quoted packet's payload an ICMP error carries at the least (RFC 792)."""

LONGEST_ICMPV6_ERROR_OCTETS = 1280
"""An ICMPv6 error quotes as much as it has room for, its own IPv6 header counted (RFC 4443, section 2.4)."""

LONGEST_QUOTE_OCTETS = LONGEST_ICMPV6_ERROR_OCTETS - IPV6_OCTETS - ICMP_OCTETS


def header_octets(header: Header) -> int:
    """
    Count the octets of one header, without what it carries.

    The VPC header's real size is not published, so that it counts as VPC_HEADER_OCTETS however long its stand-in on the
    wire is: that one carries whole ids, and grows with them, which would tell nothing about AWS.
    """
    match header:
        case Ethernet():
            return 14
        case Arp():
            return 28
        case IPv4():
            return IPV4_OCTETS
        case IPv6(more_fragments=more_fragments):
            return IPV6_OCTETS + (FRAGMENT_OCTETS if more_fragments else 0)
        case Tcp(octets=octets):
            return octets
        case Icmp(quoted=quoted):
            return ICMP_OCTETS + min(sum(map(header_octets, quoted)), IPV4_OCTETS + QUOTED_TRANSPORT_OCTETS)
        case Icmpv6(quoted=quoted):
            return ICMP_OCTETS + min(sum(map(header_octets, quoted)), LONGEST_QUOTE_OCTETS)
        case NeighborDiscovery():
            return NEIGHBOR_DISCOVERY_OCTETS
        case Udp():
            return UDP_OCTETS
        case VpcHeader():
            return VPC_HEADER_OCTETS
        case Geneve():
            return GENEVE_OCTETS
        case Esp():
            return ESP_OCTETS
        case Payload(length=length):
            return length
