"""What does the VPC's implied router do, and what does it not?"""

from datetime import date

from vpcviz.facts.fact import Fact, Standing

TTL_UNTOUCHED = Fact(
    says=(
        "The VPC's router leaves the TTL alone, so that a traceroute across subnets shows the destination as its "
        "first hop."
    ),
    standing=Standing.OBSERVED,
    source="https://blog.ipspace.net/2013/12/packet-forwarding-in-amazon-vpc.html",
    checked=date(2026, 11, 22),
    observed_by="Chiradeep Vittal",
)

TTL_DECREMENTED = Fact(
    says="The VPC's router decrements the TTL, as every router on the Internet does.",
    standing=Standing.ASSUMED,
    source="A rival hypothesis, how RFC 1812 wants a router",
    checked=date(2026, 11, 22),
)

ECHO = Fact(
    says="The router's address in an instance's own subnet answers a ping.",
    standing=Standing.OBSERVED,
    source="https://blog.ipspace.net/2013/12/packet-forwarding-in-amazon-vpc.html",
    checked=date(2026, 11, 22),
    observed_by="Chiradeep Vittal",
)

ECHO_ALONE = Fact(
    says="The router's own address is taken to answer nothing but a ping, since nobody has published more.",
    standing=Standing.ASSUMED,
    source="No source found",
    checked=date(2026, 11, 22),
)

MAC_OF_ROUTER = Fact(
    says="A frame that the router hands to an instance comes from the router's MAC address in the receiver's subnet.",
    standing=Standing.OBSERVED,
    source="https://blog.ipspace.net/2013/10/ttl-in-overlay-virtual-networks.html",
    checked=date(2026, 11, 22),
    observed_by="Chiradeep Vittal",
)

OTHER_SUBNETS_ROUTER_SILENT = Fact(
    says="The router's address in another subnet does not answer a ping.",
    standing=Standing.OBSERVED,
    source="https://blog.ipspace.net/2013/12/packet-forwarding-in-amazon-vpc.html",
    checked=date(2026, 11, 22),
    observed_by="Chiradeep Vittal",
)
