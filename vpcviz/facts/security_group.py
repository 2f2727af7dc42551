"""What does a security group let through?"""

from datetime import date

from vpcviz.facts.fact import Fact, Standing

EGRESS = Fact(
    says=(
        "What leaves an interface must be allowed by an outbound rule of one of its security groups; the rules of"
        " all of them count together, and there are no rules that deny."
    ),
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
    checked=date(2026, 11, 22),
)

INGRESS = Fact(
    says=(
        "What comes in to an interface must be allowed by an inbound rule of one of its security groups; the "
        "rules of all of them count together, and there are no rules that deny."
    ),
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
    checked=date(2026, 11, 22),
)

STATEFUL = Fact(
    says=(
        "Security groups are stateful, so that the answer to a packet that was allowed passes whatever the rules "
        "of the other direction say."
    ),
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/security-group-connection-tracking.html",
    checked=date(2026, 11, 22),
)

REFERENCE_IS_PRIVATE_ADDRESS = Fact(
    says=(
        "A rule that names a security group matches the private addresses of that group's interfaces and never "
        "their public ones."
    ),
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
    checked=date(2026, 11, 22),
)

REFERENCE_THROUGH_FORWARDER = Fact(
    says=(
        "A rule that names a security group does not match traffic that reaches the interface by way of an "
        "appliance that forwards it."
    ),
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
    checked=date(2026, 11, 22),
)

REFERENCE_THROUGH_NEIGHBOUR = Fact(
    says="Within a subnet, too, a reference to a group is taken not to match what a neighbour forwards for a member.",
    standing=Standing.INFERRED,
    source="https://docs.aws.amazon.com/vpc/latest/userguide/route-table-options.html",
    checked=date(2026, 11, 22),
)

DEFAULT_GROUP = Fact(
    says="A VPC's default security group lets in what its own members send and lets everything out.",
    standing=Standing.DOCUMENTED,
    source="https://github.com/awsdocs/amazon-vpc-user-guide/blob/a1298cee/doc_source/default-security-group.md",
    checked=date(2026, 11, 22),
)

ICMP_ERRORS_ARE_ANSWERS = Fact(
    says=(
        "An ICMP error in answer to what an instance sent comes in without an inbound rule for it, because "
        "security groups are stateful."
    ),
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/network_mtu.html",
    checked=date(2026, 11, 23),
)

ONE_AT_LEAST = Fact(
    says="A network interface is in at least one security group, the VPC's default one if none is named.",
    standing=Standing.DOCUMENTED,
    source="https://github.com/awsdocs/amazon-vpc-user-guide/blob/a1298cee/doc_source/vpc-security-groups.md",
    checked=date(2026, 11, 23),
)

ONE_DEFAULT = Fact(
    says="A VPC has one default security group.",
    standing=Standing.DOCUMENTED,
    source="https://github.com/awsdocs/amazon-vpc-user-guide/blob/a1298cee/doc_source/default-security-group.md",
    checked=date(2026, 11, 23),
)

NO_RULE_TWICE = Fact(
    says=(
        "A security group takes a rule once: another one of its direction with the same protocol, ports and peer is "
        "refused as a duplicate, whatever its description."
    ),
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html",
    checked=date(2026, 11, 27),
)

DEFAULT_STAYS = Fact(
    says="A VPC's default security group can't be deleted.",
    standing=Standing.DOCUMENTED,
    source="https://github.com/awsdocs/amazon-vpc-user-guide/blob/a1298cee/doc_source/default-security-group.md",
    checked=date(2026, 11, 27),
)

ACTS_ON_MEMBERS = Fact(
    says="A security group's rules hold for the interfaces that are in it, and for nothing else.",
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html",
    checked=date(2026, 11, 27),
)

UNTRACKED = Fact(
    says=(
        "A flow of TCP or UDP that a rule for everybody allows, and whose answers a rule for everybody and all ports "
        "allows, is not tracked, so that it ends with its rule; a tracked one outlives it."
    ),
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/security-group-connection-tracking.html",
    checked=date(2026, 11, 27),
)

IDLE_TIMEOUTS = Fact(
    says=(
        "A tracked connection is forgotten when it has lain idle: an established one of TCP after five days, a single "
        "question and answer of UDP after 30 seconds, any other protocol's after 600."
    ),
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ConnectionTrackingConfiguration.html",
    checked=date(2026, 11, 27),
)

OUTSIDE = Fact(
    says="Who is in a security group of which the drawing holds nothing, and what it allows, the drawing can't tell.",
    standing=Standing.ASSUMED,
    source="A choice of this model: where such a group would decide, a walk ends undecided.",
    checked=date(2026, 11, 27),
)
