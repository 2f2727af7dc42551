"""What does a virtual private gateway carry between a VPC and the networks of its owner?"""

from datetime import date

from vpcviz.facts.fact import Fact, Standing

AT_THE_EDGE = Fact(
    says=(
        "A virtual private gateway is attached to one VPC, and carries its packets to and from the owner's own "
        "networks, by VPN and Direct Connect."
    ),
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpn/latest/s2svpn/how_it_works.html",
    checked=date(2026, 11, 27),
)

ONE_A_VPC = Fact(
    says="A VPC has at most one virtual private gateway attached to it.",
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AttachVpnGateway.html",
    checked=date(2026, 11, 27),
)

KNOWN_PREFIXES = Fact(
    says=(
        "A virtual private gateway routes to the prefixes that were announced to it by BGP or written as static "
        "routes of a connection, and to its VPC; nothing else."
    ),
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpn/latest/s2svpn/vpn-route-priority.html",
    checked=date(2026, 11, 27),
)

PREFERENCE = Fact(
    says=(
        "Of equally specific routes a virtual private gateway takes one learned over Direct Connect before a "
        "static one of a VPN connection, and that before one learned over a VPN connection."
    ),
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpn/latest/s2svpn/vpn-route-priority.html",
    checked=date(2026, 11, 27),
)

FIRST_OF_EQUALS = Fact(
    says=(
        "By which of several equal routes a virtual private gateway goes depends on what BGP says besides, such "
        "as the path of networks; here it is the one that is written first."
    ),
    standing=Standing.ASSUMED,
    source="https://docs.aws.amazon.com/vpn/latest/s2svpn/vpn-route-priority.html",
    checked=date(2026, 11, 27),
)

SOURCE_IN_VPC = Fact(
    says=(
        "A virtual private gateway carries out only what comes from the private address of a network interface of "
        "its VPC."
    ),
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/reachability/explanation-codes.html",
    checked=date(2026, 11, 27),
)

DESTINATION_IN_VPC = Fact(
    says="A virtual private gateway lets in only what is for the private address of a network interface of its VPC.",
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/reachability/explanation-codes.html",
    checked=date(2026, 11, 27),
)

PROPAGATION = Fact(
    says=(
        "With route propagation the prefixes that a virtual private gateway knows come into a route table by "
        "themselves."
    ),
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpn/latest/s2svpn/VPNRoutingTypes.html",
    checked=date(2026, 11, 27),
)

LOCAL_FIRST = Fact(
    says=(
        "A propagated route never takes from the VPC's local route what is in the VPC's own blocks, however "
        "specific it is."
    ),
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpn/latest/s2svpn/vpn-route-priority.html",
    checked=date(2026, 11, 27),
)

STATIC_FIRST = Fact(
    says=(
        "Where a propagated route has the same block as a route that was written into the table, the written one "
        "decides."
    ),
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpn/latest/s2svpn/vpn-route-priority.html",
    checked=date(2026, 11, 27),
)

LIST_FIRST = Fact(
    says=(
        "Where a propagated route has the same block as an entry of a prefix list to which a route was written, "
        "the written one decides."
    ),
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html",
    checked=date(2026, 11, 27),
)

GATEWAY_TABLE = Fact(
    says=(
        "A route table may be associated with a virtual private gateway, by which what comes in goes on, to an "
        "appliance for one."
    ),
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/userguide/gateway-route-tables.html",
    checked=date(2026, 11, 27),
)

TTL_UNKNOWN = Fact(
    says="Whether a virtual private gateway lowers the TTL is not told.",
    standing=Standing.ASSUMED,
    source="https://docs.aws.amazon.com/vpn/latest/s2svpn/how_it_works.html",
    checked=date(2026, 11, 27),
)

NO_IPV6 = Fact(
    says="A virtual private gateway carries IPv4 alone.",
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpn/latest/s2svpn/VPNRoutingTypes.html",
    checked=date(2026, 11, 27),
)
