"""What does a VPC tell an instance by DHCP?"""

from datetime import date

from vpcviz.facts.fact import Fact, Standing

BY_THE_VPC = Fact(
    says=(
        "By a VPC's default DHCP options an instance is told of the resolver at the VPC's third address, and of the "
        "region's domain name; its subnet's router is its default gateway."
    ),
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/vpc/latest/userguide/DHCPOptionSetConcepts.html",
    checked=date(2026, 11, 27),
)
