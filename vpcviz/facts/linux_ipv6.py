"""What does a Linux kernel do with IPv6 that it does not do with IPv4?"""

from datetime import date

from vpcviz.facts.fact import Fact, Standing

DEFAULT_ROUTE_BY_ADVERTISEMENT = Fact(
    says=(
        "An instance has its default route of IPv6 from the advertisements of its subnet's router, whose link-local "
        "address is the next hop."
    ),
    standing=Standing.OBSERVED,
    source="https://github.com/canonical/cloud-init/issues/3980",
    checked=date(2026, 11, 27),
    observed_by="users of Fedora on EC2",
)

ADDRESS_BY_DHCP = Fact(
    says="DHCPv6 gives an instance one address of IPv6, the interface's first, as a single address without a prefix.",
    standing=Standing.OBSERVED,
    source="https://github.com/rabbitmq/rabbitmq-server/issues/14974",
    checked=date(2026, 11, 27),
    observed_by="a user of Amazon Linux on EC2",
)

PREFIX_IS_ON_LINK = Fact(
    says=(
        "The subnet's block of IPv6 addresses is taken to be on link, since neighbour discovery gives the MAC "
        "addresses of interfaces in the same subnet."
    ),
    standing=Standing.INFERRED,
    source="https://blog.ipspace.net/2015/05/arp-processing-in-layer-3-only-networks.html",
    checked=date(2026, 11, 27),
)

NO_ROUTE_WITHOUT_AN_ADDRESS = Fact(
    says="An instance without an address of IPv6 has no route of IPv6 either: “Network is unreachable”, at once.",
    standing=Standing.OBSERVED,
    source="https://github.com/flatcar/Flatcar/issues/384",
    checked=date(2026, 11, 27),
    observed_by="a user of Flatcar on EC2",
)

SOLICITATION = Fact(
    says=(
        "A neighbour is solicited at a multicast address made of the last 24 bits of its own, with the waiting "
        "packet's source as the sender."
    ),
    standing=Standing.DOCUMENTED,
    source="https://www.rfc-editor.org/rfc/rfc4861",
    checked=date(2026, 11, 27),
)

NEIGHBOUR_FAILED = Fact(
    says=(
        "After three solicitations about a second apart without an answer, 3.07 seconds in all, the kernel gives up "
        "and reports “No route to host”."
    ),
    standing=Standing.OBSERVED,
    source="Own experiments with Linux 6.18 in a network namespace",
    checked=date(2026, 11, 27),
    observed_by="vpcviz, Linux 6.18",
)

ADDRESS_UNREACHABLE_FORWARDED = Fact(
    says="A forwarding kernel that can't resolve the next hop answers the sender with an ICMPv6 address unreachable.",
    standing=Standing.DOCUMENTED,
    source="https://www.rfc-editor.org/rfc/rfc4443",
    checked=date(2026, 11, 27),
)

FRAME_SENT = Fact(
    says="A packet of IPv6 leaves in an Ethernet frame of the type 0x86DD.",
    standing=Standing.DOCUMENTED,
    source="https://www.rfc-editor.org/rfc/rfc2464",
    checked=date(2026, 11, 27),
)
