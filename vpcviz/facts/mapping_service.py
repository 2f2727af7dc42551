"""How does a host know where an address is?"""

from datetime import date

from vpcviz.facts.fact import FLOWS_TALK, STUDY_GUIDE, Fact, Standing

KEY_AND_HOST = Fact(
    says=(
        "A mapping service knows for every address of every VPC the physical host that carries it, or the edge "
        "device that leads to it."
    ),
    standing=Standing.DOCUMENTED,
    source="https://l2dy.github.io/notes/Cloud/AWS/AWS-VPC",
    checked=date(2026, 11, 22),
    reports=FLOWS_TALK,
)

KEYED_BY_MAC = Fact(
    says=(
        "What goes to a neighbour's MAC address is looked up by that address, since it alone says which interface "
        "is meant."
    ),
    standing=Standing.INFERRED,
    source="https://docs.aws.amazon.com/vpc/latest/userguide/gateway-route-tables.html",
    checked=date(2026, 11, 23),
)

PRELOADED = Fact(
    says="Mappings are pushed to the hosts before they are needed, so that a host holds all that it will be asked for.",
    standing=Standing.DOCUMENTED,
    source="https://l2dy.github.io/notes/Cloud/AWS/AWS-VPC",
    checked=date(2026, 11, 22),
    reports=FLOWS_TALK,
)

ASKED_ON_DEMAND = Fact(
    says=(
        "A host asks the mapping service when it meets an address for the first time; so says the older "
        "description, while a newer one says that mappings are loaded beforehand."
    ),
    standing=Standing.DISPUTED,
    source="https://blog.ipspace.net/2018/10/figuring-out-aws-networking.html",
    checked=date(2026, 11, 22),
    reports=STUDY_GUIDE,
)

MISS_IS_DROP = Fact(
    says=(
        "A packet whose destination has no mapping is dropped without asking anyone; so says the newer "
        "description, while an older one has the host ask."
    ),
    standing=Standing.DISPUTED,
    source="https://l2dy.github.io/notes/Cloud/AWS/AWS-VPC",
    checked=date(2026, 11, 22),
    reports=FLOWS_TALK,
)

GATEWAY_AT_EDGE = Fact(
    says="Gateways are mapped too, as blocks of addresses that lead to edge devices.",
    standing=Standing.DOCUMENTED,
    source="https://l2dy.github.io/notes/Cloud/AWS/AWS-VPC",
    checked=date(2026, 11, 22),
    reports=FLOWS_TALK,
)

UNATTACHED = Fact(
    says=(
        "An interface that is attached to no instance, or to a stopped one, is taken to have no mapping, since there "
        "is no host to name."
    ),
    standing=Standing.ASSUMED,
    source="No source found",
    checked=date(2026, 11, 22),
)

SAME_HOST = Fact(
    says=(
        "Between two instances of one physical host nothing is taken to be encapsulated, since the packet need "
        "not leave the host."
    ),
    standing=Standing.ASSUMED,
    source="No source found",
    checked=date(2026, 11, 22),
)
