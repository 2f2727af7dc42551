"""What does a Linux kernel do with a packet of its own and with a frame from the wire?"""

from datetime import date

from vpcviz.facts.fact import Fact, Standing

LONGEST_PREFIX = Fact(
    says="Of all routes that match a destination, the one with the longest prefix is used.",
    standing=Standing.DOCUMENTED,
    source="https://www.rfc-editor.org/rfc/rfc1812",
    checked=date(2026, 11, 22),
)

OWN_ADDRESS_IS_LOCAL = Fact(
    says="A packet to one of the kernel's own addresses is delivered inside the kernel and never reaches the wire.",
    standing=Standing.OBSERVED,
    source="Own experiments with Linux 6.18 guests behind a simulated fabric",
    checked=date(2026, 11, 22),
    observed_by="vpcviz, Linux 6.18",
)

ON_LINK = Fact(
    says="A route without a next hop makes the kernel resolve the destination itself by ARP.",
    standing=Standing.OBSERVED,
    source="Own experiments with Linux 6.18 guests behind a simulated fabric",
    checked=date(2026, 11, 22),
    observed_by="vpcviz, Linux 6.18",
)

DEFAULT_ROUTE = Fact(
    says=(
        "What no other route matches goes to the default route's next hop, which is resolved by ARP in the "
        "destination's place."
    ),
    standing=Standing.OBSERVED,
    source="Own experiments with Linux 6.18 guests behind a simulated fabric",
    checked=date(2026, 11, 22),
    observed_by="vpcviz, Linux 6.18",
)

NO_ROUTE = Fact(
    says=(
        "Without a matching route the kernel refuses a packet at once with “Network is unreachable” and sends nothing."
    ),
    standing=Standing.OBSERVED,
    source="Own experiments with Linux 6.18 guests behind a simulated fabric",
    checked=date(2026, 11, 22),
    observed_by="vpcviz, Linux 6.18",
)

BROADCAST_IS_FRAMED = Fact(
    says=(
        "A broadcast or a multicast goes into a frame whose destination follows from the address itself, so that "
        "no ARP is needed."
    ),
    standing=Standing.DOCUMENTED,
    source="https://www.rfc-editor.org/rfc/rfc1112",
    checked=date(2026, 11, 22),
)

NEIGHBOUR_KNOWN = Fact(
    says="While the neighbour cache holds the next hop's MAC address, no ARP request is sent.",
    standing=Standing.OBSERVED,
    source="Own experiments with Linux 6.18 guests behind a simulated fabric",
    checked=date(2026, 11, 22),
    observed_by="vpcviz, Linux 6.18",
)

NEIGHBOUR_UNKNOWN = Fact(
    says="A packet whose next hop is not in the neighbour cache waits until ARP has resolved it.",
    standing=Standing.OBSERVED,
    source="Own experiments with Linux 6.18 guests behind a simulated fabric",
    checked=date(2026, 11, 22),
    observed_by="vpcviz, Linux 6.18",
)

ARP_REQUEST = Fact(
    says=(
        "An ARP request is broadcast, and with the default settings its sender address is the source address of "
        "the packet that waits for the answer."
    ),
    standing=Standing.OBSERVED,
    source="Own experiments with Linux 6.18 guests behind a simulated fabric",
    checked=date(2026, 11, 22),
    observed_by="vpcviz, Linux 6.18",
)

ARP_FAILED = Fact(
    says=(
        "After three ARP requests about a second apart without an answer, 3.07 seconds in all, the kernel gives "
        "up and reports “No route to host”."
    ),
    standing=Standing.OBSERVED,
    source="Own experiments with Linux 6.18 guests behind a simulated fabric",
    checked=date(2026, 11, 22),
    observed_by="vpcviz, Linux 6.18",
)

HOST_UNREACHABLE_FORWARDED = Fact(
    says="A forwarding kernel that can't resolve the next hop answers the sender with an ICMP host unreachable.",
    standing=Standing.OBSERVED,
    source="Own experiments with Linux 6.18 guests behind a simulated fabric",
    checked=date(2026, 11, 22),
    observed_by="vpcviz, Linux 6.18",
)

FRAME_SENT = Fact(
    says="The packet leaves in an Ethernet frame from the interface's own MAC address to the next hop's.",
    standing=Standing.DOCUMENTED,
    source="https://www.rfc-editor.org/rfc/rfc894",
    checked=date(2026, 11, 22),
)

ECHO_ANSWERED = Fact(
    says=(
        "A host answers an ICMP echo request that is addressed to it, with the addresses exchanged and the id and"
        " the sequence number kept."
    ),
    standing=Standing.DOCUMENTED,
    source="https://www.rfc-editor.org/rfc/rfc1122",
    checked=date(2026, 11, 22),
)

BROADCAST_ECHO_IGNORED = Fact(
    says="An echo request to a broadcast or multicast address is not answered under the kernel's default settings.",
    standing=Standing.OBSERVED,
    source="Own experiments with Linux 6.18 guests behind a simulated fabric",
    checked=date(2026, 11, 22),
    observed_by="vpcviz, Linux 6.18",
)

