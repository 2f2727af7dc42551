"""What do the programs of a Linux guest tell the person who started them?"""

from datetime import date

from vpcviz.facts.fact import Fact, Standing

PING_WAITS = Fact(
    says=(
        "Where nothing comes back, ping -c 1 ends after 10 seconds with “100% packet loss”; an answer or an error ends "
        "it at once."
    ),
    standing=Standing.OBSERVED,
    source="Own experiments with ping of iputils 20221126 on Linux 6.18",
    checked=date(2026, 11, 25),
    observed_by="vpcviz, Linux 6.18",
)

UDP_SOFT_ERRORS = Fact(
    says=(
        "Of the ICMP errors about its datagrams a UDP program is told of a port unreachable and, where it forbids "
        "fragments, of a packet that is too large; of a net or host unreachable and of an exceeded TTL it hears "
        "nothing, unless it has asked for them."
    ),
    standing=Standing.OBSERVED,
    source="Own experiments with a connected UDP socket on Linux 6.18",
    checked=date(2026, 11, 25),
    observed_by="vpcviz, Linux 6.18",
)
