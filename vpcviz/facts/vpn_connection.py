"""What does a Site-to-Site VPN connection put around a packet, and by which tunnel does it go?"""

from datetime import date

from vpcviz.facts.fact import Fact, Standing

TWO_TUNNELS = Fact(
    says=(
        "A Site-to-Site VPN connection consists of two IPsec tunnels between a customer gateway and AWS, each "
        "with an address of AWS's own outside."
    ),
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpn/latest/s2svpn/how_it_works.html",
    checked=date(2026, 11, 27),
)

ONE_TUNNEL_IS_PREFERRED = Fact(
    says=(
        "As long as both tunnels of a connection are up and equal, AWS sends by one of them, which it has chosen "
        "at random."
    ),
    standing=Standing.DOCUMENTED,
    source="https://repost.aws/knowledge-center/vpn-configure-tunnel-preference",
    checked=date(2026, 11, 27),
)

TUNNEL_MODE = Fact(
    says=(
        "In tunnel mode the whole packet travels inside an ESP packet with an outer IP header between the two "
        "ends of the tunnel, which nobody between them can read."
    ),
    standing=Standing.DOCUMENTED,
    source="https://www.rfc-editor.org/rfc/rfc4301",
    checked=date(2026, 11, 27),
)

OUTSIDE_ADDRESS = Fact(
    says=(
        "Which outside addresses AWS's ends of the tunnels have is not in a drawing; the one that is shown is made up."
    ),
    standing=Standing.ASSUMED,
    source="https://docs.aws.amazon.com/vpn/latest/s2svpn/how_it_works.html",
    checked=date(2026, 11, 27),
)

DOWN = Fact(
    says="A VPN connection whose tunnels are down carries nothing, and its routes are not propagated.",
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/reachability/explanation-codes.html",
    checked=date(2026, 11, 27),
)

ROUTES_WHILE_UP = Fact(
    says=(
        "The prefixes of a VPN connection are propagated while the connection is up: the static ones, or those "
        "that the customer gateway announces."
    ),
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpn/latest/s2svpn/SetUpVPNConnections.html",
    checked=date(2026, 11, 27),
)

STATIC_OR_DYNAMIC = Fact(
    says="A VPN connection is routed statically, by routes that its owner writes, or dynamically, by BGP.",
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpn/latest/s2svpn/VPNRoutingTypes.html",
    checked=date(2026, 11, 27),
)

STATIC_AT_THE_TRANSIT_GATEWAY = Fact(
    says=(
        "For a VPN connection on a transit gateway the static routes are written into the transit gateway's route "
        "table."
    ),
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpn/latest/s2svpn/vpn-edit-static-routes.html",
    checked=date(2026, 11, 27),
)

ATTACHED = Fact(
    says=(
        "A VPN connection with a transit gateway is attached to it as a VPC is, and is routed by the table with "
        "which the attachment is associated."
    ),
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpn-attachments.html",
    checked=date(2026, 11, 27),
)

WHICH_TUNNEL = Fact(
    says=(
        "Which of its two tunnels AWS has chosen for a connection is not in a drawing; here it is the first, in both "
        "directions."
    ),
    standing=Standing.ASSUMED,
    source="https://repost.aws/knowledge-center/vpn-configure-tunnel-preference",
    checked=date(2026, 11, 27),
)

TAKEN_OFF = Fact(
    says="The receiver of an ESP packet knows by its SPI how to decrypt it, and goes on with what was inside.",
    standing=Standing.DOCUMENTED,
    source="https://www.rfc-editor.org/rfc/rfc4303",
    checked=date(2026, 11, 27),
)

MTU = Fact(
    says="A VPN connection carries packets of up to 1500 octets; larger ones are split or, if that is forbidden, lost.",
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/tgw/transit-gateway-quotas.html",
    checked=date(2026, 11, 27),
)

PATH_MTU_UNKNOWN = Fact(
    says="Whether the sender of a packet that is too large for a VPN connection is told so is not in a page of AWS's.",
    standing=Standing.ASSUMED,
    source="No source found",
    checked=date(2026, 11, 27),
)
