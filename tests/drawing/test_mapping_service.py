import pytest

from tests.drawing.networks import network
from vpcviz.drawing.layout import lay_out
from vpcviz.drawing.mapping_service import MappingServiceShape


def book(**subnets_of_instances: tuple[str, str]) -> MappingServiceShape:
    """Give the book of two VPCs with two subnets each; instances are given with their subnet and their address."""
    blocks = {"s1": ("lab", "10.0.0.0/24"), "s2": ("lab", "10.0.1.0/24"), "s3": ("office", "10.0.0.0/24")}
    drawn = network(
        vpcs={one: {"region": "us-east-1", "cidrs": ["10.0.0.0/16"]} for one in ("lab", "office")},
        subnets={one: {"vpc": vpc, "zone": "us-east-1a", "cidr": block} for one, (vpc, block) in blocks.items()},
        instances={
            one: {"subnet": subnet, "address": address} for one, (subnet, address) in subnets_of_instances.items()
        },
    )
    return lay_out(drawn).mapping_service


def keys(shown: MappingServiceShape) -> list[str]:
    return [" ".join(words.text for words in row.labels[0].words) for row in shown.rows]


@pytest.mark.parametrize(
    ("other", "read"),
    [
        (("s1", "10.0.0.20"), [".4", ".20"]),
        (("s2", "10.0.1.4"), [".0.4", ".1.4"]),
        (("s3", "10.0.0.4"), ["lab .4", "of…e .4"]),
    ],
    ids=["the last octet", "two octets", "the VPC besides"],
)
def test_an_address_is_as_short_as_it_is_told_from_the_others(other: tuple[str, str], read: list[str]) -> None:
    shown = book(a=("s1", "10.0.0.4"), b=other)
    assert keys(shown) == read
    assert all(row.labels[0].width <= row.box.width // 2 for row in shown.rows)


def test_an_address_is_told_from_those_that_are_only_counted_too() -> None:
    shown = book(a=("s1", "10.0.0.4"), b=("s1", "10.0.0.5"), c=("s2", "10.0.1.5"))
    assert keys(shown) == [".0.4"]


def test_a_server_whose_name_has_no_room_is_not_cut_before_its_kind_is_left_out() -> None:
    drawn = lay_out(
        network(
            vpcs={"lab": {"region": "us-east-1", "cidrs": ["10.0.0.0/16"]}},
            subnets={"s1": {"vpc": "lab", "zone": "us-east-1a", "cidr": "10.0.0.0/24"}},
            instances={"a": {"subnet": "s1"}, "gateway": {"subnet": "s1"}},
        )
    )
    titles = [host.labels[0] for host in drawn.hosts if not host.is_edge]
    assert [(one.words[0].text, one.whole) for one in titles] == [("Host a", ""), ("gateway", "Host gateway")]
    answers = [row.labels[1] for row in drawn.mapping_service.rows]
    assert [(one.words[0].text, one.whole) for one in answers] == [("Host a", ""), ("gateway", "Host gateway")]
