"""Who answers a neighbour solicitation in a VPC, and with which MAC address?"""

from datetime import date

from vpcviz.facts.fact import Fact, Standing

INTERCEPTED = Fact(
    says=(
        "A neighbour solicitation is taken to be intercepted by the sender's physical host, which answers it itself, "
        "as it does with an ARP request."
    ),
    standing=Standing.INFERRED,
    source="https://blog.ipspace.net/2015/05/arp-processing-in-layer-3-only-networks.html",
    checked=date(2026, 11, 27),
)

ANSWER_IS_THE_PEERS_MAC = Fact(
    says=(
        "For an address of IPv6 in the same subnet the made-up advertisement holds the MAC address of the very "
        "interface that has it."
    ),
    standing=Standing.OBSERVED,
    source="https://blog.ipspace.net/2015/05/arp-processing-in-layer-3-only-networks.html",
    checked=date(2026, 11, 27),
    observed_by="Ivan Pepelnjak",
)

ANSWER_IS_THE_ROUTERS_MAC = Fact(
    says=(
        "A subnet's router goes by the block's second address, by a link-local one that is made of its MAC address, "
        "and by fe80:ec2::1."
    ),
    standing=Standing.DOCUMENTED,
    source="https://github.com/awsdocs/amazon-vpc-user-guide/blob/a1298cee/doc_source/subnet-sizing.md",
    checked=date(2026, 11, 27),
)

NO_ANSWER_WITHOUT_A_MAPPING = Fact(
    says=(
        "An address of IPv6 that the mapping service does not know in the subnet gets no advertisement, because the "
        "host answers only for what the service confirms."
    ),
    standing=Standing.INFERRED,
    source="https://blog.ipspace.net/2018/10/figuring-out-aws-networking.html",
    checked=date(2026, 11, 27),
)

OFF_SUBNET = Fact(
    says=(
        "A solicitation for an address outside the sender's subnet is taken to stay unanswered, since nobody has "
        "published what happens to it."
    ),
    standing=Standing.ASSUMED,
    source="No source found",
    checked=date(2026, 11, 27),
)

REAL_LAN = Fact(
    says=(
        "On a real LAN a solicitation reaches every station that is in the address's group, and the owner of the "
        "address advertises its own MAC address."
    ),
    standing=Standing.DOCUMENTED,
    source="https://www.rfc-editor.org/rfc/rfc4861",
    checked=date(2026, 11, 27),
)

LINK_LOCAL_PEER = Fact(
    says="Whether a host answers for the link-local address of another interface in the subnet is not published.",
    standing=Standing.ASSUMED,
    source="No source found",
    checked=date(2026, 11, 27),
)
