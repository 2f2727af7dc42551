"""Who answers an ARP request in a VPC, and with which address?"""

from datetime import date

from vpcviz.facts.fact import STUDY_GUIDE, Fact, Standing

INTERCEPTED = Fact(
    says=(
        "The sender's physical host intercepts an ARP request and answers it itself, so that no other instance "
        "ever sees it."
    ),
    standing=Standing.DOCUMENTED,
    source="https://blog.ipspace.net/2018/10/figuring-out-aws-networking.html",
    checked=date(2026, 11, 22),
    reports=STUDY_GUIDE,
)

ANSWER_IS_THE_PEERS_MAC = Fact(
    says=(
        "For an address in the same subnet the made-up ARP answer holds the MAC address of the very interface "
        "that has it, a different one for each interface."
    ),
    standing=Standing.OBSERVED,
    source="https://blog.ipspace.net/2013/10/ttl-in-overlay-virtual-networks.html",
    checked=date(2026, 11, 22),
    observed_by="Chiradeep Vittal",
)

ANSWER_IS_THE_ROUTERS_MAC = Fact(
    says="For the subnet's first address the ARP answer holds a router's MAC address that no interface has.",
    standing=Standing.OBSERVED,
    source="https://blog.ipspace.net/2013/10/ttl-in-overlay-virtual-networks.html",
    checked=date(2026, 11, 22),
    observed_by="Chiradeep Vittal",
)

NO_ANSWER_WITHOUT_A_MAPPING = Fact(
    says=(
        "An address that the mapping service does not know in the subnet gets no ARP answer, because the host "
        "answers only for what the service confirms."
    ),
    standing=Standing.INFERRED,
    source="https://blog.ipspace.net/2018/10/figuring-out-aws-networking.html",
    checked=date(2026, 11, 22),
)

OFF_SUBNET = Fact(
    says=(
        "An ARP request for an address outside the sender's subnet is taken to stay unanswered, since nobody has "
        "published what happens to it."
    ),
    standing=Standing.ASSUMED,
    source="No source found",
    checked=date(2026, 11, 22),
)

KEYED_ON_THE_PORT = Fact(
    says=(
        "ARP interception goes by the interface that the request came from and not by the sender address in it, "
        "because a Linux guest may ask in the name of any address of its own."
    ),
    standing=Standing.INFERRED,
    source="Own experiments with Linux 6.18 guests behind a simulated fabric",
    checked=date(2026, 11, 22),
)

ONE_MAC_FOR_ALL = Fact(
    says=(
        "Early VPCs are reported to have put the same MAC address into every ARP answer, which leaves a guest's "
        "choice of next hop without effect."
    ),
    standing=Standing.OBSERVED,
    source="https://blog.ipspace.net/2013/12/packet-forwarding-in-amazon-vpc.html",
    checked=date(2026, 11, 22),
    observed_by="Chiradeep Vittal",
)

FIXED_MAC = Fact(
    says=(
        "Azure answers every ARP request with the constant 12:34:56:78:9a:bc and forwards by the destination "
        "address alone."
    ),
    standing=Standing.OBSERVED,
    source="https://github.com/Azure/azure-container-networking/pull/2064",
    checked=date(2026, 11, 22),
    observed_by="the authors of Azure's container networking",
)

REAL_LAN = Fact(
    says=(
        "On a real LAN an ARP request is broadcast to every station, and the owner of the address answers with "
        "its own MAC address."
    ),
    standing=Standing.DOCUMENTED,
    source="https://www.rfc-editor.org/rfc/rfc826",
    checked=date(2026, 11, 22),
)

ANNOUNCEMENT_IGNORED = Fact(
    says=(
        "A gratuitous ARP by which an instance claims another one's address changes nothing in a VPC: nobody hears "
        "it, and what decides is the mapping."
    ),
    standing=Standing.OBSERVED,
    source="https://blog.ipspace.net/2020/05/aws-networking-101.html",
    checked=date(2026, 11, 27),
    observed_by="Ivan Pepelnjak",
)

ANNOUNCEMENT_HEARD = Fact(
    says="On a real LAN every station hears a gratuitous ARP, and whoever knows the address takes its word.",
    standing=Standing.DOCUMENTED,
    source="https://www.rfc-editor.org/rfc/rfc5227",
    checked=date(2026, 11, 27),
)