SYN_OPTIONS = Fact(
    says=(
        "A SYN carries 20 octets of options, among them the segment size that the MTU of its interface leaves, 8961 of "
        "9001 and 1460 of 1500, and a window of as many whole segments as 64 KiB hold."
    ),
    standing=Standing.OBSERVED,
    source="Own experiments with Linux 6.18 over interfaces with six MTUs",
    checked=date(2026, 11, 23),
    observed_by="vpcviz, Linux 6.18",
)

TCP_ANSWERED = Fact(
    says="A SYN to a port on which a program listens is answered with a SYN-ACK.",
    standing=Standing.DOCUMENTED,
    source="https://www.rfc-editor.org/rfc/rfc9293",
    checked=date(2026, 11, 22),
)

TCP_ACKNOWLEDGED = Fact(
    says="What comes in on an open TCP connection is acknowledged.",
    standing=Standing.DOCUMENTED,
    source="https://www.rfc-editor.org/rfc/rfc9293",
    checked=date(2026, 11, 27),
)

TCP_CLOSED = Fact(
    says=(
        "A SYN to a port on which nothing listens is answered with a reset, which the sender's program sees as "
        "“Connection refused”."
    ),
    standing=Standing.OBSERVED,
    source="Own experiments with Linux 6.18 guests behind a simulated fabric",
    checked=date(2026, 11, 22),
    observed_by="vpcviz, Linux 6.18",
)

UDP_ANSWERED = Fact(
    says="A datagram to a port on which a program listens is handed to the program, whose answer comes from that port.",
    standing=Standing.DOCUMENTED,
    source="https://www.rfc-editor.org/rfc/rfc768",
    checked=date(2026, 11, 22),
)

UDP_CLOSED = Fact(
    says="A datagram to a port on which nothing listens is answered with an ICMP port unreachable that quotes it.",
    standing=Standing.OBSERVED,
    source="Own experiments with Linux 6.18 guests behind a simulated fabric",
    checked=date(2026, 11, 22),
    observed_by="vpcviz, Linux 6.18",
)

OTHER_PROTOCOL = Fact(
    says=(
        "A packet of a protocol other than ICMP, TCP and UDP is taken to be accepted and answered by what runs on"
        " the receiver, since a probe can't know."
    ),
    standing=Standing.ASSUMED,
    source="No source found",
    checked=date(2026, 11, 22),
)

NOT_FORWARDING = Fact(
    says=(
        "With forwarding switched off a packet for an address that is not the kernel's own is discarded without a word."
    ),
    standing=Standing.OBSERVED,
    source="Own experiments with Linux 6.18 guests behind a simulated fabric",
    checked=date(2026, 11, 22),
    observed_by="vpcviz, Linux 6.18",
)

FORWARDS = Fact(
    says=(
        "With forwarding switched on the kernel decrements the TTL of a packet for someone else and sends it on "
        "by its own routing table."
    ),
    standing=Standing.OBSERVED,
    source="Own experiments with Linux 6.18 guests behind a simulated fabric",
    checked=date(2026, 11, 22),
    observed_by="vpcviz, Linux 6.18",
)

TTL_EXCEEDED = Fact(
    says=(
        "A forwarding kernel whose decrement would leave a TTL of zero discards the packet and answers with an "
        "ICMP time exceeded."
    ),
    standing=Standing.OBSERVED,
    source="Own experiments with Linux 6.18 guests behind a simulated fabric",
    checked=date(2026, 11, 22),
    observed_by="vpcviz, Linux 6.18",
)

MASQUERADE = Fact(
    says=(
        "Masquerading puts the outgoing interface's primary address in the place of a forwarded packet's source "
        "and restores it in the answers."
    ),
    standing=Standing.OBSERVED,
    source="Own experiments with Linux 6.18 guests behind a simulated fabric",
    checked=date(2026, 11, 22),
    observed_by="vpcviz, Linux 6.18",
)

ANSWER_ACCEPTED = Fact(
    says=(
        "The sender takes a packet as the answer when its addresses, its ports or its echo id are the request's, "
        "the other way round."
    ),
    standing=Standing.DOCUMENTED,
    source="https://www.rfc-editor.org/rfc/rfc1122",
    checked=date(2026, 11, 22),
)

ANSWER_MISMATCH = Fact(
    says="A packet whose addresses, ports or echo id belong to no request of the sender's is discarded there.",
    standing=Standing.DOCUMENTED,
    source="https://www.rfc-editor.org/rfc/rfc1122",
    checked=date(2026, 11, 22),
)

REFUSAL_RECEIVED = Fact(
    says="A reset or an ICMP error that quotes the sender's own packet is reported to the program that sent it.",
    standing=Standing.OBSERVED,
    source="Own experiments with Linux 6.18 guests behind a simulated fabric",
    checked=date(2026, 11, 22),
    observed_by="vpcviz, Linux 6.18",
)

WRONG_MAC_IGNORED = Fact(
    says="A frame for another station's MAC address is discarded before the IP layer sees it.",
    standing=Standing.OBSERVED,
    source="Own experiments with Linux 6.18 guests behind a simulated fabric",
    checked=date(2026, 11, 22),
    observed_by="vpcviz, Linux 6.18",
)

