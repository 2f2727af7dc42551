"""What does a Direct Connect connection carry?"""

from datetime import date

from vpcviz.facts.fact import Fact, Standing

PRIVATE_VIRTUAL_INTERFACE = Fact(
    says=(
        "A private virtual interface of a Direct Connect connection carries packets as they are, in a VLAN of a "
        "line of one's own; nothing is put around them and nothing is encrypted."
    ),
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/directconnect/latest/UserGuide/WorkingWithVirtualInterfaces.html",
    checked=date(2026, 11, 27),
)

BGP_ALONE = Fact(
    says="Over Direct Connect routes are learned by BGP alone.",
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/directconnect/latest/UserGuide/WorkingWithVirtualInterfaces.html",
    checked=date(2026, 11, 27),
)
