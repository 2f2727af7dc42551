from ipaddress import IPv4Address, IPv4Network, IPv6Network

import pytest

from vpcviz.network.table import Table
from vpcviz.steps.comparison import Fit, Order, compare_address, compare_keys


@pytest.mark.parametrize(
    ("block", "address", "fits", "common_bits"),
    [
        ("10.0.0.0/16", "10.0.255.1", True, 16),
        ("10.0.0.0/16", "10.1.0.1", False, 15),
        ("0.0.0.0/0", "198.51.100.20", True, 0),
        ("10.0.0.7/32", "10.0.0.7", True, 32),
        ("10.0.0.7/32", "10.0.0.6", False, 31),
        ("192.0.2.0/24", "10.0.0.1", False, 0),
    ],
)
def test_an_address_is_in_a_block_whose_whole_prefix_it_has(
    block: str, address: str, fits: bool, common_bits: int
) -> None:
    network = IPv4Network(block)
    assert compare_address(network, IPv4Address(address)) == Fit(fits, network, common_bits)


def test_an_address_of_ipv4_is_in_no_block_of_ipv6() -> None:
    assert compare_address(IPv6Network("::/0"), IPv4Address("10.0.0.1")) == Fit(False)


def test_a_key_has_to_stand_in_a_mapping_as_it_is() -> None:
    table = Table("mapping", ("VPC", "key", "host"), (("lab", "10.0.0.10", "x"), ("other", "10.0.0.10", "y")))
    compared = compare_keys(table, "lab", "10.0.0.10")
    assert (compared.order, compared.asked) == (Order.EXACT, ("lab", "10.0.0.10", ""))
    assert compared.rows == ((Fit(True), Fit(True), None), (Fit(False), Fit(True), None))
