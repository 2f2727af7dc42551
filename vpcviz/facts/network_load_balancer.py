"""What does a network load balancer change in a packet, and what does a target see of the client?"""

from datetime import date

from vpcviz.facts.fact import Fact, Standing

_ATTRIBUTES = "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html"
_GROUPS = "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-security-groups.html"

FLOW_HASH = Fact(
    says=(
        "A network load balancer chooses a target for a connection by a hash of its protocol, its addresses, its ports "
        "and, of TCP, the sequence number, and stays with it as long as the connection lasts."
    ),
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/elasticloadbalancing/latest/network/introduction.html",
    checked=date(2026, 11, 27),
)

CLIENT_ADDRESS_KEPT = Fact(
    says=(
        "Where client addresses are preserved, a target sees the client's own address and port as the source; that is "
        "so of itself where targets are instances, and always where UDP is taken."
    ),
    standing=Standing.DOCUMENTED,
    source=_ATTRIBUTES,
    checked=date(2026, 11, 27),
)

OWN_ADDRESS = Fact(
    says=(
        "Where client addresses are not preserved, a target sees the private address of the load balancer's node as "
        "the source; that is so of itself where targets are addresses and TCP or TLS is taken."
    ),
    standing=Standing.DOCUMENTED,
    source=_ATTRIBUTES,
    checked=date(2026, 11, 27),
)

UDP_KEEPS_IT = Fact(
    says="Client addresses are preserved wherever a listener takes UDP; that can't be turned off.",
    standing=Standing.DOCUMENTED,
    source=_ATTRIBUTES,
    checked=date(2026, 11, 27),
)

ANSWER_PASSES_BACK = Fact(
    says=(
        "What a target answers passes back through the node that handed the connection on, though it is for the "
        "client's own address: the client takes an answer from the node's address alone, and the target's route table "
        "has no part in it."
    ),
    standing=Standing.INFERRED,
    source=_ATTRIBUTES,
    checked=date(2026, 11, 27),
)

ANSWER_FROM_THE_NODE = Fact(
    says="A network load balancer gives a target's answer to the client from the address and port that were asked.",
    standing=Standing.INFERRED,
    source="https://docs.aws.amazon.com/elasticloadbalancing/latest/network/introduction.html",
    checked=date(2026, 11, 27),
)

HAIRPIN = Fact(
    says=(
        "A target that is a client of its own load balancer times out where client addresses are preserved and the "
        "connection comes to itself: source and destination are the same."
    ),
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-troubleshooting.html",
    checked=date(2026, 11, 27),
)

GROUPS_AT_CREATION = Fact(
    says=(
        "A network load balancer is in security groups only if it was made with them; one that was made without can't "
        "be put into any."
    ),
    standing=Standing.DOCUMENTED,
    source=_GROUPS,
    checked=date(2026, 11, 27),
)

REFERENCE_TO_ITS_GROUP = Fact(
    says=(
        "A rule of a target's group that names a group of the load balancer matches whatever that hands on, even where "
        "the client's address is preserved."
    ),
    standing=Standing.DOCUMENTED,
    source=_GROUPS,
    checked=date(2026, 11, 27),
)
