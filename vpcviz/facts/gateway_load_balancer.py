"""How does a gateway load balancer bring packets to appliances, and what do these give back?"""

from datetime import date

from vpcviz.facts.fact import Fact, Standing

_GUIDE = "https://docs.aws.amazon.com/elasticloadbalancing/latest/gateway/gateway-load-balancers.html"
_TARGETS = "https://docs.aws.amazon.com/elasticloadbalancing/latest/gateway/target-groups.html"
_BLOG = (
    "https://aws.amazon.com/blogs/networking-and-content-delivery/"
    "integrate-your-custom-logic-or-appliance-with-aws-gateway-load-balancer/"
)
_CODES = "https://docs.aws.amazon.com/vpc/latest/reachability/explanation-codes.html"

TAKES_ALL = Fact(
    says=(
        "A gateway load balancer takes IP packets of every protocol and for all ports, and hands them to the one group "
        "of targets of its listener, by GENEVE on port 6081."
    ),
    standing=Standing.DOCUMENTED,
    source=_GUIDE,
    checked=date(2026, 11, 27),
)

ONE_LISTENER = Fact(
    says="A gateway load balancer has one listener, whose group of targets has the protocol GENEVE and the port 6081.",
    standing=Standing.DOCUMENTED,
    source=_TARGETS,
    checked=date(2026, 11, 27),
)

ENCAPSULATED = Fact(
    says=(
        "The packet itself is left as it is: around it come a GENEVE header, whose options of the class 0x0108 name "
        "the endpoint, the attachment and the flow, a UDP header to port 6081, and an IPv4 header from the load "
        "balancer's node to the appliance: 68 octets."
    ),
    standing=Standing.DOCUMENTED,
    source=_TARGETS,
    checked=date(2026, 11, 27),
)

GIVEN_BACK = Fact(
    says=(
        "An appliance that lets a packet pass gives it back in the GENEVE header in which it came, with the outer "
        "addresses exchanged."
    ),
    standing=Standing.DOCUMENTED,
    source=_BLOG,
    checked=date(2026, 11, 27),
)

PORTS_KEPT = Fact(
    says=(
        "What an appliance gives back is for port 6081 too, as all between a gateway load balancer and its targets is; "
        "that the source port is the one with which it came is taken from programs that do so."
    ),
    standing=Standing.INFERRED,
    source=_CODES,
    checked=date(2026, 11, 27),
)

NUMBERS_MADE_UP = Fact(
    says=(
        "By which numbers GENEVE's options name an endpoint, its attachment and a flow is AWS's own business; here "
        "they are made of the ids, so that the same thing always has the same number."
    ),
    standing=Standing.ASSUMED,
    source="A choice of this model, so that the same question has the same answer.",
    checked=date(2026, 11, 27),
)

FLOW_STICKINESS = Fact(
    says=(
        "All packets of a flow go to the same target, in both directions: a flow is known by protocol, addresses and "
        "ports, of what is neither TCP nor UDP by protocol and addresses."
    ),
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/elasticloadbalancing/latest/gateway/edit-target-group-attributes.html",
    checked=date(2026, 11, 27),
)

IDLE_TIMEOUT = Fact(
    says=(
        "A gateway load balancer forgets a TCP flow that has lain idle for 350 seconds, unless told otherwise, and "
        "drops further data of it, while a SYN begins a new flow; of other protocols it forgets flows after 120 "
        "seconds, and takes what comes then as a new one."
    ),
    standing=Standing.DOCUMENTED,
    source=_GUIDE,
    checked=date(2026, 11, 27),
)

MTU = Fact(
    says=(
        "A gateway load balancer carries packets of up to 8500 octets; it neither splits larger ones nor tells anybody "
        "of them, but drops them."
    ),
    standing=Standing.DOCUMENTED,
    source=_GUIDE,
    checked=date(2026, 11, 27),
)

GENEVE_ALONE = Fact(
    says="Between a gateway load balancer and its targets there is GENEVE alone, which is UDP.",
    standing=Standing.DOCUMENTED,
    source=_CODES,
    checked=date(2026, 11, 27),
)

PORT_ALONE = Fact(
    says="Between a gateway load balancer and its targets the destination port is 6081 and no other.",
    standing=Standing.DOCUMENTED,
    source=_CODES,
    checked=date(2026, 11, 27),
)

NO_TARGETS = Fact(
    says="Where no target is registered, a gateway load balancer has nothing to which it could hand a packet.",
    standing=Standing.DOCUMENTED,
    source=_CODES,
    checked=date(2026, 11, 27),
)

REFUSAL_IS_LOST = Fact(
    says=(
        "That a target refuses GENEVE itself is no business of the sender inside: the packet is lost, and the sender "
        "is told nothing."
    ),
    standing=Standing.INFERRED,
    source=_GUIDE,
    checked=date(2026, 11, 27),
)

TARGETS_LET_IT_IN = Fact(
    says="The security groups of the targets have to let UDP on port 6081 in from the load balancer's nodes.",
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/elasticloadbalancing/latest/gateway/getting-started.html",
    checked=date(2026, 11, 27),
)

APPLIANCE = Fact(
    says=(
        "Whether an appliance takes GENEVE and lets packets pass is a matter of its own programs; here it takes GENEVE "
        "where it listens on UDP port 6081, and lets all pass where its guest forwards (ip_forward)."
    ),
    standing=Standing.ASSUMED,
    source="A choice of this model: what an appliance lets pass, no drawing tells.",
    checked=date(2026, 11, 27),
)

BOTH_VERSIONS = Fact(
    says=(
        "A gateway load balancer of the type dualstack takes packets of IPv6, too, and puts them into a GENEVE packet "
        "of IPv4 all the same; one of the type ipv4 takes none."
    ),
    standing=Standing.DOCUMENTED,
    source=_GUIDE,
    checked=date(2026, 11, 27),
)
