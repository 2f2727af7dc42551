"""What is taken to be true of the Internet beyond the gateway?"""

from datetime import date

from vpcviz.facts.fact import Fact, Standing

LEFT_THE_MODEL = Fact(
    says=(
        "What the gateway sends to an address that the drawing does not hold is on the Internet, where the walk "
        "does not follow it."
    ),
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/userguide/vpc-igw-internet-access.html",
    checked=date(2026, 11, 23),
)

ROUTED_BY_DESTINATION = Fact(
    says="The Internet brings a packet to whoever has its destination address, whatever its source says.",
    standing=Standing.DOCUMENTED,
    source="https://www.rfc-editor.org/rfc/rfc1812",
    checked=date(2026, 11, 23),
)

FAR_END_ANSWERS = Fact(
    says="Whoever has the destination address on the Internet is taken to answer, since the drawing can't know.",
    standing=Standing.ASSUMED,
    source="The drawing does not hold the far end",
    checked=date(2026, 11, 22),
)

PRIVATE_NOT_ROUTED = Fact(
    says="Private addresses are not routed on the Internet.",
    standing=Standing.DOCUMENTED,
    source="https://www.rfc-editor.org/rfc/rfc1918",
    checked=date(2026, 11, 22),
)

SPECIAL_NOT_ROUTED = Fact(
    says="Loopback, link-local, reserved and other special addresses are no destinations on the Internet.",
    standing=Standing.DOCUMENTED,
    source="https://www.rfc-editor.org/rfc/rfc6890",
    checked=date(2026, 11, 23),
)

NAT64_NOT_ROUTED = Fact(
    says=(
        "An address behind NAT64's well-known prefix is reached by a translator in one's own network; nobody on the "
        "Internet is held to carry it, or to translate for strangers."
    ),
    standing=Standing.INFERRED,
    source="https://www.rfc-editor.org/rfc/rfc6052",
    checked=date(2026, 11, 27),
)

SERVICE_STAYS_INSIDE = Fact(
    says="What goes to a service of AWS by an Internet gateway does not leave AWS's own network.",
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html",
    checked=date(2026, 11, 27),
)

HOST_ANSWERS = Fact(
    says="A host on the Internet that is drawn answers whatever it is asked.",
    standing=Standing.ASSUMED,
    source="The drawing's own rule",
    checked=date(2026, 11, 22),
)

RFC1918 = Fact(
    says="The blocks 10.0.0.0/8, 172.16.0.0/12 and 192.168.0.0/16 are set aside for private networks.",
    standing=Standing.DOCUMENTED,
    source="https://www.rfc-editor.org/rfc/rfc1918",
    checked=date(2026, 11, 22),
)

RFC6598 = Fact(
    says="The block 100.64.0.0/10 is set aside for what lies between a provider and its customers.",
    standing=Standing.DOCUMENTED,
    source="https://www.rfc-editor.org/rfc/rfc6598",
    checked=date(2026, 11, 22),
)

MTU = Fact(
    says="A host on the Internet is taken to have an interface with an MTU of 1500 octets, as Ethernet's is.",
    standing=Standing.ASSUMED,
    source="https://www.rfc-editor.org/rfc/rfc894",
    checked=date(2026, 11, 27),
)

ROUTERS = Fact(
    says=(
        "The first hop of a traceroute that leaves by an Internet gateway is a public router, and neither the gateway "
        "nor the subnet's own router shows in it."
    ),
    standing=Standing.OBSERVED,
    source="https://cloudaffaire.com/aws/why-traceroute-ignores-route-table-in-aws-ec2-with-vpc/",
    checked=date(2026, 11, 27),
    observed_by="CloudAffaire",
)

HOPS_UNKNOWN = Fact(
    says="How many routers the Internet has on a way is not known: what outlives the first is taken to arrive.",
    standing=Standing.ASSUMED,
    source="No source found",
    checked=date(2026, 11, 27),
)

RFC4193 = Fact(
    says="The Internet routes nothing to fc00::/7, which is set aside for networks of one's own.",
    standing=Standing.DOCUMENTED,
    source="https://www.rfc-editor.org/rfc/rfc4193",
    checked=date(2026, 11, 27),
)

NO_GATEWAY = Fact(
    says="An address of IPv6 is reached from the Internet only by a gateway that is attached to its VPC.",
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/userguide/vpc-igw-internet-access.html",
    checked=date(2026, 11, 27),
)
