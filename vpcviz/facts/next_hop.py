"""How does the sending host choose between switching a frame and routing a packet?"""

from datetime import date

from vpcviz.facts.fact import Fact, Standing

FORK_ON_DESTINATION_MAC = Fact(
    says=(
        "A frame for the MAC address of the subnet's router is routed, and a frame for the MAC address of another"
        " interface in the subnet goes straight to that interface."
    ),
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/userguide/gateway-route-tables.html",
    checked=date(2026, 11, 22),
)

LAYER_2_SKIPS_ROUTE_TABLE_AND_ACL = Fact(
    says=(
        "What goes to another interface's MAC address in the subnet never leaves the subnet, so neither the route"
        " table nor the network ACL is asked."
    ),
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/userguide/gateway-route-tables.html",
    checked=date(2026, 11, 22),
)

LOOKUP_BY_IP = Fact(
    says=(
        "The sending host looks up the destination address alone and never reads the destination MAC address, as "
        "Azure does."
    ),
    standing=Standing.ASSUMED,
    source="A rival hypothesis, asked as question B at "
    "https://blog.ipspace.net/2018/10/figuring-out-aws-networking.html",
    checked=date(2026, 11, 22),
)

NO_BROADCAST = Fact(
    says="A VPC carries no broadcasts.",
    standing=Standing.DOCUMENTED,
    source="https://github.com/awsdocs/amazon-vpc-user-guide/blob/a1298cee/doc_source/subnet-sizing.md",
    checked=date(2026, 11, 22),
)

NO_MULTICAST = Fact(
    says="A VPC without a multicast domain of a transit gateway carries no multicasts.",
    standing=Standing.OBSERVED,
    source="https://blog.ipspace.net/2013/12/packet-forwarding-in-amazon-vpc.html",
    checked=date(2026, 11, 22),
    observed_by="Chiradeep Vittal",
)

NO_FLOODING = Fact(
    says="A frame for a MAC address that no interface of the subnet has is discarded and not flooded.",
    standing=Standing.OBSERVED,
    source="https://blog.stangroome.com/2017/07/17/the-case-of-the-addled-arp",
    checked=date(2026, 11, 22),
    observed_by="Jason Stangroome",
)

FLOODING = Fact(
    says="A frame for an unknown or for every station goes to all stations of the subnet, as on a real LAN.",
    standing=Standing.ASSUMED,
    source="A rival hypothesis, how an Ethernet switch works (IEEE 802.1D)",
    checked=date(2026, 11, 22),
)
