"""Where is an instance's public address?"""

from datetime import date

from vpcviz.facts.fact import Fact, Standing

NOT_ON_THE_GUEST = Fact(
    says="The instance knows its private address alone, and its public address is configured nowhere inside it.",
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/userguide/vpc-igw-internet-access.html",
    checked=date(2026, 11, 23),
)

AT_HYPERVISOR = Fact(
    says=(
        "The sending host translates public addresses itself and finds them in the mapping, so that no gateway is"
        " involved."
    ),
    standing=Standing.ASSUMED,
    source="A rival hypothesis to the one tested at https://blog.ipspace.net/2018/10/figuring-out-aws-networking.html",
    checked=date(2026, 11, 22),
)

ON_THE_GUEST = Fact(
    says="The public address is configured on the instance, and its neighbours resolve it by ARP.",
    standing=Standing.ASSUMED,
    source="A rival hypothesis to the one tested at https://blog.ipspace.net/2018/10/figuring-out-aws-networking.html",
    checked=date(2026, 11, 22),
)
