"""Which services does an instance find at its own host, and what stands between the two?"""

from datetime import date

from vpcviz.facts.fact import Fact, Standing

METADATA = Fact(
    says="The instance metadata service is at 169.254.169.254, for every instance, and answers HTTP.",
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-retrieval.html",
    checked=date(2026, 11, 27),
)

RESOLVER = Fact(
    says="The Amazon DNS server is at 169.254.169.253, and at the VPC's first block's base address plus two.",
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/userguide/AmazonDNS-concepts.html",
    checked=date(2026, 11, 27),
)

TIME = Fact(
    says="The Amazon Time Sync Service is at 169.254.169.123, and speaks NTP.",
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configure-ec2-ntp.html",
    checked=date(2026, 11, 27),
)

NEVER_ROUTED = Fact(
    says=(
        "Packets to AWS's services in 169.254.168.0/22 are never forwarded by a route, not even by one whose wider "
        "block holds them."
    ),
    standing=Standing.DOCUMENTED,
    source="https://github.com/awsdocs/amazon-vpc-user-guide/blob/a1298cee/doc_source/VPC_Route_Tables.md",
    checked=date(2026, 11, 27),
)

DNS_IS_NOT_FILTERED = Fact(
    says="Neither a security group nor a network ACL keeps an instance from the Amazon DNS server.",
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
    checked=date(2026, 11, 27),
)

GROUPS_ARE_NOT_ASKED = Fact(
    says=(
        "The metadata service and the time service are taken to be reached whatever the security groups say, as the "
        "Amazon DNS server is, since AWS's pages say nothing of it."
    ),
    standing=Standing.ASSUMED,
    source="No source found",
    checked=date(2026, 11, 27),
)

OTHER_PROTOCOLS = Fact(
    says="A service at the host is taken to answer what is not its own protocol too, since nobody has published more.",
    standing=Standing.ASSUMED,
    source="No source found",
    checked=date(2026, 11, 27),
)

ANSWERED_AT_THE_HOST = Fact(
    says="The services with link-local addresses answer where an instance's packets leave it, at its own host.",
    standing=Standing.INFERRED,
    source="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-retrieval.html",
    checked=date(2026, 11, 27),
)

ARP_ANSWER = Fact(
    says="For the address of a service at the host the ARP answer holds the router's MAC address.",
    standing=Standing.INFERRED,
    source="https://github.com/awsdocs/amazon-vpc-user-guide/blob/a1298cee/doc_source/subnet-sizing.md",
    checked=date(2026, 11, 27),
)

PUBLIC_NAME = Fact(
    says=(
        "An instance's public DNS name stands for its private address where it is asked for inside the instance's own "
        "VPC, and for its public one anywhere else."
    ),
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/userguide/AmazonDNS-concepts.html",
    checked=date(2026, 11, 27),
)
