"""What does an Internet gateway translate, and what does it refuse?"""

from datetime import date

from vpcviz.facts.fact import Fact, Standing

ONE_TO_ONE_NAT = Fact(
    says=(
        "The Internet gateway translates one to one between an instance's private address, the only one that the "
        "instance knows, and its public one."
    ),
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/userguide/vpc-igw-internet-access.html",
    checked=date(2026, 11, 23),
)

IPV6_AS_IT_IS = Fact(
    says=(
        "Addresses of IPv6 are addresses of the Internet in themselves, so that an Internet gateway translates none of "
        "them."
    ),
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/userguide/vpc-igw-internet-access.html",
    checked=date(2026, 11, 27),
)

ASSOCIATION_NEEDED = Fact(
    says="The Internet gateway drops an outgoing packet whose source has no public address.",
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/reachability/explanation-codes.html",
    checked=date(2026, 11, 22),
)

DESTINATION_RANGES_EGRESS = Fact(
    says="The Internet gateway drops an outgoing packet to an address of RFC 1918 or RFC 6598.",
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/reachability/explanation-codes.html",
    checked=date(2026, 11, 22),
)

SOURCE_RANGES_INGRESS = Fact(
    says="The Internet gateway drops an incoming packet from an address of RFC 1918 or RFC 6598.",
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/reachability/explanation-codes.html",
    checked=date(2026, 11, 22),
)

ASSOCIATION_INGRESS = Fact(
    says=(
        "The Internet gateway drops an incoming packet to an address that is no interface's public address in the VPC."
    ),
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/reachability/explanation-codes.html",
    checked=date(2026, 11, 22),
)

ADDRESS_IN_VPC = Fact(
    says="After translation the destination of an incoming packet must be inside one of the VPC's blocks.",
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/reachability/explanation-codes.html",
    checked=date(2026, 11, 22),
)

REFLECTION = Fact(
    says=(
        "A packet to a public address of the same VPC turns round at the Internet gateway, is translated and "
        "comes back in."
    ),
    standing=Standing.OBSERVED,
    source="https://blog.ipspace.net/2018/10/figuring-out-aws-networking.html",
    checked=date(2026, 11, 22),
    observed_by="Ivan Pepelnjak",
)

SOURCE_NAT_ON_REFLECTION = Fact(
    says=(
        "A reflected packet has its source translated too, so that the receiver sees the sender's public address,"
        " which is why rules that name a security group do not match it."
    ),
    standing=Standing.INFERRED,
    source="https://github.com/iron-io/docs/issues/252",
    checked=date(2026, 11, 22),
)

NO_SOURCE_NAT = Fact(
    says="A reflected packet keeps its private source address, because it never really leaves for the Internet.",
    standing=Standing.ASSUMED,
    source="A rival hypothesis, the exercise at https://blog.ipspace.net/2018/10/figuring-out-aws-networking.html",
    checked=date(2026, 11, 22),
)

OWN_PUBLIC_ADDRESS = Fact(
    says=(
        "Whether an instance reaches itself by its own public address is open: reflection should bring the packet"
        " back, and one report says that it does not."
    ),
    standing=Standing.DISPUTED,
    source="https://github.com/pion/turn/issues/82",
    checked=date(2026, 11, 22),
)

SPOOFED_SOURCE = Fact(
    says=(
        "A packet whose source is an address that the sending interface does not hold is taken to be refused by "
        "the gateway as spoofed."
    ),
    standing=Standing.ASSUMED,
    source="https://docs.aws.amazon.com/vpc/latest/reachability/explanation-codes.html",
    checked=date(2026, 11, 22),
)

MTU = Fact(
    says="An Internet gateway forwards packets of up to 1500 octets.",
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/network_mtu.html",
    checked=date(2026, 11, 23),
)

MTU_TOLD = Fact(
    says=(
        "What is larger than the 1500 octets that an Internet gateway carries is split; where that is forbidden it is "
        "dropped, and the router of the sender's subnet tells the sender by ICMP."
    ),
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/network_mtu.html",
    checked=date(2026, 11, 27),
)

ONE_A_VPC = Fact(
    says="A VPC has at most one Internet gateway.",
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html",
    checked=date(2026, 11, 23),
)

DETACHED_WITHOUT_PUBLIC_ADDRESSES = Fact(
    says="An Internet gateway is detached only once nothing in its VPC has a public address any more.",
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DetachInternetGateway.html",
    checked=date(2026, 11, 27),
)

SERVES_BY_ROUTE = Fact(
    says="A subnet reaches the Internet by an Internet gateway only where its route table has a route to that.",
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/userguide/vpc-igw-internet-access.html",
    checked=date(2026, 11, 27),
)

BLOCKED = Fact(
    says=(
        "With Block Public Access in both directions a VPC's Internet gateway carries nothing; for ingress alone it "
        "carries what goes by something that lets connections out and none in."
    ),
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa.html",
    checked=date(2026, 11, 27),
)

APPLIANCE_IS_PUBLIC = Fact(
    says="What a gateway's route table leads to an interface gets there only if that one has a public address.",
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/reachability/explanation-codes.html",
    checked=date(2026, 11, 27),
)

REDIRECTED = Fact(
    says=(
        "Where what comes in for a subnet is led through an appliance, what the subnet sends gets out only through the "
        "appliance too."
    ),
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/reachability/explanation-codes.html",
    checked=date(2026, 11, 27),
)

GATEWAY_TABLE_ROUTES = Fact(
    says=(
        "The route table of a gateway leads the blocks of the VPC, or of whole subnets, to network "
        "interfaces, to gateway load balancer endpoints or to local, and nowhere else."
    ),
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html",
    checked=date(2026, 11, 27),
)
