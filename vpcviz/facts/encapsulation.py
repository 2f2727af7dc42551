"""What does a host wrap around a packet, and what does the receiving host check?"""

from datetime import date

from vpcviz.facts.fact import STUDY_GUIDE, Fact, Standing

ENCAPSULATED = Fact(
    says=(
        "The sending host puts a header that names the VPC before the packet, and an outer IP header from its own"
        " address to the receiving host's before that."
    ),
    standing=Standing.DOCUMENTED,
    source="https://blog.ipspace.net/2018/10/figuring-out-aws-networking.html",
    checked=date(2026, 11, 22),
    reports=STUDY_GUIDE,
)

DECAPSULATED = Fact(
    says=(
        "The receiving host inspects the outer header and the VPC header and takes them off before it delivers "
        "the packet."
    ),
    standing=Standing.DOCUMENTED,
    source="https://blog.ipspace.net/2018/10/figuring-out-aws-networking.html",
    checked=date(2026, 11, 22),
    reports=STUDY_GUIDE,
)

HEADER_UNPUBLISHED = Fact(
    says="The format of the encapsulation is not published, so that the VPC header is drawn as a scheme.",
    standing=Standing.OBSERVED,
    source="https://blog.ipspace.net/2020/05/aws-networking-101.html",
    checked=date(2026, 11, 22),
    observed_by="Ivan Pepelnjak",
)

GENEVE_STAND_IN = Fact(
    says=(
        "The bytes of the VPC header are written as GENEVE over UDP port 6081, a published format with room for the "
        "VPC and the sending interface, since AWS's own is not published."
    ),
    standing=Standing.ASSUMED,
    source="https://www.rfc-editor.org/rfc/rfc8926",
    checked=date(2026, 11, 23),
)

FRAME_CARRIED = Fact(
    says=(
        "The guest's Ethernet header is taken to travel inside the encapsulation, since the receiving instance "
        "sees the sender's MAC address within a subnet and nobody has published more."
    ),
    standing=Standing.ASSUMED,
    source="An open question in the comments at https://blog.ipspace.net/2013/12/packet-forwarding-in-amazon-vpc.html",
    checked=date(2026, 11, 22),
)

VERIFIED = Fact(
    says=(
        "The receiving host asks the mapping whether the sender really is at the host in the outer header and in "
        "the VPC that the packet names, and drops the packet if not."
    ),
    standing=Standing.DOCUMENTED,
    source="https://blog.ipspace.net/2018/10/figuring-out-aws-networking.html",
    checked=date(2026, 11, 22),
    reports=STUDY_GUIDE,
)

VERIFIED_BY_INTERFACE = Fact(
    says=(
        "Only an identity of the sending interface in the encapsulation lets the receiving host refuse every "
        "forged packet and still accept what an instance forwards for others."
    ),
    standing=Standing.INFERRED,
    source="Own experiments with Linux 6.18 guests behind a simulated fabric",
    checked=date(2026, 11, 22),
)

VERIFIED_BY_INNER_IP = Fact(
    says=(
        "The receiving host holds the packet's source address against the mapping, which drops what an instance "
        "forwards for others."
    ),
    standing=Standing.ASSUMED,
    source="A rival hypothesis, tried in own experiments with Linux 6.18 guests",
    checked=date(2026, 11, 22),
)

VERIFIED_BY_INNER_MAC = Fact(
    says=(
        "The receiving host holds the frame's source MAC address against the mapping, which lets forged packets "
        "pass that carry the router's."
    ),
    standing=Standing.ASSUMED,
    source="A rival hypothesis, tried in own experiments with Linux 6.18 guests",
    checked=date(2026, 11, 22),
)

NOT_VERIFIED = Fact(
    says="The receiving host believes every encapsulated packet.",
    standing=Standing.ASSUMED,
    source="A rival hypothesis, refuted by https://blog.ipspace.net/2018/10/figuring-out-aws-networking.html",
    checked=date(2026, 11, 22),
)

EDGE_VERIFIED = Fact(
    says=(
        "A packet from an edge device is checked by the edge's own address, since the sender that it names is not"
        " on any host of the VPC."
    ),
    standing=Standing.INFERRED,
    source="https://blog.ipspace.net/2018/10/figuring-out-aws-networking.html",
    checked=date(2026, 11, 22),
)
