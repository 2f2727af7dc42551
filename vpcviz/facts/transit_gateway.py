"""What does a transit gateway carry from one attachment to another?"""

from datetime import date

from vpcviz.facts.fact import Fact, Standing

ROUTES_BETWEEN_ATTACHMENTS = Fact(
    says=(
        "A transit gateway is a router of a region: it sends a packet to the attachment that the route table of "
        "the attachment by which the packet came gives for the destination."
    ),
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html",
    checked=date(2026, 11, 27),
)

ONE_INTERFACE_A_ZONE = Fact(
    says=("A VPC is attached by one subnet in each zone, in which AWS puts an interface of the transit gateway's."),
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html",
    checked=date(2026, 11, 27),
)

GROUPS_OF_OTHERS = Fact(
    says=(
        "A rule that names a security group of another VPC matches what comes by a transit gateway only where security "
        "group referencing is on for the transit gateway, which it is not of itself, and for the attachments."
    ),
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_TransitGatewayVpcAttachmentOptions.html",
    checked=date(2026, 11, 27),
)

SAME_ZONE = Fact(
    says="A packet gets to a transit gateway only where the attachment has a subnet in the sender's zone.",
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html",
    checked=date(2026, 11, 27),
)

ASSOCIATION = Fact(
    says="An attachment is associated with one route table, by which everything is routed that comes from it.",
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html",
    checked=date(2026, 11, 27),
)

NOT_ASSOCIATED = Fact(
    says="What comes by an attachment without a route table goes nowhere.",
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/reachability/explanation-codes.html",
    checked=date(2026, 11, 27),
)

PROPAGATION = Fact(
    says=("An attachment may propagate into any number of route tables: its VPC's blocks come there by themselves."),
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html",
    checked=date(2026, 11, 27),
)

LONGEST_PREFIX = Fact(
    says=(
        "The most specific route of a transit gateway's table decides; of two for the same block a static one "
        "comes before one that was propagated."
    ),
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html",
    checked=date(2026, 11, 27),
)

PREFIX_LISTS = Fact(
    says=(
        "A transit gateway's route table may name a prefix list, with an attachment or a blackhole for it: each entry "
        "of the list is a route of the table."
    ),
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/tgw/create-prefix-list-reference.html",
    checked=date(2026, 11, 27),
)

BLOCK_BEFORE_LIST = Fact(
    says=(
        "Of equal blocks in a transit gateway's table a static route counts before a prefix list, and that before what "
        "was propagated."
    ),
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html",
    checked=date(2026, 11, 27),
)

ONE_OF_TWO_LISTS = Fact(
    says=(
        "Which of two prefix lists counts that have the same block in a transit gateway's table is not told; here it "
        "is the one whose route is written first."
    ),
    standing=Standing.ASSUMED,
    source="https://docs.aws.amazon.com/vpc/latest/tgw/create-prefix-list-reference.html",
    checked=date(2026, 11, 27),
)

NO_ROUTE = Fact(
    says="What a transit gateway's route table has no route for goes nowhere.",
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/reachability/explanation-codes.html",
    checked=date(2026, 11, 27),
)

BLACKHOLE = Fact(
    says="A blackhole route of a transit gateway's table discards what it matches.",
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html",
    checked=date(2026, 11, 27),
)

ZONE_IS_KEPT = Fact(
    says="Without appliance mode a packet enters the VPC that it is for in the zone from which it came.",
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/tgw/transit-gateway-appliance-scenario.html",
    checked=date(2026, 11, 27),
)

APPLIANCE_MODE = Fact(
    says=(
        "With appliance mode a transit gateway chooses one interface in the VPC by a hash of the flow, and stays "
        "with it for both directions."
    ),
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/tgw/transit-gateway-appliance-scenario.html",
    checked=date(2026, 11, 27),
)

BY_THE_SUBNETS_TABLE = Fact(
    says=("What has come into a VPC through a transit gateway goes on by the route table of the attachment's subnet."),
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html",
    checked=date(2026, 11, 27),
)

SUBNETS_LEARN_NOTHING = Fact(
    says=(
        "The route tables of an attached VPC's subnets learn nothing of a transit gateway: somebody writes the routes "
        "that lead there."
    ),
    standing=Standing.INFERRED,
    source="https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html",
    checked=date(2026, 11, 27),
)

NO_OVERLAP = Fact(
    says=(
        "Where the blocks of two attached VPCs overlap, those of the one that was attached later are not propagated."
    ),
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html",
    checked=date(2026, 11, 27),
)

PEERS_BY_STATIC_ROUTES = Fact(
    says="Two transit gateways are peered by an attachment each, and static routes alone lead there.",
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/tgw/tgw-peering.html",
    checked=date(2026, 11, 27),
)

ONE_SUBNET_A_ZONE = Fact(
    says="An attachment takes at most one subnet of each zone.",
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html",
    checked=date(2026, 11, 27),
)

OF_ONE_REGION = Fact(
    says="A VPC is attached to a transit gateway of its own region.",
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html",
    checked=date(2026, 11, 27),
)

ATTACHED_FIRST = Fact(
    says="A route table can name a transit gateway only where its VPC is attached to it.",
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html",
    checked=date(2026, 11, 27),
)

OTHER_ZONE = Fact(
    says=(
        "Which interface is taken where the VPC has none in the packet's zone is not told; here it is the "
        "attachment's first."
    ),
    standing=Standing.ASSUMED,
    source="https://docs.aws.amazon.com/vpc/latest/tgw/transit-gateway-appliance-scenario.html",
    checked=date(2026, 11, 27),
)

FLOW_HASH = Fact(
    says=(
        "How a transit gateway hashes a flow is not told; here it is the same for both directions of one, as "
        "appliance mode promises."
    ),
    standing=Standing.ASSUMED,
    source="https://docs.aws.amazon.com/vpc/latest/tgw/transit-gateway-appliance-scenario.html",
    checked=date(2026, 11, 27),
)

TTL_UNKNOWN = Fact(
    says="Whether a transit gateway lowers the TTL is not told.",
    standing=Standing.ASSUMED,
    source="https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html",
    checked=date(2026, 11, 27),
)

MTU = Fact(
    says=(
        "A transit gateway carries packets of up to 8500 octets and drops larger ones; whether it tells the sender is "
        "disputed, as the documentation of 2022 says that it does not and AWS has announced since that it does."
    ),
    standing=Standing.DISPUTED,
    source="https://docs.aws.amazon.com/vpc/latest/tgw/transit-gateway-quotas.html",
    checked=date(2026, 11, 27),
)

SEGMENT_SIZE_CLAMPED = Fact(
    says="A transit gateway lowers the segment size that a TCP connection is opened with to what it can carry.",
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/tgw/transit-gateway-quotas.html",
    checked=date(2026, 11, 27),
)

OUTSIDE = Fact(
    says="What becomes of a packet in a transit gateway of which the drawing holds nothing, the drawing can't tell.",
    standing=Standing.ASSUMED,
    source="A choice of this model: what is marked as outside is where a walk ends.",
    checked=date(2026, 11, 27),
)

NO_DESTINATION = Fact(
    says="The interfaces of an attachment are a way into a transit gateway; nothing answers at their own addresses.",
    standing=Standing.INFERRED,
    source="https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html",
    checked=date(2026, 11, 27),
)
