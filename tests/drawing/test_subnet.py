from dataclasses import fields
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.drawing.networks import lesson_one, networks
from vpcviz.drawing.layout import lay_out
from vpcviz.drawing.picture import Picture
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.index import Network, compile_network

some_networks = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))

SECOND = {"vpc": "lab", "zone": "us-east-1a", "cidr": "10.0.1.0/24"}


def told(picture: Picture) -> dict[str, Any]:
    """Give all that a picture is, whatever it was made of."""
    values = {one.name: getattr(picture, one.name) for one in fields(picture)}
    return values | {"ways": vars(picture.ways)["_ways"], "sheets": picture.sheets.keys()}


@some_networks
@given(networks(), networks())
def test_whatever_was_drawn_before_a_network_looks_the_same(before: Network, now: Network) -> None:
    assert told(lay_out(now, before=lay_out(before))) == told(lay_out(now))


@some_networks
@given(networks(), st.data())
def test_a_network_of_which_one_thing_is_gone_looks_as_if_that_had_never_been(
    whole: Network, data: st.DataObject
) -> None:
    instances = whole.topology.instances
    gone = data.draw(st.sampled_from(sorted(instances))) if instances else ""
    interfaces = {one: each for one, each in whole.topology.network_interfaces.items() if each.instance != gone}
    rest = {one: each for one, each in instances.items() if one != gone}
    fewer = compile_network(whole.topology.model_copy(update={"instances": rest, "network_interfaces": interfaces}))
    assert told(lay_out(fewer, before=lay_out(whole))) == told(lay_out(fewer))
    assert told(lay_out(whole, before=lay_out(fewer))) == told(lay_out(whole))


def test_a_subnet_in_which_nothing_has_changed_is_not_laid_out_again() -> None:
    subnets = {"s1": {**SECOND, "cidr": "10.0.0.0/24"}, "s2": SECOND}
    instances = {"a": {"subnet": "s1"}, "b": {"subnet": "s2"}}
    before = lay_out(lesson_one(subnets=subnets, instances=instances))
    now = lay_out(lesson_one(subnets=subnets, instances=instances | {"c": {"subnet": "s2"}}), before=before)
    assert [now.sheets[one] is before.sheets[one] for one in map(ObjectId, ("s1", "s2"))] == [True, False]


def test_things_whose_ids_differ_in_a_slash_have_elements_of_their_own_in_whatever_subnets() -> None:
    subnets = {"s1": {**SECOND, "cidr": "10.0.0.0/24"}, "s2": SECOND}
    alike = {"a-eth0": {"subnet": "s2"}}
    network = lesson_one(subnets=subnets, instances={"a": {"subnet": "s1"}}, network_interfaces=alike)
    picture = lay_out(network)
    assert [one.id for card in picture.instances for one in card.interfaces] == [
        "interface-a-eth0",
        "interface-a-eth0:2",
    ]
    assert told(lay_out(network, before=picture)) == told(picture)
