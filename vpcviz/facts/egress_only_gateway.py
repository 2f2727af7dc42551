"""What does an egress-only Internet gateway let out, and what does it keep out?"""

from datetime import date

from vpcviz.facts.fact import Fact, Standing

_GUIDE = "https://docs.aws.amazon.com/vpc/latest/userguide/egress-only-internet-gateway.html"

LETS_OUT = Fact(
    says="By an egress-only Internet gateway instances begin connections of IPv6 to the Internet; none is translated.",
    standing=Standing.DOCUMENTED,
    source=_GUIDE,
    checked=date(2026, 11, 27),
)

STATEFUL = Fact(
    says="An egress-only Internet gateway is stateful: what it has let out is answered by the same way.",
    standing=Standing.DOCUMENTED,
    source=_GUIDE,
    checked=date(2026, 11, 27),
)

NOTHING_UNSOLICITED = Fact(
    says="An egress-only Internet gateway lets the Internet begin no connection to an instance.",
    standing=Standing.DOCUMENTED,
    source=_GUIDE,
    checked=date(2026, 11, 27),
)

IPV6_ALONE = Fact(
    says="An egress-only Internet gateway is for IPv6 alone.",
    standing=Standing.DOCUMENTED,
    source=_GUIDE,
    checked=date(2026, 11, 27),
)

ONE_A_VPC = Fact(
    says="A VPC has at most one egress-only Internet gateway.",
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html",
    checked=date(2026, 11, 27),
)

SERVES_BY_ROUTE = Fact(
    says="A subnet sends by an egress-only Internet gateway only where its route table has a route to that.",
    standing=Standing.DOCUMENTED,
    source=_GUIDE,
    checked=date(2026, 11, 27),
)

WAY_IN = Fact(
    says=(
        "Where a VPC has an Internet gateway too, what the Internet sends to a subnet whose route is by the "
        "egress-only one is taken to come to that one."
    ),
    standing=Standing.ASSUMED,
    source="No source found",
    checked=date(2026, 11, 27),
)

MTU = Fact(
    says="An egress-only Internet gateway is taken to carry up to 1500 octets, as an Internet gateway does.",
    standing=Standing.INFERRED,
    source="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/network_mtu.html",
    checked=date(2026, 11, 27),
)
