"""What is a load balancer, of whatever kind, and to what does it hand connections?"""

from datetime import date

from vpcviz.facts.fact import Fact, Standing

_CODES = "https://docs.aws.amazon.com/vpc/latest/reachability/explanation-codes.html"
_HOW = "https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works.html"

NODE_IN_EACH_SUBNET = Fact(
    says=(
        "In each zone that is enabled for a load balancer, by a subnet there, AWS runs a node of it, with a network "
        "interface and a private address of that subnet."
    ),
    standing=Standing.DOCUMENTED,
    source=_HOW,
    checked=date(2026, 11, 27),
)

ONE_SUBNET_A_ZONE = Fact(
    says="A load balancer has one subnet in a zone at most.",
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html",
    checked=date(2026, 11, 27),
)

SCHEME = Fact(
    says=(
        "The nodes of a load balancer that faces the Internet have public addresses besides their private ones, and "
        "its subnets need a route to an Internet gateway; those of an internal one have private addresses alone."
    ),
    standing=Standing.DOCUMENTED,
    source=_HOW,
    checked=date(2026, 11, 27),
)

LISTENERS = Fact(
    says=(
        "A load balancer takes what comes for the protocol and the port of one of its listeners, and nothing else; "
        "two listeners have not the same port."
    ),
    standing=Standing.DOCUMENTED,
    source=_CODES,
    checked=date(2026, 11, 27),
)

NO_TARGETS = Fact(
    says="A listener whose group has no targets has nothing to which it could hand a connection.",
    standing=Standing.DOCUMENTED,
    source=_CODES,
    checked=date(2026, 11, 27),
)

CROSS_ZONE = Fact(
    says=(
        "Where cross-zone load balancing is off, a node hands connections to the targets in its own zone alone; where "
        "it is on, to those in all zones in which there is a node; a target elsewhere gets nothing."
    ),
    standing=Standing.DOCUMENTED,
    source=_HOW,
    checked=date(2026, 11, 27),
)

STOPPED_IS_UNUSED = Fact(
    says="A load balancer hands nothing to a target that is stopped.",
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/elasticloadbalancing/latest/network/target-group-health-checks.html",
    checked=date(2026, 11, 27),
)

HEALTH = Fact(
    says=(
        "A load balancer hands connections to targets that pass its health checks, and since none are sent here, every "
        "target is taken to be healthy."
    ),
    standing=Standing.ASSUMED,
    source="A choice of this model: what a target's health is, no drawing tells.",
    checked=date(2026, 11, 27),
)

CHOICE = Fact(
    says=(
        "Which of several healthy targets a connection comes to, nobody outside AWS can say beforehand; here it is the "
        "one that a hash of the flow's addresses and ports gives, so that another source port may give another."
    ),
    standing=Standing.ASSUMED,
    source="A choice of this model, so that the same question has the same answer.",
    checked=date(2026, 11, 27),
)

LOWEST_PORT = Fact(
    says=(
        "Towards a target that does not see the client a load balancer uses source ports of its own, from 1024 to "
        "65535; which of them it takes is not published, and the lowest free one is taken here."
    ),
    standing=Standing.ASSUMED,
    source="A choice of this model, so that the same question has the same answer.",
    checked=date(2026, 11, 27),
)

TARGET_ADDRESSES = Fact(
    says=(
        "A target that is given by its address has one of the load balancer's VPC, or another private one of RFC 1918 "
        "or RFC 6598, and none that is routed on the Internet."
    ),
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-target-groups.html",
    checked=date(2026, 11, 27),
)

TARGET_INSTANCES = Fact(
    says="The instances in a target group are in the VPC of the group and of its load balancer.",
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/elasticloadbalancing/latest/network/target-group-register-targets.html",
    checked=date(2026, 11, 27),
)

TARGETS_LET_IT_IN = Fact(
    says=(
        "The security groups of the targets have to let in what the load balancer hands on, on the port on which they "
        "take it."
    ),
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/elasticloadbalancing/latest/network/target-group-register-targets.html",
    checked=date(2026, 11, 27),
)

IPV4_ALONE = Fact(
    says=(
        "Clients connect by IPv4 to a load balancer whose type of addresses is IPv4, as it is unless dualstack is "
        "asked for."
    ),
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html",
    checked=date(2026, 11, 27),
)
