from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

from tests.network.drawn import topologies, untimed
from vpcviz.network.canonical import write_topology
from vpcviz.network.marked_text import mark
from vpcviz.network.schema import topology_schema
from vpcviz.network.topology import Topology

SCHEMA = Draft202012Validator(topology_schema())


def describes(document: object) -> bool:
    return SCHEMA.is_valid(document)


def with_thing(section: str, thing: dict[str, Any]) -> dict[str, Any]:
    return {"format": "vpcviz/1", section: {"x": thing}}


def test_the_schema_is_one_of_its_dialect() -> None:
    Draft202012Validator.check_schema(topology_schema())


@untimed
@given(topologies())
def test_the_schema_describes_every_topology_as_it_is_written(topology: Topology) -> None:
    assert describes(mark(write_topology(topology)).value)


GOOD = {
    "ports as a range": with_thing("security_groups", {"vpc": "v", "ingress": [{"ports": "1-2", "peer": "g"}]}),
    "ports as a number": with_thing("security_groups", {"vpc": "v", "ingress": [{"ports": 443, "peer": "g"}]}),
    "a protocol's number": with_thing("probes", {"source": "a", "destination": "b", "protocol": 47}),
    "a map of public addresses": with_thing("instances", {"public_address": {"10.0.0.10": "198.51.100.1"}}),
    "no default route": with_thing("instances", {"guest": {"routes": [{"destination": "default", "via": None}]}}),
    "an implied group": with_thing("instances", {"security_groups": ["lab/default-group"]}),
    "a gateway endpoint": {
        "format": "vpcviz/1",
        "vpc_endpoints": {"ep": {"kind": "gateway", "vpc": "lab", "prefix_list": "pl", "route_tables": ["lab/main"]}},
    },
    "targets in every form": {
        "format": "vpcviz/1",
        "load_balancers": {
            "nlb": {
                "kind": "network",
                "subnets": {"s1": None},
                "public_addresses": {"s1": "198.51.100.1"},
                "listeners": [
                    {
                        "protocol": "tls",
                        "port": 443,
                        "targets": ["a", "b:8080", "10.0.0.9", {"target": "10.0.0.9", "port": 1}],
                    }
                ],
            }
        },
    },
    "a route for a prefix list": with_thing(
        "route_tables", {"vpc": "v", "routes": [{"destination": "pl", "target": "a"}]}
    ),
    "a place in the picture": {"format": "vpcviz/1", "positions": {"s1/router": [1, 2.5]}},
}


@pytest.mark.parametrize("document", [pytest.param(document, id=name) for name, document in GOOD.items()])
def test_the_schema_describes_what_may_be_written(document: dict[str, Any]) -> None:
    assert describes(document)


BAD = {
    "an endpoint of no kind": {"format": "vpcviz/1", "vpc_endpoints": {"ep": {"vpc": "lab", "prefix_list": "pl"}}},
    "a section that the file does not have": {"format": "vpcviz/1", "gateway_endpoints": {}},
    "no format": {},
    "another format": {"format": "vpcviz/2"},
    "an unknown section": {"format": "vpcviz/1", "balancers": {}},
    "a listener of a protocol that its load balancer does not take": {
        "format": "vpcviz/1",
        "load_balancers": {
            "nlb": {"kind": "network", "subnets": ["s1"], "listeners": [{"protocol": "http", "port": 80}]}
        },
    },
    "a target on a port too high": {
        "format": "vpcviz/1",
        "load_balancers": {
            "nlb": {
                "kind": "network",
                "listeners": [{"protocol": "tcp", "port": 80, "targets": [{"target": "a", "port": 65536}]}],
            }
        },
    },
    "an unknown key": with_thing("vpcs", {"region": "r", "cidrs": ["10.0.0.0/16"], "colour": "red"}),
    "a missing key": with_thing("vpcs", {"cidrs": ["10.0.0.0/16"]}),
    "no block": with_thing("vpcs", {"region": "r", "cidrs": []}),
    "a block without a prefix": with_thing("vpcs", {"region": "r", "cidrs": ["10.0.0.0"]}),
    "an id with a space": {"format": "vpcviz/1", "internet_hosts": {"my host": {"address": "203.0.113.1"}}},
    "a reserved id": {"format": "vpcviz/1", "internet_hosts": {"internet": {"address": "203.0.113.1"}}},
    "a word for a flag": with_thing("instances", {"source_dest_check": "no"}),
    "a port too high": with_thing("probes", {"source": "a", "destination": "b", "port": 65536}),
    "a protocol by another name": with_thing("probes", {"source": "a", "destination": "b", "protocol": "gre"}),
    "a number for an address": with_thing("internet_hosts", {"address": 3405803777}),
    "a listener of another protocol": with_thing("instances", {"guest": {"listens": ["icmp/8"]}}),
    "a MAC address with hyphens": with_thing("instances", {"mac": "02-00-00-00-00-01"}),
}


@pytest.mark.parametrize("document", [pytest.param(document, id=name) for name, document in BAD.items()])
def test_the_schema_does_not_describe_what_is_refused(document: dict[str, Any]) -> None:
    assert not describes(document)
