"""Which stacks can a walk make, down to the last value that a field can have?"""

from ipaddress import IPv4Address

from hypothesis import strategies as st

from vpcviz.facts.identifiers import MacAddress, ObjectId
from vpcviz.facts.protocols import ESP, ICMP, ICMPV6, TCP, UDP
from vpcviz.packets.carriage import COUNTING_SPI
from vpcviz.packets.headers import (
    VPC_PROTOCOL,
    Arp,
    ArpOperation,
    Esp,
    Ethernet,
    EtherType,
    Geneve,
    Header,
    Icmp,
    IcmpType,
    Icmpv6,
    Icmpv6Type,
    IPv4,
    IPv6,
    NeighborDiscovery,
    Payload,
    Tcp,
    TcpFlags,
    Udp,
    VpcHeader,
)
from vpcviz.packets.packet import Packet, quote

Stack = tuple[Header, ...]

GENEVE_PORT = 6081

octets = st.integers(0, 0xFF)
words = st.integers(0, 0xFFFF)
ports = st.one_of(words, st.just(GENEVE_PORT))
addresses = st.integers(0, 0xFFFFFFFF).map(IPv4Address)
macs = st.binary(min_size=6, max_size=6).map(lambda octets: MacAddress(octets.hex(":")))
ids = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._-]{0,60}(/[A-Za-z0-9._-]{1,60})?", fullmatch=True).map(ObjectId)
lengths = st.one_of(st.integers(1, 80), st.integers(1, 1400))
payloads = st.one_of(st.just(()), lengths.map(lambda length: (Payload(length),)))
header_lengths = st.sampled_from(range(20, 61, 4))

echoes = st.builds(Icmp, st.sampled_from([IcmpType.ECHO_REQUEST, IcmpType.ECHO_REPLY]), octets, words, words)
segments = header_lengths.flatmap(
    lambda length: st.builds(
        Tcp, ports, ports, st.sampled_from(TcpFlags), st.just(length), words, words if length == 40 else st.just(0)
    )
)
messages = st.builds(Udp, ports, ports)
other_protocols = octets.filter(lambda protocol: protocol not in (ICMP, TCP, UDP))


def _ip_headers(protocol: int) -> st.SearchStrategy[IPv4]:
    return st.builds(IPv4, addresses, addresses, octets, st.just(protocol), words, st.booleans())


def _carrying(protocol: int, transports: st.SearchStrategy[Header]) -> st.SearchStrategy[Stack]:
    return st.builds(lambda ip, transport: (ip, transport), _ip_headers(protocol), transports)


quotable: st.SearchStrategy[Stack] = st.one_of(
    _carrying(ICMP, echoes), _carrying(TCP, segments), _carrying(UDP, messages)
)
of_other_protocols = st.builds(lambda ip, payload: (ip, *payload), other_protocols.flatmap(_ip_headers), payloads)
quotes = st.one_of(
    st.builds(lambda headers, payload: quote(Packet(headers + payload)), quotable, payloads), of_other_protocols
)
errors: st.SearchStrategy[Header] = st.one_of(
    st.builds(
        lambda code, mtu, quoted: Icmp(IcmpType.DESTINATION_UNREACHABLE, code, mtu=mtu, quoted=quoted),
        octets,
        words,
        quotes,
    ),
    st.builds(
        lambda code, gateway, quoted: Icmp(IcmpType.REDIRECT, code, gateway=gateway, quoted=quoted),
        octets,
        st.ip_addresses(v=4),
        quotes,
    ),
    st.builds(lambda code, quoted: Icmp(IcmpType.TIME_EXCEEDED, code, quoted=quoted), octets, quotes),
)
datagrams: st.SearchStrategy[Stack] = st.one_of(
    st.builds(lambda headers, payload: headers + payload, quotable, payloads),
    of_other_protocols,
    _carrying(ICMP, errors),
)
ipv6_addresses = st.ip_addresses(v=6)
other_protocols_of_ipv6 = st.sampled_from([1, 2, 47, 50, 88, 112, 132, 253])
"""None that is an extension header, which a walk has none of."""


def _ipv6_headers(protocol: int) -> st.SearchStrategy[IPv6]:
    return st.builds(IPv6, ipv6_addresses, ipv6_addresses, octets, st.just(protocol))


def _carried_by_ipv6(protocol: int, transports: st.SearchStrategy[Header]) -> st.SearchStrategy[Stack]:
    return st.builds(lambda ip, transport: (ip, transport), _ipv6_headers(protocol), transports)


