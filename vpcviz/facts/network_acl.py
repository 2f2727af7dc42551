"""What does a network ACL let through, and when is it asked?"""

from datetime import date

from vpcviz.facts.fact import Fact, Standing

STATELESS = Fact(
    says="A network ACL keeps no state, so that an answer needs an entry of its own in the other direction.",
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/userguide/nacl-basics.html",
    checked=date(2026, 11, 22),
)

LOWEST_NUMBER = Fact(
    says=(
        "The entries of a network ACL are tried from the lowest number on, the first that matches decides, and "
        "what none matches is denied."
    ),
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/userguide/nacl-basics.html",
    checked=date(2026, 11, 22),
)

NOT_WITHIN_SUBNET = Fact(
    says="A network ACL is asked when traffic enters or leaves its subnet, and not within it.",
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/userguide/nacl-basics.html",
    checked=date(2026, 11, 22),
)

SAME_SUBNET_VIA_ROUTER = Fact(
    says=(
        "Whether a network ACL sees a packet that a guest sends to a neighbour in its own subnet by way of the "
        "router is open: one page asks it only at the subnet's border, another counts all that goes to the "
        "router's MAC address as leaving."
    ),
    standing=Standing.DISPUTED,
    source="https://docs.aws.amazon.com/vpc/latest/userguide/nacl-basics.html",
    checked=date(2026, 11, 22),
)

PATH_MTU = Fact(
    says=(
        "Where less fits on the way than in a subnet, its network ACL has to let in ICMP of type 3 and code 4, by "
        "which whoever sends too large a packet is told what fits."
    ),
    standing=Standing.DOCUMENTED,
    source="https://github.com/awsdocs/amazon-vpc-user-guide/blob/a1298cee/doc_source/vpc-network-acls.md",
    checked=date(2026, 11, 27),
)

ONE_DEFAULT = Fact(
    says="A VPC has one default network ACL.",
    standing=Standing.DOCUMENTED,
    source="https://github.com/awsdocs/amazon-vpc-user-guide/blob/a1298cee/doc_source/vpc-network-acls.md",
    checked=date(2026, 11, 23),
)

ONE_ENTRY_A_NUMBER = Fact(
    says="A network ACL has one entry for each number and direction.",
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateNetworkAclEntry.html",
    checked=date(2026, 11, 23),
)

DEFAULT_STAYS = Fact(
    says="A VPC's default network ACL can't be deleted.",
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteNetworkAcl.html",
    checked=date(2026, 11, 27),
)
