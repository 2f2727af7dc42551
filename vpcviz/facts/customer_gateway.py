"""What does the router at a customer's end do?"""

from datetime import date

from vpcviz.facts.fact import Fact, Standing

A_ROUTER = Fact(
    says=(
        "A customer gateway is a router at the customer's site, which forwards by its own routes and takes one "
        "from the TTL."
    ),
    standing=Standing.DOCUMENTED,
    source="https://www.rfc-editor.org/rfc/rfc1812",
    checked=date(2026, 11, 27),
)

TTL_IN_A_TUNNEL = Fact(
    says="Whoever forwards a packet into a tunnel takes one from its TTL, and the outer header gets a TTL of its own.",
    standing=Standing.DOCUMENTED,
    source="https://www.rfc-editor.org/rfc/rfc4301",
    checked=date(2026, 11, 27),
)

LEARNS_THE_VPC = Fact(
    says=(
        "To a customer gateway that speaks BGP a virtual private gateway announces the blocks of its VPC, and a "
        "transit gateway the routes of the table with which the connection is associated."
    ),
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpn/latest/s2svpn/VPNRoutingTypes.html",
    checked=date(2026, 11, 27),
)

TOLD_THE_VPC = Fact(
    says=(
        "What a customer gateway without BGP has been told to send into a tunnel is not in a drawing; here it is "
        "what is behind the tunnel."
    ),
    standing=Standing.ASSUMED,
    source="https://docs.aws.amazon.com/vpn/latest/s2svpn/VPNRoutingTypes.html",
    checked=date(2026, 11, 27),
)

PREFERS_AS_AWS_DOES = Fact(
    says="Which of several ways to AWS a customer gateway prefers is up to its owner; here it prefers as AWS does.",
    standing=Standing.ASSUMED,
    source="https://docs.aws.amazon.com/vpn/latest/s2svpn/vpn-route-priority.html",
    checked=date(2026, 11, 27),
)

KNOWN_BY_ITS_ADDRESS = Fact(
    says="A customer gateway is known to AWS by the address that its device has outside.",
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpn/latest/s2svpn/cgw-options.html",
    checked=date(2026, 11, 27),
)

NO_ROUTE = Fact(
    says="What a router has no route for ends there.",
    standing=Standing.DOCUMENTED,
    source="https://www.rfc-editor.org/rfc/rfc1812",
    checked=date(2026, 11, 27),
)

NOT_DRAWN = Fact(
    says="A drawing holds some of the hosts of a site; what else is there is not known.",
    standing=Standing.ASSUMED,
    source="the form of the drawing",
    checked=date(2026, 11, 27),
)

OWN_WAY_OUT = Fact(
    says=(
        "How a site's own way to the Internet translates is not in a drawing; here it puts the host's public address "
        "in place of its private one, keeps the port, and gives answers back."
    ),
    standing=Standing.ASSUMED,
    source="the form of the drawing",
    checked=date(2026, 11, 27),
)

ONE_LAN_A_BLOCK = Fact(
    says=(
        "How a site is divided into networks is not in a drawing; here each of its blocks is one LAN, with the "
        "customer gateway as its router."
    ),
    standing=Standing.ASSUMED,
    source="the form of the drawing",
    checked=date(2026, 11, 27),
)

ADDRESSES_OF_IPV6 = Fact(
    says=(
        "A VPN connection of a transit gateway can carry IPv6 to a site; which addresses of it a site has, a drawing "
        "does not say."
    ),
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpn/latest/s2svpn/how_it_works.html",
    checked=date(2026, 11, 27),
)
