"""What does a gateway endpoint carry, for whom, and by which route?"""

from datetime import date

from vpcviz.facts.fact import Fact, Standing

ROUTE_BY_PREFIX_LIST = Fact(
    says=(
        "Into each route table that is associated with a gateway endpoint AWS itself writes the route to it, for the "
        "service's prefix list; nobody else can write, change or remove that route."
    ),
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html",
    checked=date(2026, 11, 27),
)

ONE_TO_A_SERVICE = Fact(
    says="A route table has one gateway endpoint for a service at most.",
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html",
    checked=date(2026, 11, 27),
)

SERVICES = Fact(
    says="Gateway endpoints are for S3 and DynamoDB, by the prefix list that AWS keeps for each.",
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html",
    checked=date(2026, 11, 27),
)

PROTOCOLS = Fact(
    says="A gateway endpoint takes TCP and ICMP echo requests, and gives back TCP and ICMP echo replies, nothing else.",
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/reachability/explanation-codes.html",
    checked=date(2026, 11, 27),
)

SOURCE_STAYS_PRIVATE = Fact(
    says="Behind a gateway endpoint the service sees an instance's private address, and no public one.",
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-s3.html",
    checked=date(2026, 11, 27),
)

ANSWERS_FROM_THE_LIST = Fact(
    says="What comes out of a gateway endpoint has a source that is in the prefix list, or it does not come out.",
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/reachability/explanation-codes.html",
    checked=date(2026, 11, 27),
)

OWN_VPC_ALONE = Fact(
    says=(
        "A gateway endpoint serves its own VPC alone: nothing behind a peering connection, a transit gateway, a VPN or "
        "Direct Connect can use it."
    ),
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-s3.html",
    checked=date(2026, 11, 27),
)

GROUPS_MUST_ALLOW = Fact(
    says=(
        "The security groups of whoever uses a gateway endpoint must allow the traffic, by the prefix list or by the "
        "blocks in it; the subnet's network ACL must, by the blocks."
    ),
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-s3.html",
    checked=date(2026, 11, 27),
)

AN_S3_BLOCK = Fact(
    says="One of the blocks that S3 has in us-east-1 is 3.5.0.0/19.",
    standing=Standing.DOCUMENTED,
    source="https://ip-ranges.amazonaws.com/ip-ranges.json",
    checked=date(2026, 11, 27),
)
