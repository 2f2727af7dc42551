import json
from typing import Any

import yaml

from tests.guests.kernels import T0
from tests.stories.story import merge
from vpcviz.facts import internet_gateway, vpc
from vpcviz.network.document import read_topology
from vpcviz.network.index import compile_network
from vpcviz.steps.stage import Stage
from vpcviz.walks.mtu import Mtu, mtu_at
from vpcviz.walks.probe import make_probe
from vpcviz.walks.walk import walk


def mtu(stage: Stage, changes: dict[str, Any] | None = None) -> Mtu:
    """Find the MTU at the first such stage of a ping from a to the Internet and round to b."""
    network = compile_network(read_topology(json.dumps(merge(yaml.safe_load(T0.read_text()), changes or {}))))
    taken = walk(network, make_probe(network, source="a", destination="198.51.100.20"))
    return mtu_at(network, next(step for _, _, step in taken.numbered() if step.stage is stage))


def test_a_vpc_carries_9001_octets() -> None:
    assert mtu(Stage.ROUTE_LOOKUP) == Mtu(9001, None, vpc.MTU)
    assert mtu(Stage.GUEST_ROUTE) == Mtu(9001, None, vpc.MTU)


def test_an_internet_gateway_carries_1500_octets() -> None:
    found = mtu(Stage.INTERNET_GATEWAY)
    assert (found.octets, found.fact) == (1500, internet_gateway.MTU)
    assert found.owner


def test_nobody_knows_what_the_underlay_carries() -> None:
    assert mtu(Stage.ENCAPSULATE) == mtu(Stage.UNDERLAY) == Mtu(None)


def test_an_instance_that_has_been_told_another_mtu_has_that_one() -> None:
    told = {"instances": {"a": {"guest": {"mtu": 1400}}}}
    assert mtu(Stage.GUEST_ROUTE, told) == mtu(Stage.SOURCE_CHECK, told) == Mtu(1400, "a")  # type: ignore[arg-type]
    assert mtu(Stage.ROUTE_LOOKUP, told).octets == 9001
