"""Walks to write out, each of a small network."""

import json
from typing import Any

from vpcviz.network.document import read_topology
from vpcviz.network.index import compile_network
from vpcviz.steps.named_model import named_model
from vpcviz.walks.blockers import Blocker, find_blockers
from vpcviz.walks.probe import make_probe
from vpcviz.walks.result import Walk
from vpcviz.walks.walk import walk

NEIGHBOURS: dict[str, Any] = {
    "format": "vpcviz/1",
    "title": "Three neighbours",
    "vpcs": {"lab": {"region": "us-east-1", "cidrs": ["10.0.0.0/16"]}},
    "subnets": {"s1": {"vpc": "lab", "zone": "us-east-1a", "cidr": "10.0.0.0/24", "route_table": "rt"}},
    "route_tables": {"rt": {"vpc": "lab", "routes": [{"destination": "0.0.0.0/0", "target": "igw"}]}},
    "internet_gateways": {"igw": {"vpc": "lab"}},
    "security_groups": {
        "open": {"vpc": "lab", "ingress": [{"peer": "0.0.0.0/0"}]},
        "shut": {"vpc": "lab", "ingress": [{"protocol": "tcp", "ports": 443, "peer": "10.0.0.0/24"}]},
    },
    "instances": {
        "a": {
            "subnet": "s1",
            "address": "10.0.0.10",
            "public_address": "198.51.100.10",
            "security_groups": ["open"],
            "guest": {"routes": [{"destination": "203.0.113.0/24", "via": "10.0.0.20"}]},
        },
        "b": {
            "subnet": "s1",
            "address": "10.0.0.20",
            "public_address": "198.51.100.20",
            "security_groups": ["shut"],
        },
        "c": {"subnet": "s1", "address": "10.0.0.30", "security_groups": ["open"], "guest": {"listens": ["tcp/443"]}},
    },
}


def walked(
    destination: str,
    *,
    protocol: int = 1,
    port: int | None = None,
    model: str = "aws",
    switches: tuple[str, ...] = (),
    changes: dict[str, Any] | None = None,
    source: str = "a",
) -> tuple[Walk, tuple[Blocker, ...]]:
    """Walk a probe from a, or another one, to somewhere, and find what stands in its way."""
    network = compile_network(read_topology(json.dumps(NEIGHBOURS | (changes or {}))))
    chosen = named_model(model, switches)
    probe = make_probe(network, source=source, destination=destination, protocol=protocol, port=port, model=chosen)
    taken = walk(network, probe, chosen)
    return taken, find_blockers(network, taken)
