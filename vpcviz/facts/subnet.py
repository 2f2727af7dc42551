"""Which addresses of a subnet are set aside, and what are its limits?"""

from datetime import date

from vpcviz.facts.fact import Fact, Standing

RESERVED_ADDRESSES = Fact(
    says="The first four addresses and the last one of a subnet are reserved, the second for the VPC's router.",
    standing=Standing.DOCUMENTED,
    source="https://github.com/awsdocs/amazon-vpc-user-guide/blob/a1298cee/doc_source/subnet-sizing.md",
    checked=date(2026, 11, 22),
)

SIZE = Fact(
    says="A subnet's block is between a /28 and a /16.",
    standing=Standing.DOCUMENTED,
    source="https://github.com/awsdocs/amazon-vpc-user-guide/blob/a1298cee/doc_source/subnet-sizing.md",
    checked=date(2026, 11, 22),
)

WITHIN_VPC = Fact(
    says="A subnet's block is the whole of its VPC's block or a part of it.",
    standing=Standing.DOCUMENTED,
    source="https://github.com/awsdocs/amazon-vpc-user-guide/blob/a1298cee/doc_source/subnet-sizing.md",
    checked=date(2026, 11, 23),
)

NO_OVERLAP = Fact(
    says="The blocks of a VPC's subnets must not overlap.",
    standing=Standing.DOCUMENTED,
    source="https://github.com/awsdocs/amazon-vpc-user-guide/blob/a1298cee/doc_source/subnet-sizing.md",
    checked=date(2026, 11, 23),
)

ZONE_IDS = Fact(
    says=(
        "What one account calls us-east-1a another one may call us-east-1b; the id of an availability zone is the same "
        "in every account."
    ),
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/ram/latest/userguide/working-with-az-ids.html",
    checked=date(2026, 11, 27),
)

ONE_ZONE = Fact(
    says="A subnet lies in one availability zone of its VPC's region.",
    standing=Standing.DOCUMENTED,
    source="https://github.com/awsdocs/amazon-vpc-user-guide/blob/a1298cee/doc_source/configure-subnets.md",
    checked=date(2026, 11, 23),
)

IPV6_SIZE = Fact(
    says="A subnet's block of IPv6 addresses is between a /64 and a /44, in steps of four; a /64 is usual.",
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html",
    checked=date(2026, 11, 27),
)

IPV6_RESERVED = Fact(
    says="The first four addresses of IPv6 and the last one of a subnet are reserved, the second for the VPC's router.",
    standing=Standing.DOCUMENTED,
    source="https://github.com/awsdocs/amazon-vpc-user-guide/blob/a1298cee/doc_source/subnet-sizing.md",
    checked=date(2026, 11, 27),
)

IPV6_ASSIGNED = Fact(
    says="A subnet gives new interfaces an address of IPv6 only where it has such a block and is set to do so.",
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifySubnetAttribute.html",
    checked=date(2026, 11, 27),
)

DNS64 = Fact(
    says=(
        "In a subnet with DNS64 the resolver answers for a name that has an address of IPv4 alone with that address "
        "behind 64:ff9b::/96, which makes one of IPv6 of it."
    ),
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifySubnetAttribute.html",
    checked=date(2026, 11, 27),
)

ONE_VERSION_AT_LEAST = Fact(
    says=(
        "A subnet has addresses of IPv4, of IPv6, or of both; one of IPv6 alone is in a VPC that has such a block, and "
        "gives every interface an address of it."
    ),
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/userguide/configure-subnets.html",
    checked=date(2026, 11, 27),
)
