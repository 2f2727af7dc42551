"""What does a network interface check of its own accord?"""

from datetime import date

from vpcviz.facts.fact import Fact, Standing

SOURCE_CHECK = Fact(
    says=(
        "While the source/destination check is on, an interface refuses to send a packet whose source is none of "
        "its private addresses."
    ),
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/reachability/explanation-codes.html",
    checked=date(2026, 11, 22),
)

DESTINATION_CHECK = Fact(
    says=(
        "While the source/destination check is on, an interface refuses a packet whose destination is none of its"
        " private addresses."
    ),
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/reachability/explanation-codes.html",
    checked=date(2026, 11, 22),
)

CHECK_ABSENT = Fact(
    says="No interface checks whose addresses stand in a packet, as on a real LAN.",
    standing=Standing.ASSUMED,
    source="A rival hypothesis, refuted by https://docs.aws.amazon.com/vpc/latest/reachability/explanation-codes.html",
    checked=date(2026, 11, 22),
)

ADDRESSES_OF_SUBNET = Fact(
    says=("The private addresses of a network interface, secondary ones and prefixes included, come from its subnet."),
    standing=Standing.DOCUMENTED,
    source="https://github.com/awsdocs/amazon-ec2-user-guide/blob/af1f79bc/doc_source/MultipleIP.md",
    checked=date(2026, 11, 23),
)

UNIQUE_ADDRESS = Fact(
    says="No two network interfaces of a VPC have the same private address.",
    standing=Standing.DOCUMENTED,
    source="https://github.com/awsdocs/amazon-vpc-user-guide/blob/a1298cee/doc_source/how-it-works.md",
    checked=date(2026, 11, 23),
)

PREFIX_SIZE = Fact(
    says="An IPv4 prefix that is assigned to a network interface is a /28.",
    standing=Standing.DOCUMENTED,
    source="https://github.com/awsdocs/amazon-ec2-user-guide/blob/af1f79bc/doc_source/ec2-prefix-eni.md",
    checked=date(2026, 11, 23),
)

SAME_ZONE = Fact(
    says="A network interface is attached to an instance of its own VPC and availability zone.",
    standing=Standing.DOCUMENTED,
    source="https://github.com/awsdocs/amazon-ec2-user-guide/blob/af1f79bc/doc_source/using-eni.md",
    checked=date(2026, 11, 23),
)

ONE_DEVICE = Fact(
    says=("Each network interface of an instance has a device number of its own, and the primary one has 0."),
    standing=Standing.DOCUMENTED,
    source="https://github.com/awsdocs/amazon-ec2-user-guide/blob/af1f79bc/doc_source/using-eni.md",
    checked=date(2026, 11, 23),
)

ONE_TO_ONE = Fact(
    says=("A public address belongs to one private address, and a private address has at most one public one."),
    standing=Standing.DOCUMENTED,
    source="https://github.com/awsdocs/amazon-ec2-user-guide/blob/af1f79bc/doc_source/MultipleIP.md",
    checked=date(2026, 11, 23),
)

FOREIGN_MAC = Fact(
    says=(
        "A frame whose source is not its interface's own MAC address is taken to be dropped as it leaves: that it "
        "gets nowhere has been seen, but not where it ends."
    ),
    standing=Standing.ASSUMED,
    source="https://blog.ipspace.net/2020/05/aws-networking-101.html",
    checked=date(2026, 11, 27),
)

LINK_LOCAL_ADDRESS = Fact(
    says=(
        "Whether the source/destination check lets an interface send and receive by its own link-local address of IPv6 "
        "is not published; it is taken to, since the subnet's router is reached at such an address."
    ),
    standing=Standing.ASSUMED,
    source="No source found",
    checked=date(2026, 11, 27),
)
