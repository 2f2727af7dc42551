"""What does a kernel, or a network, do with a packet that is larger than what the next link takes?"""

from datetime import date

from vpcviz.facts.fact import Fact, Standing

OWN_SOURCE = "Own experiments with Linux 6.18 guests behind a simulated fabric"

LOCAL_ERROR = Fact(
    says=(
        "A program that sends more than its own interface's MTU, and forbids fragments, is told “message too long”, "
        "and nothing is sent."
    ),
    standing=Standing.OBSERVED,
    source=OWN_SOURCE,
    checked=date(2026, 11, 22),
    observed_by="vpcviz, Linux 6.18",
)

FRAGMENTED_BY_SENDER = Fact(
    says="A kernel splits a packet of its own that is larger than the MTU into fragments, unless that is forbidden.",
    standing=Standing.OBSERVED,
    source=OWN_SOURCE,
    checked=date(2026, 11, 22),
    observed_by="vpcviz, Linux 6.18",
)

FORWARDER_ERROR = Fact(
    says=(
        "A forwarding kernel drops what is larger than the MTU of the way on and must not be fragmented, and tells the "
        "sender that MTU by ICMP."
    ),
    standing=Standing.OBSERVED,
    source=OWN_SOURCE,
    checked=date(2026, 11, 22),
    observed_by="vpcviz, Linux 6.18",
)

FRAGMENTED_BY_FORWARDER = Fact(
    says="A forwarding kernel splits what is larger than the MTU of the way on into fragments, where that is allowed.",
    standing=Standing.DOCUMENTED,
    source="https://www.rfc-editor.org/rfc/rfc1812",
    checked=date(2026, 11, 27),
)

PATH_MTU_REMEMBERED = Fact(
    says=(
        "A kernel that is told by ICMP of a smaller MTU on the way remembers it for that destination for ten minutes, "
        "and sends nothing larger there meanwhile."
    ),
    standing=Standing.OBSERVED,
    source=OWN_SOURCE,
    checked=date(2026, 11, 22),
    observed_by="vpcviz, Linux 6.18",
)

REASSEMBLED = Fact(
    says="Fragments are put together again by the host that they are for, once all of them have come.",
    standing=Standing.DOCUMENTED,
    source="https://www.rfc-editor.org/rfc/rfc791",
    checked=date(2026, 11, 27),
)

FRAGMENTS_TOGETHER = Fact(
    says=(
        "Of a fragmented packet the first fragment is followed, which alone has the ports; the others are taken to "
        "fare as it does."
    ),
    standing=Standing.ASSUMED,
    source="No source found",
    checked=date(2026, 11, 27),
)

PATH_DISCOVERY = Fact(
    says=(
        "Path MTU discovery in a VPC rests on ICMP messages of the type 3 with the code 4, which the subnets' network "
        "ACLs have to let in and out."
    ),
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/userguide/path_mtu_discovery.html",
    checked=date(2026, 11, 27),
)

OF_KERNELS = (LOCAL_ERROR, FRAGMENTED_BY_SENDER, FORWARDER_ERROR, FRAGMENTED_BY_FORWARDER, PATH_MTU_REMEMBERED)
"""What a kernel does itself, and no network for it."""
