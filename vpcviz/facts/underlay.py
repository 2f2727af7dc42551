"""How does a packet get from one physical host to another?"""

from datetime import date

from vpcviz.facts.fact import Fact, Standing

ROUTED_FABRIC = Fact(
    says=(
        "Between the hosts a small routed fabric of racks and spines is drawn, which stands for a network that "
        "AWS does not publish."
    ),
    standing=Standing.ASSUMED,
    source="AWS does not publish its fabric",
    checked=date(2026, 11, 22),
)
