"""What is a prefix list, and where does it count as the blocks of addresses in it?"""

from datetime import date

from vpcviz.facts.fact import Fact, Standing

NAMED_IN_ROUTES_AND_RULES = Fact(
    says="A route of a subnet's table and a rule of a security group may name a prefix list in place of a block.",
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/userguide/managed-prefix-lists-referencing.html",
    checked=date(2026, 11, 27),
)

BLOCK_BEFORE_LIST = Fact(
    says="A static route for a block counts before one that has the same block by a prefix list.",
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/userguide/route-tables-priority.html",
    checked=date(2026, 11, 27),
)

ONE_OF_TWO_LISTS = Fact(
    says=(
        "Where two prefix lists of a table lead the same addresses to different targets, AWS chooses one of the "
        "routes at random, and keeps to it."
    ),
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/userguide/route-tables-priority.html",
    checked=date(2026, 11, 27),
)

UNFIT_ENTRIES_ARE_IGNORED = Fact(
    says=(
        "An entry of a prefix list that could not be a route of the table, such as one inside the VPC's own block, "
        "leads nothing anywhere."
    ),
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/userguide/route-tables-priority.html",
    checked=date(2026, 11, 27),
)

KEPT_BY_AWS = Fact(
    says=(
        "AWS keeps a prefix list for each of some of its services, with the blocks that the service has in the region; "
        "nobody else can change it."
    ),
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/userguide/working-with-aws-managed-prefix-lists.html",
    checked=date(2026, 11, 27),
)

CONTENT_DECIDES = Fact(
    says="A route or a rule that names a prefix list holds whatever is in the list at the time, and nothing else.",
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/userguide/managed-prefix-lists.html",
    checked=date(2026, 11, 27),
)

ONE_FAMILY = Fact(
    says="A customer-managed prefix list has IPv4 blocks or IPv6 blocks, and not both.",
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/userguide/managed-prefix-lists.html",
    checked=date(2026, 11, 27),
)

ONE_REGION = Fact(
    says="A prefix list counts in the region in which it was made, and in no other.",
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/userguide/managed-prefix-lists.html",
    checked=date(2026, 11, 27),
)

LARGEST_SIZE = Fact(
    says="A customer-managed prefix list has a size that is set beforehand, of 1,000 entries at most.",
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html",
    checked=date(2026, 11, 27),
)

COUNTS_AS_ITS_SIZE = Fact(
    says=(
        "A rule that names a prefix list counts as many rules as the list has room for, one of AWS's as many as its "
        "weight; a security group has 60 rules in each direction, unless AWS has granted more."
    ),
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html",
    checked=date(2026, 11, 27),
)

NOT_IN_NETWORK_ACLS = Fact(
    says="An entry of a network ACL names a block of addresses; it can't name a prefix list.",
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-s3.html",
    checked=date(2026, 11, 27),
)
