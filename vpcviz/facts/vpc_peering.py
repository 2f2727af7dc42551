"""What does a VPC peering connection carry, and what does it not?"""

from datetime import date

from vpcviz.facts.fact import Fact, Standing

BETWEEN_TWO_VPCS = Fact(
    says=(
        "A VPC peering connection lets two VPCs reach each other by private addresses; AWS carries such traffic as it "
        "carries traffic inside a VPC, by no device of its own."
    ),
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/whitepapers/latest/aws-vpc-connectivity-options/vpc-peering.html",
    checked=date(2026, 11, 25),
)

NOT_TRANSITIVE = Fact(
    says=(
        "A peering connection carries only what comes from, or goes to, an address of the VPC that it leads to: no "
        "third VPC and no gateway behind that one can be reached through it."
    ),
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/reachability/explanation-codes.html",
    checked=date(2026, 11, 25),
)

OWN_VPC_ALONE = Fact(
    says=(
        "What translates addresses for a VPC on their way out carries what comes from the VPC's own interfaces, and "
        "nothing that comes by a peering connection, a VPN connection or Direct Connect."
    ),
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/reachability/explanation-codes.html",
    checked=date(2026, 11, 27),
)

WHO_REFUSES = Fact(
    says=(
        "Whether what is to go out by a peer's address translation is refused for having no address of the peer's, or "
        "for coming from none of its interfaces, is not published: both hold, and the latter names what was wanted."
    ),
    standing=Standing.ASSUMED,
    source="https://docs.aws.amazon.com/vpc/latest/reachability/explanation-codes.html",
    checked=date(2026, 11, 27),
)

NO_OVERLAP = Fact(
    says="Two VPCs with overlapping blocks of addresses can't be peered.",
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html",
    checked=date(2026, 11, 25),
)

ONE_BETWEEN_TWO = Fact(
    says="Between two VPCs there is one peering connection at a time.",
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html",
    checked=date(2026, 11, 25),
)

EQUAL_PEERS = Fact(
    says=(
        "A VPC may be peered with two VPCs that have the same addresses; its routes alone say which of them is meant, "
        "and nobody checks whether an answer goes back by the connection that the question came by."
    ),
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/peering/peering-configurations-partial-access.html",
    checked=date(2026, 11, 27),
)

ROUTES_ON_BOTH_SIDES = Fact(
    says="Each side of a peering connection needs a route of its own to the other's addresses.",
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-routing.html",
    checked=date(2026, 11, 25),
)

NOT_ACTIVE_IS_BLACKHOLE = Fact(
    says="A route to a peering connection that nobody has accepted yet, or that is gone, leads nowhere.",
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-routing.html",
    checked=date(2026, 11, 25),
)

GROUPS_OF_PEERS = Fact(
    says="A rule may name a security group of a peered VPC in the same region, and of none in another region.",
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-security-groups.html",
    checked=date(2026, 11, 25),
)

HEADER_UNKNOWN = Fact(
    says="Which VPC the encapsulation names on the way to a peer is not published; here it is the destination's.",
    standing=Standing.ASSUMED,
    source="https://docs.aws.amazon.com/whitepapers/latest/aws-vpc-connectivity-options/vpc-peering.html",
    checked=date(2026, 11, 25),
)

MTU_BETWEEN_REGIONS = Fact(
    says=(
        "A peering connection between two regions carries packets of up to 8500 octets by the newer documentation, and "
        "of up to 1500 by that of 2023; within a region it carries what the VPCs do."
    ),
    standing=Standing.DISPUTED,
    source="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/network_mtu.html",
    checked=date(2026, 11, 27),
)
