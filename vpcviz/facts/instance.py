"""What is documented about an instance's addresses inside the guest?"""

from datetime import date

from vpcviz.facts.fact import Fact, Standing

PRIMARY_ADDRESS_BY_DHCP = Fact(
    says="DHCP gives an instance its primary private address alone; further ones have to be configured in the guest.",
    standing=Standing.DOCUMENTED,
    source="https://github.com/awsdocs/amazon-ec2-user-guide/blob/af1f79bc/doc_source/MultipleIP.md",
    checked=date(2026, 11, 22),
)
