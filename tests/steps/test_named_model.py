"""Which model is meant by a name and some switches?"""

import pytest

from vpcviz.network.errors import ProbeRefused
from vpcviz.steps.model import MODELS, ArpAnswer, IntraSubnetLookup
from vpcviz.steps.named_model import named_model


@pytest.mark.parametrize("name", MODELS)
def test_every_model_goes_by_its_name(name: str) -> None:
    assert named_model(name) == MODELS[name]


def test_a_switch_is_turned_from_where_the_model_has_it() -> None:
    model = named_model("lookup-by-ip", ["arp_answer=router-mac"])
    assert model.arp_answer is ArpAnswer.ROUTER_MAC
    assert model.intra_subnet_lookup is IntraSubnetLookup.DESTINATION_IP


def test_the_last_of_two_equal_switches_counts() -> None:
    assert named_model("aws", ["arp_answer=router-mac", "arp_answer=peer-mac"]) == MODELS["aws"]


def test_all_that_is_wrong_is_said_at_once() -> None:
    with pytest.raises(ProbeRefused) as refused:
        named_model("asw", ["arp_answer=mine", "arp=router-mac", ""])
    assert str(refused.value).splitlines() == [
        "model: found asw, expected one of aws, lookup-by-ip, one-mac, study-guide, azure, gcp, classic-lan, "
        "address-on-guest, nat-in-hypervisor, no-source-nat, before-2021",
        "set arp_answer: found mine, expected one of peer-mac, router-mac, fixed-mac, peer-itself",
        "set: found arp, expected one of intra_subnet_lookup, arp_answer, mapping_miss, source_verification, "
        "public_address_at, source_nat_on_reflection, same_subnet_via_router_acl, own_public_address, "
        "more_specific_than_local, group_reference_through_forwarder, router_decrements_ttl, broadcast, unknown_mac, "
        "gratuitous_arp, interface_check, guest_prefix, transit_gateway_path_mtu, inter_region_peering_mtu, "
        "transit_gateway_decrements_ttl, load_balancer_target, with =POSITION behind it",
        "set: found no switch, expected one of intra_subnet_lookup, arp_answer, mapping_miss, source_verification, "
        "public_address_at, source_nat_on_reflection, same_subnet_via_router_acl, own_public_address, "
        "more_specific_than_local, group_reference_through_forwarder, router_decrements_ttl, broadcast, unknown_mac, "
        "gratuitous_arp, interface_check, guest_prefix, transit_gateway_path_mtu, inter_region_peering_mtu, "
        "transit_gateway_decrements_ttl, load_balancer_target, with =POSITION behind it",
    ]
