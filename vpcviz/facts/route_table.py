"""Which route of a VPC's route table is used, and what may it be?"""

from datetime import date

from vpcviz.facts.fact import Fact, Standing

LONGEST_PREFIX = Fact(
    says="Of all routes that match the destination, the most specific one is used.",
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/userguide/route-tables-priority.html",
    checked=date(2026, 11, 22),
)

LOCAL_ROUTE = Fact(
    says=(
        "Every route table has a local route for each block of the VPC, by which the VPC's own addresses are "
        "reached directly."
    ),
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html",
    checked=date(2026, 11, 22),
)

NO_ROUTE = Fact(
    says="A packet whose destination no route matches is dropped.",
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/reachability/explanation-codes.html",
    checked=date(2026, 11, 22),
)

NO_ROUTE_IS_SILENT = Fact(
    says="A packet without a route is taken to be dropped silently, since no source mentions an ICMP message.",
    standing=Standing.ASSUMED,
    source="No source found",
    checked=date(2026, 11, 22),
)

BLACKHOLE = Fact(
    says="A route whose target is gone has the state blackhole, still wins by its prefix, and drops what it matches.",
    standing=Standing.INFERRED,
    source="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Route.html",
    checked=date(2026, 11, 23),
)

TARGET_IS_AN_OBJECT = Fact(
    says="The target of a route is a thing such as a gateway or an interface and never the address of a next hop.",
    standing=Standing.OBSERVED,
    source="https://blog.ipspace.net/2020/05/aws-networking-101.html",
    checked=date(2026, 11, 22),
    observed_by="Ivan Pepelnjak",
)

MORE_SPECIFIC_THAN_LOCAL = Fact(
    says=(
        "Since the end of August 2021 a subnet's route table may hold a route that is more specific than the "
        "local one, if its destination is the whole block of a subnet."
    ),
    standing=Standing.DOCUMENTED,
    source="https://aws.amazon.com/blogs/aws/inspect-subnet-to-subnet-traffic-with-amazon-vpc-more-specific-routing",
    checked=date(2026, 11, 22),
)

MORE_SPECIFIC_BEFORE_2021 = Fact(
    says=(
        "Until the end of August 2021 a subnet's route table could hold no route that was more specific than the "
        "local one."
    ),
    standing=Standing.DOCUMENTED,
    source="https://github.com/awsdocs/amazon-vpc-user-guide/blob/60accde/doc_source/VPC_Route_Tables.md",
    checked=date(2026, 11, 22),
)

ONE_MAIN = Fact(
    says="A VPC has one main route table.",
    standing=Standing.DOCUMENTED,
    source="https://github.com/awsdocs/amazon-vpc-user-guide/blob/a1298cee/doc_source/VPC_Route_Tables.md",
    checked=date(2026, 11, 23),
)

ONE_ROUTE_A_DESTINATION = Fact(
    says="A route table holds one route for each destination.",
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateRoute.html",
    checked=date(2026, 11, 23),
)

LOCAL_TARGETS = Fact(
    says=(
        "The target of a local route can be replaced by a network interface and by a few kinds of gateway, "
        "and by nothing else."
    ),
    standing=Standing.DOCUMENTED,
    source="https://github.com/awsdocs/amazon-vpc-user-guide/blob/a1298cee/doc_source/VPC_Route_Tables.md",
    checked=date(2026, 11, 23),
)

NO_SERVICE_ROUTES = Fact(
    says=(
        "A route table takes no route inside 169.254.168.0/22 or fd00:ec2::/32, which AWS keeps for services "
        "that instances reach directly."
    ),
    standing=Standing.DOCUMENTED,
    source="https://github.com/awsdocs/amazon-vpc-user-guide/blob/a1298cee/doc_source/VPC_Route_Tables.md",
    checked=date(2026, 11, 23),
)

SAME_VPC = Fact(
    says="What a route leads to is attached to the VPC of its route table.",
    standing=Standing.DOCUMENTED,
    source="https://github.com/awsdocs/amazon-vpc-user-guide/blob/a1298cee/doc_source/VPC_Route_Tables.md",
    checked=date(2026, 11, 23),
)

ONE_INTERFACE = Fact(
    says="An instance can be the target of a route only if it has exactly one network interface.",
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateRoute.html",
    checked=date(2026, 11, 23),
)

MAIN_STAYS = Fact(
    says="A VPC's main route table can't be deleted.",
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteRouteTable.html",
    checked=date(2026, 11, 27),
)

ASSOCIATED = Fact(
    says="A route table leads what leaves the subnets that are associated with it; the others follow the main one.",
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html",
    checked=date(2026, 11, 27),
)
