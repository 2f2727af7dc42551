"""What does DHCP tell an instance, and how does its kernel keep it?"""

from vpcviz.facts.identifiers import ObjectId
from vpcviz.guests.command_output import print_leases
from vpcviz.network.dhcp_options import answer_of_dhcp
from vpcviz.network.document import read_topology
from vpcviz.network.index import compile_network

TWO_BLOCKS = compile_network(
    read_topology(
        """\
format: vpcviz/1
vpcs:
  lab: {region: eu-west-1, cidrs: [10.0.0.0/16, 10.5.0.0/16]}
  old: {region: us-east-1, cidrs: [10.9.0.0/24]}
subnets:
  s1: {vpc: lab, zone: eu-west-1a, cidr: 10.5.1.0/24}
  s2: {vpc: old, zone: us-east-1a, cidr: 10.9.0.128/25}
instances:
  a: {subnet: s1, address: 10.5.1.10, secondary_addresses: [10.5.1.11], guest: {mtu: 1500}}
  b: {subnet: s2}
network_interfaces: {eni: {instance: a, device: 1, subnet: s1, address: 10.5.1.20}}
"""
    )
)


def test_each_interface_is_told_its_primary_address_its_router_and_the_resolver_of_the_vpcs_first_block() -> None:
    ports = (TWO_BLOCKS.interfaces[ObjectId(port)] for port in ("a/eth0", "eni"))
    assert print_leases(answer_of_dhcp(TWO_BLOCKS, port) for port in ports) == (
        "# eth0\nADDRESS=10.5.1.10\nNETMASK=255.255.255.0\nROUTER=10.5.1.1\nSERVER_ADDRESS=10.5.1.1\nMTU=9001\n"
        "DNS=10.0.0.2\nDOMAINNAME=eu-west-1.compute.internal\nHOSTNAME=ip-10-5-1-10\n"
        "\n"
        "# eth1\nADDRESS=10.5.1.20\nNETMASK=255.255.255.0\nROUTER=10.5.1.1\nSERVER_ADDRESS=10.5.1.1\nMTU=9001\n"
        "DNS=10.0.0.2\nDOMAINNAME=eu-west-1.compute.internal\nHOSTNAME=ip-10-5-1-20"
    )


def test_the_oldest_region_has_a_domain_of_its_own() -> None:
    answer = answer_of_dhcp(TWO_BLOCKS, TWO_BLOCKS.interfaces[ObjectId("b/eth0")])
    assert (answer.domain, str(answer.router), str(answer.block.netmask)) == (
        "ec2.internal",
        "10.9.0.129",
        "255.255.255.128",
    )
