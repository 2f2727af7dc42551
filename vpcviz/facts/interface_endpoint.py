"""What is an interface endpoint, who can reach it, and what does it carry?"""

from datetime import date

from vpcviz.facts.fact import Fact, Standing

INTERFACE_IN_EACH_SUBNET = Fact(
    says=(
        "In each subnet that is chosen for an interface endpoint AWS makes a network interface of its own, with a "
        "private address of the subnet; what comes to it goes to the service, and the answer comes from it."
    ),
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html",
    checked=date(2026, 11, 27),
)

ONE_SUBNET_A_ZONE = Fact(
    says="An interface endpoint has one subnet in a zone at most.",
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html",
    checked=date(2026, 11, 27),
)

GROUPS_OF_ITS_INTERFACES = Fact(
    says=(
        "The security groups of an endpoint's network interfaces say who may reach the service by them; where none is "
        "named it is the VPC's default group."
    ),
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html",
    checked=date(2026, 11, 27),
)

TCP_ALONE = Fact(
    says="What a service offers by an interface endpoint is reached over TCP; an echo to the endpoint has no answer.",
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/privatelink/create-endpoint-service.html",
    checked=date(2026, 11, 27),
)

MTU = Fact(
    says="A VPC endpoint carries packets of up to 8500 octets, drops larger ones, and tells nobody of it.",
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-limits-endpoints.html",
    checked=date(2026, 11, 27),
)

BEGINS_NOTHING = Fact(
    says="A VPC endpoint begins no connection to anything in its VPC; it answers, and no more.",
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/reachability/explanation-codes.html",
    checked=date(2026, 11, 27),
)

REACHED_FROM_BEYOND = Fact(
    says=(
        "Unlike a gateway endpoint, an interface endpoint is an address of its VPC: it can be reached over a peering "
        "connection, a transit gateway, a VPN or Direct Connect."
    ),
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/AmazonS3/latest/userguide/privatelink-interface-endpoints.html",
    checked=date(2026, 11, 27),
)

NAMES_LEAD_TO_IT = Fact(
    says=(
        "With private DNS the service's usual name stands for the private addresses of the endpoint within its VPC, so "
        "that a packet to the service is one to such an address."
    ),
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html",
    checked=date(2026, 11, 27),
)
