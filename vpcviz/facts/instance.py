"""What is documented about an instance's addresses inside the guest?"""

from datetime import date

from vpcviz.facts.fact import Fact, Standing

STOPPED = Fact(
    says="A stopped instance keeps its interfaces and their private addresses, and no code runs in it.",
    standing=Standing.DOCUMENTED,
    source="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/how-ec2-instance-stop-start-works.html",
    checked=date(2026, 11, 27),
)

PRIMARY_ADDRESS_BY_DHCP = Fact(
    says="DHCP gives an instance its primary private address alone; further ones have to be configured in the guest.",
    standing=Standing.DOCUMENTED,
    source="https://github.com/awsdocs/amazon-ec2-user-guide/blob/af1f79bc/doc_source/MultipleIP.md",
    checked=date(2026, 11, 22),
)
