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
