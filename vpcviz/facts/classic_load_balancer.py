"""What does a classic load balancer do with a connection?"""

from datetime import date

from vpcviz.facts.fact import Fact, Standing

_CODES = "https://docs.aws.amazon.com/vpc/latest/reachability/explanation-codes.html"

CONNECTION_ENDS = Fact(
    says=(
        "A classic load balancer ends the client's connection at its node and opens one of its own to the target, from "
        "the node's private address; where it takes TCP or SSL, nothing tells the target who the client is, unless the "
        "proxy protocol does."
    ),
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/elb-listener-config.html",
    checked=date(2026, 11, 27),
)

REQUEST_ENDS = Fact(
    says=(
        "Where a classic load balancer takes HTTP or HTTPS, the client's address goes along in the header "
        "X-Forwarded-For, while the connection to the target comes from the node's private address."
    ),
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/x-forwarded-headers.html",
    checked=date(2026, 11, 27),
)

CHOICE = Fact(
    says=(
        "A classic load balancer takes the targets of a TCP listener in turn, and for HTTP the one with the fewest "
        "requests outstanding."
    ),
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works.html",
    checked=date(2026, 11, 27),
)

ACL_IN_ITS_SUBNET = Fact(
    says=(
        "What a classic load balancer sends to a target meets the outbound entries of its subnet's network ACL even "
        "where the target is in the same subnet."
    ),
    standing=Standing.DOCUMENTED,
    source=_CODES,
    checked=date(2026, 11, 27),
)

TARGETS_ARE_INSTANCES = Fact(
    says="What is registered with a classic load balancer is an instance, on the one port that the listener names.",
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/elb-listener-config.html",
    checked=date(2026, 11, 27),
)