ipv6_echoes = st.builds(Icmpv6, st.sampled_from([Icmpv6Type.ECHO_REQUEST, Icmpv6Type.ECHO_REPLY]), octets, words, words)
ipv6_quotable: st.SearchStrategy[Stack] = st.builds(
    lambda headers, payload: headers + payload,
    st.one_of(_carried_by_ipv6(ICMPV6, ipv6_echoes), _carried_by_ipv6(TCP, segments), _carried_by_ipv6(UDP, messages)),
    payloads,
)
ipv6_of_other_protocols = st.builds(
    lambda ip, payload: (ip, *payload), other_protocols_of_ipv6.flatmap(_ipv6_headers), payloads
)
ipv6_errors: st.SearchStrategy[Header] = st.one_of(
    st.builds(
        lambda type_number, code, quoted: Icmpv6(type_number, code, quoted=quoted),
        st.sampled_from([Icmpv6Type.DESTINATION_UNREACHABLE, Icmpv6Type.TIME_EXCEEDED]),
        octets,
        st.one_of(ipv6_quotable, ipv6_of_other_protocols),
    ),
    st.builds(
        lambda mtu, quoted: Icmpv6(Icmpv6Type.PACKET_TOO_BIG, 0, mtu=mtu, quoted=quoted),
        st.integers(1280, 0xFFFFFFFF),
        ipv6_quotable,
    ),
)
neighbor_messages: st.SearchStrategy[Header] = st.one_of(
    st.builds(NeighborDiscovery, st.just(Icmpv6Type.NEIGHBOR_SOLICITATION), ipv6_addresses, macs),
    st.builds(NeighborDiscovery, st.just(Icmpv6Type.NEIGHBOR_ADVERTISEMENT), ipv6_addresses, macs, st.booleans()),
)
ipv6_datagrams: st.SearchStrategy[Stack] = st.one_of(
    ipv6_quotable,
    ipv6_of_other_protocols,
    _carried_by_ipv6(ICMPV6, ipv6_errors),
    _carried_by_ipv6(ICMPV6, neighbor_messages),
)
frames: st.SearchStrategy[Stack] = st.one_of(
    st.builds(
        lambda source, destination, datagram: (Ethernet(source, destination, EtherType.IPV6), *datagram),
        macs,
        macs,
        ipv6_datagrams,
    ),
    st.builds(
        lambda source, destination, arp: (Ethernet(source, destination, EtherType.ARP), arp),
        macs,
        macs,
        st.builds(Arp, st.sampled_from(ArpOperation), macs, addresses, macs, addresses),
    ),
    st.builds(
        lambda source, destination, datagram: (Ethernet(source, destination, EtherType.IPV4), *datagram),
        macs,
        macs,
        datagrams,
    ),
)
encapsulated: st.SearchStrategy[Stack] = st.builds(
    lambda ip, header, inside: (ip, header, *inside),
    _ip_headers(VPC_PROTOCOL),
    st.builds(VpcHeader, ids, ids),
    st.one_of(frames, datagrams, ipv6_datagrams),
)
tunnelled: st.SearchStrategy[Stack] = st.builds(
    lambda ip, header, inside: (ip, header, *inside),
    _ip_headers(ESP),
    st.builds(Esp, st.integers(256, 0xFFFFFFFF).filter(lambda spi: spi != COUNTING_SPI), st.integers(1, 0xFFFFFFFF)),
    datagrams,
)
digits = st.binary(min_size=8, max_size=8).map(bytes.hex)
for_appliances: st.SearchStrategy[Stack] = st.builds(
    lambda ip, udp, header, inside: (ip, udp, header, *inside),
    _ip_headers(UDP),
    st.builds(Udp, ports, st.just(GENEVE_PORT)),
    st.builds(Geneve, digits, digits, st.binary(min_size=4, max_size=4).map(bytes.hex)),
    st.one_of(datagrams, ipv6_datagrams),
)
encapsulated_for_appliances: st.SearchStrategy[Stack] = st.builds(
    lambda ip, header, inside: (ip, header, *inside),
    _ip_headers(VPC_PROTOCOL),
    st.builds(VpcHeader, ids, ids),
    for_appliances,
)
packets = st.one_of(
    frames, datagrams, ipv6_datagrams, encapsulated, tunnelled, for_appliances, encapsulated_for_appliances
).map(Packet)
"""A frame, an IP packet alone or in a tunnel, or any of them between two hosts of the provider."""