HOST_PREFIX = Fact(
    says=(
        "A guest in Google's cloud has its address with a prefix of 32 bits, so that the router is the only "
        "neighbour that it ever asks for."
    ),
    standing=Standing.OBSERVED,
    source="https://gist.github.com/bsiegert/3c0bacdda2ab8f35bb3a",
    checked=date(2026, 11, 23),
    observed_by="bsiegert, NetBSD on Google Compute Engine",
)

MARTIAN_SOURCE = Fact(
    says=(
        "A packet from the wire whose source is one of the receiver's own addresses is discarded even with "
        "reverse path filtering switched off."
    ),
    standing=Standing.OBSERVED,
    source="Own experiments with Linux 6.18 guests behind a simulated fabric",
    checked=date(2026, 11, 22),
    observed_by="vpcviz, Linux 6.18",
)

LOOPBACK_FROM_THE_WIRE = Fact(
    says="A packet from the wire to a loopback address is discarded in silence.",
    standing=Standing.OBSERVED,
    source="Own experiments with Linux 6.18 guests behind a simulated fabric",
    checked=date(2026, 11, 22),
    observed_by="vpcviz, Linux 6.18",
)

REDIRECTS = Fact(
    says=(
        "A kernel that forwards a packet out of the interface it came in by tells the sender, by an ICMP redirect, "
        "of the next hop that it could take itself."
    ),
    standing=Standing.OBSERVED,
    source="Own experiments with Linux 6.18 guests behind a simulated fabric",
    checked=date(2026, 11, 22),
    observed_by="vpcviz, Linux 6.18",
)

REDIRECT_ACCEPTED = Fact(
    says=(
        "A kernel believes a redirect from its present next hop and goes by it for 300 seconds, though not before it "
        "knows the MAC address of the next hop that is named: at the second redirect, that is."
    ),
    standing=Standing.OBSERVED,
    source="Own experiments with Linux 6.18 guests behind a simulated fabric",
    checked=date(2026, 11, 22),
    observed_by="vpcviz, Linux 6.18",
)

REVERSE_PATH_STRICT = Fact(
    says=(
        "With rp_filter=1 the kernel silently discards a packet whose source it would not answer by the interface "
        "that the packet came in by."
    ),
    standing=Standing.OBSERVED,
    source="Own experiments with Linux 6.18 guests behind a simulated fabric",
    checked=date(2026, 11, 22),
    observed_by="vpcviz, Linux 6.18",
)

REVERSE_PATH_LOOSE = Fact(
    says="With rp_filter=2 the kernel silently discards a packet to whose source it has no route at all.",
    standing=Standing.OBSERVED,
    source="Own experiments with Linux 6.18 guests behind a simulated fabric",
    checked=date(2026, 11, 22),
    observed_by="vpcviz, Linux 6.18",
)

LOOP = Fact(
    says=(
        "A packet that comes to the same place a second time with the same headers would circle until its TTL is "
        "used up, so the walk ends there."
    ),
    standing=Standing.INFERRED,
    source="https://www.rfc-editor.org/rfc/rfc791",
    checked=date(2026, 11, 22),
)

NEXT_HOP_ON_LINK = Fact(
    says="A route whose next hop is in no connected subnet is refused with “Nexthop has invalid gateway”.",
    standing=Standing.OBSERVED,
    source="Own experiments with Linux 6.18 guests behind a simulated fabric",
    checked=date(2026, 11, 23),
    observed_by="vpcviz, Linux 6.18",
)

ONE_ROUTE_A_DESTINATION = Fact(
    says="A second route to a destination that has one is refused with “File exists”.",
    standing=Standing.INFERRED,
    source="https://man7.org/linux/man-pages/man8/ip-route.8.html",
    checked=date(2026, 11, 23),
)

ICMP_RATE_LIMIT = Fact(
    says=(
        "A kernel sends few ICMP errors and redirects to one destination, a burst and then about one a second, and may "
        "swallow one; this is not modelled, so here each is sent."
    ),
    standing=Standing.OBSERVED,
    source="Own experiments with Linux 6.18 guests behind a simulated fabric",
    checked=date(2026, 11, 25),
    observed_by="vpcviz, Linux 6.18",
)

ASKER_IS_LEARNT = Fact(
    says=(
        "An ARP request for the kernel's own address puts its sender into the neighbour cache, so that the answer to "
        "the packet behind it needs no request; an unasked-for ARP reply puts in nobody."
    ),
    standing=Standing.OBSERVED,
    source="Own experiments with Linux 6.18 guests behind a simulated fabric",
    checked=date(2026, 11, 22),
    observed_by="vpcviz, Linux 6.18",
)

ANNOUNCEMENT_UPDATES = Fact(
    says=(
        "A gratuitous ARP gives an entry that a kernel's neighbour cache has already its new MAC address, and makes "
        "none where there is none."
    ),
    standing=Standing.OBSERVED,
    source="Own experiments with Linux 6.18 guests behind a simulated fabric",
    checked=date(2026, 11, 27),
    observed_by="vpcviz, Linux 6.18",
)
