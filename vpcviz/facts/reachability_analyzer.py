"""What does AWS's Reachability Analyzer say of a path that can't be walked?"""

from datetime import date

from vpcviz.facts.fact import Fact, Standing

CODES = Fact(
    says="Reachability Analyzer explains each path that is not reachable by one of a published list of codes.",
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/reachability/explanation-codes.html",
    checked=date(2026, 11, 22),
)

TCP_AND_UDP = Fact(
    says="Reachability Analyzer analyses TCP and UDP over IPv4 from the configuration, and sends no packet.",
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/reachability/how-reachability-analyzer-works.html",
    checked=date(2026, 11, 22),
)
"""ARP, the guests' own routes, the encapsulation and the TTL are not part of what it looks at either."""
