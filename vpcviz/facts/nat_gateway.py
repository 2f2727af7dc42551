"""What does a NAT gateway translate, and what does it refuse?"""

from datetime import date

from vpcviz.facts.fact import Fact, Standing

PRIVATE_ADDRESS_IN_PLACE = Fact(
    says=(
        "A NAT gateway puts its own private address in place of the source; a public one's becomes public at the "
        "Internet gateway."
    ),
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html",
    checked=date(2026, 11, 22),
)

OWN_ADDRESS = Fact(
    says="A NAT gateway has a private address of IPv4 from its subnet, which it puts in place of every source.",
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html",
    checked=date(2026, 11, 27),
)

PROTOCOLS = Fact(
    says="A NAT gateway carries TCP, UDP and ICMP, and no other protocol.",
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html",
    checked=date(2026, 11, 22),
)

PORTS = Fact(
    says=(
        "A NAT gateway uses the source ports 1024 to 65535, and holds 55,000 connections for each address of its own "
        "to one destination address, port and protocol."
    ),
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html",
    checked=date(2026, 11, 22),
)

ADDRESSES = Fact(
    says="A NAT gateway has one address to eight, a primary one and secondary ones, each with ports of its own.",
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html",
    checked=date(2026, 11, 27),
)

FIRST_FREE_ADDRESS = Fact(
    says=(
        "Which of its addresses and ports a NAT gateway takes is not published; here it is the first address that has "
        "a port left, the primary one before the others, and its lowest port."
    ),
    standing=Standing.ASSUMED,
    source="A choice of this model, so that the same question has the same answer.",
    checked=date(2026, 11, 27),
)

LOWEST_FREE_PORT = Fact(
    says="Which of its ports a NAT gateway takes is not published; the lowest free one is taken here.",
    standing=Standing.ASSUMED,
    source="A choice of this model, so that the same question has the same answer.",
    checked=date(2026, 11, 22),
)

NOTHING_UNSOLICITED = Fact(
    says=(
        "A NAT gateway lets in what answers a connection from inside, and nothing else; its own addresses cannot be "
        "pinged."
    ),
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-troubleshooting.html",
    checked=date(2026, 11, 22),
)

OWN_SUBNET = Fact(
    says="A NAT gateway does not serve the instances of its own subnet.",
    standing=Standing.OBSERVED,
    source="https://github.com/batfish/batfish/blob/master/projects/batfish/src/main/java/org/batfish/representation/aws/NatGateway.java",
    checked=date(2026, 11, 22),
    observed_by="the authors of Batfish",
)

DECREMENTS_TTL = Fact(
    says="A NAT gateway takes one from the TTL: its private address stands in a traceroute.",
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-troubleshooting.html",
    checked=date(2026, 11, 22),
)

INTERNET_GATEWAY_NEEDED = Fact(
    says="A public NAT gateway is created in a VPC that has an Internet gateway, in a subnet whose table leads there.",
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html",
    checked=date(2026, 11, 25),
)

SERVES_BY_ROUTE = Fact(
    says="A NAT gateway serves the subnets whose route table has a route to it, and no other.",
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-working-with.html",
    checked=date(2026, 11, 27),
)

NAT64 = Fact(
    says=(
        "Of a packet for 64:ff9b::/96 a NAT gateway makes one of IPv4, from its own private address to the one that "
        "stands behind the prefix, and of the answer one of IPv6; it does nothing else with IPv6."
    ),
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-nat64-dns64.html",
    checked=date(2026, 11, 27),
)

NAT64_HEADERS = Fact(
    says=(
        "How a NAT gateway makes a header of the one version out of one of the other is not published; the rules of "
        "RFC 7915 are taken here: an ICMP message becomes the one that says the same, an MTU in it changes by the 20 "
        "octets by which the headers differ, and what is longer than 1260 octets must not be split."
    ),
    standing=Standing.INFERRED,
    source="https://www.rfc-editor.org/rfc/rfc7915",
    checked=date(2026, 11, 27),
)

NAT64_TELLER = Fact(
    says=(
        "By which address a NAT gateway, which has none of IPv6, tells a sender of IPv6 of the end of its hop limit is "
        "not published; its own behind 64:ff9b::/96 is taken here."
    ),
    standing=Standing.ASSUMED,
    source="No source found",
    checked=date(2026, 11, 27),
)

NAT64_ROUTE = Fact(
    says=(
        "A route to a NAT gateway is for IPv4; of IPv6 it takes what is for 64:ff9b::/96, which stands for addresses "
        "of IPv4."
    ),
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateRoute.html",
    checked=date(2026, 11, 27),
)

FRAGMENTS = Fact(
    says="A NAT gateway forwards the fragments of UDP, and drops those of TCP and ICMP.",
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-comparison.html",
    checked=date(2026, 11, 27),
)

IDLE_TIMEOUT = Fact(
    says=(
        "A NAT gateway forgets a connection that has lain idle for 350 seconds, and answers whatever of it comes from "
        "inside after that with a reset."
    ),
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-troubleshooting.html",
    checked=date(2026, 11, 27),
)
