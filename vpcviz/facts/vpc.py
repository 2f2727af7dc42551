"""What are the limits of a VPC's blocks of addresses, and of the packets in it?"""

from datetime import date

from vpcviz.facts.fact import Fact, Standing

SIZE = Fact(
    says="A VPC's block of addresses is between a /28 and a /16.",
    standing=Standing.DOCUMENTED,
    source="https://github.com/awsdocs/amazon-vpc-user-guide/blob/a1298cee/doc_source/vpc-cidr-blocks.md",
    checked=date(2026, 11, 23),
)

NO_OVERLAP = Fact(
    says="A block that is added to a VPC must not overlap one that the VPC has.",
    standing=Standing.DOCUMENTED,
    source="https://github.com/awsdocs/amazon-vpc-user-guide/blob/a1298cee/doc_source/vpc-cidr-blocks.md",
    checked=date(2026, 11, 23),
)

MTU = Fact(
    says="Inside a VPC a packet may have up to 9001 octets, which is what instances' interfaces are set to.",
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/network_mtu.html",
    checked=date(2026, 11, 23),
)

IPV6_SIZE = Fact(
    says="A VPC's block of IPv6 addresses is between a /60 and a /44, in steps of four; Amazon's own are each a /56.",
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html",
    checked=date(2026, 11, 27),
)

IPV6_UNIQUE = Fact(
    says="Addresses of IPv6 in a VPC are globally unique, so that no two VPCs share any.",
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/userguide/vpc-ip-addressing.html",
    checked=date(2026, 11, 27),
)

OUTSIDE = Fact(
    says="What becomes of a packet in a VPC of which the drawing holds nothing, the drawing can't tell.",
    standing=Standing.ASSUMED,
    source="A choice of this model: what is marked as outside is where a walk ends.",
    checked=date(2026, 11, 27),
)
