"""What does an application load balancer do with a connection, and what does its client see where a target fails?"""

from datetime import date

from vpcviz.facts.fact import Fact, Standing

_TROUBLE = "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html"

CONNECTION_ENDS = Fact(
    says=(
        "An application load balancer ends the client's connection at its node and opens one of its own to the target, "
        "from the node's private address; the client's address goes along in the header X-Forwarded-For."
    ),
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/x-forwarded-headers.html",
    checked=date(2026, 11, 27),
)

ROUND_ROBIN = Fact(
    says=(
        "An application load balancer chooses a target for each request by the rules of the listener and the algorithm "
        "of the group: in turn, unless something else is chosen."
    ),
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/introduction.html",
    checked=date(2026, 11, 27),
)

TARGET_SILENT = Fact(
    says=(
        "Where no connection to the target comes about within ten seconds, the load balancer answers the client with "
        "HTTP 504, gateway timeout."
    ),
    standing=Standing.DOCUMENTED,
    source=_TROUBLE,
    checked=date(2026, 11, 27),
)

TARGET_REFUSES = Fact(
    says="Where the target refuses the connection, the load balancer answers the client with HTTP 502, bad gateway.",
    standing=Standing.DOCUMENTED,
    source=_TROUBLE,
    checked=date(2026, 11, 27),
)

NO_TARGETS = Fact(
    says=(
        "Where a group has no targets that could be used, the load balancer answers the client with HTTP 503, service "
        "unavailable."
    ),
    standing=Standing.DOCUMENTED,
    source=_TROUBLE,
    checked=date(2026, 11, 27),
)

TWO_ZONES = Fact(
    says="An application load balancer has subnets in two zones at least.",
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html",
    checked=date(2026, 11, 27),
)

HTTP_AND_HTTPS = Fact(
    says="A listener of an application load balancer takes HTTP or HTTPS.",
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-listeners.html",
    checked=date(2026, 11, 27),
)
