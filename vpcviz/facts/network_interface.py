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
