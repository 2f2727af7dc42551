"""Which stacks of headers can there be?"""

from ipaddress import IPv4Address

from hypothesis import strategies as st

from vpcviz.facts.identifiers import MacAddress, ObjectId
from vpcviz.facts.protocols import ICMP, TCP, UDP
from vpcviz.packets.headers import (
    Arp,
    ArpOperation,
    Ethernet,
    EtherType,
    Header,
    Icmp,
    IcmpType,
    IPv4,
    Payload,
    Tcp,
    TcpFlags,
    Udp,
    VpcHeader,
)
from vpcviz.packets.packet import Packet

addresses = st.sampled_from([IPv4Address("10.0.0.10"), IPv4Address("10.0.0.20"), IPv4Address("198.51.100.20")])
macs = st.sampled_from([MacAddress("02:00:0a:00:00:0a"), MacAddress("02:00:0a:00:00:14")])
ports = st.sampled_from([0, 53, 443, 49152, 65535])
ids = st.sampled_from([ObjectId("lab"), ObjectId("a/eth0"), ObjectId("igw")])

ethernets = st.builds(Ethernet, macs, macs, st.sampled_from(EtherType))
arps = st.builds(Arp, st.sampled_from(ArpOperation), macs, addresses, macs, addresses)
vpc_headers = st.builds(VpcHeader, ids, ids)
payloads = st.builds(Payload, st.integers(0, 1400))
transports: st.SearchStrategy[Header] = st.one_of(
    st.builds(Tcp, ports, ports, st.sampled_from(TcpFlags)),
    st.builds(Udp, ports, ports),
    st.builds(Icmp, st.sampled_from(IcmpType), st.integers(0, 3), st.integers(0, 9), st.integers(0, 9)),
)


def _datagram(
    source: IPv4Address, destination: IPv4Address, ttl: int, transport: Header, length: int
) -> tuple[Header, ...]:
    """Put an IPv4 header with the right protocol number before a transport header and a payload."""
    protocol = TCP if isinstance(transport, Tcp) else UDP if isinstance(transport, Udp) else ICMP
    return (IPv4(source, destination, ttl, protocol), transport, Payload(length))


datagrams = st.builds(_datagram, addresses, addresses, st.integers(1, 255), transports, st.integers(0, 1400))
stacks = st.lists(st.one_of(ethernets, vpc_headers, arps, transports, payloads), max_size=3).flatmap(
    lambda outer: datagrams.map(lambda datagram: Packet((*outer, *datagram)))
)
"""An IPv4 datagram with up to three headers around it, sensible or not."""

bare = datagrams.map(Packet)
"""An IPv4 datagram alone."""
