"""What is a gateway load balancer endpoint, what leads to it, and what comes out of it?"""

from datetime import date

from vpcviz.facts.fact import Fact, Standing

_GUIDE = "https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-load-balancer-endpoints.html"
_INSPECTION = "https://docs.aws.amazon.com/vpc/latest/privatelink/vpce-gateway-load-balancer.html"

ONE_SUBNET = Fact(
    says=(
        "A gateway load balancer endpoint is in one subnet, where AWS makes a network interface of its own; it can't "
        "be put into another one later."
    ),
    standing=Standing.DOCUMENTED,
    source=_GUIDE,
    checked=date(2026, 11, 27),
)

ZONE_OF_THE_SERVICE = Fact(
    says="A gateway load balancer endpoint is in a zone in which the gateway load balancer behind it has a node.",
    standing=Standing.DOCUMENTED,
    source=_GUIDE,
    checked=date(2026, 11, 27),
)

SAME_REGION = Fact(
    says="A service that a gateway load balancer offers to endpoints is available in its own region.",
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/privatelink/create-endpoint-service-gwlbe.html",
    checked=date(2026, 11, 27),
)

ONE_A_ZONE = Fact(
    says="For one service there is one gateway load balancer endpoint of a VPC in a zone.",
    standing=Standing.DOCUMENTED,
    source=_GUIDE,
    checked=date(2026, 11, 27),
)

HANDED_OVER = Fact(
    says=(
        "What a route leads to a gateway load balancer endpoint goes to the gateway load balancer behind it, be that "
        "in another VPC or another account; source and destination stay as they are."
    ),
    standing=Standing.DOCUMENTED,
    source=_INSPECTION,
    checked=date(2026, 11, 27),
)

SAME_ZONE = Fact(
    says="An endpoint hands packets to the node in its own zone.",
    standing=Standing.DOCUMENTED,
    source=_GUIDE,
    checked=date(2026, 11, 27),
)

GOES_ON = Fact(
    says=(
        "What the appliances have let pass comes out of the endpoint by which it went in, and goes on by the route "
        "table of the endpoint's own subnet."
    ),
    standing=Standing.DOCUMENTED,
    source=_INSPECTION,
    checked=date(2026, 11, 27),
)

NO_DESTINATION = Fact(
    says="A gateway load balancer endpoint is what a route leads to; nothing answers at its own address.",
    standing=Standing.INFERRED,
    source=_GUIDE,
    checked=date(2026, 11, 27),
)

OWN_SUBNET = Fact(
    says="The endpoint stands in another subnet than what is to be inspected, since a subnet has but one route table.",
    standing=Standing.DOCUMENTED,
    source=_GUIDE,
    checked=date(2026, 11, 27),
)

TTL_UNKNOWN = Fact(
    says="Whether the TTL is lowered on the way through a gateway load balancer is not published; here it is not.",
    standing=Standing.ASSUMED,
    source=_GUIDE,
    checked=date(2026, 11, 27),
)

NO_SERVICE = Fact(
    says="Which gateway load balancer is behind an endpoint is not told, so that the packet leaves what is drawn here.",
    standing=Standing.ASSUMED,
    source="A choice of this model: the service may be in an account that nobody has described.",
    checked=date(2026, 11, 27),
)
