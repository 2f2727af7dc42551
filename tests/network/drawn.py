"""Which topologies do the properties hold for?"""

from ipaddress import IPv4Address
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from vpcviz.network.security_group import SecurityGroupRule
from vpcviz.network.topology import Topology

untimed = settings(deadline=None, max_examples=50, suppress_health_check=list(HealthCheck))
"""How many cases a property is tried on; how long one takes says nothing about it."""

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20) | st.sampled_from(
    ["no", "12", "0x1f", "~", "a: b", "- a", "'", '"', "true", "1e3", "# none", " a ", "{}", "one\ntwo\n", "…"]
)
PUBLIC = [IPv4Address("198.51.100.0") + number for number in range(1, 9)]
BLOCKS = [
    "0.0.0.0/0",
    "10.0.0.0/8",
    "10.0.0.0/24",
    "192.0.2.0/24",
    "203.0.113.9/32",
    "::/0",
    "2001:db8::/32",
]
DESTINATIONS = [*BLOCKS, "partners", "hidden"]
PEERS = st.sampled_from(["0.0.0.0/0", "10.0.0.0/8", "::/0", "partners"])
RULES: st.SearchStrategy[dict[str, Any]] = st.one_of(
    st.fixed_dictionaries(
        {
            "peer": PEERS,
            "protocol": st.sampled_from(["tcp", "udp"]),
        },
        optional={"ports": st.sampled_from([0, 443, "1024-65535"]), "note": WORDS},
    ),
    st.fixed_dictionaries(
        {"peer": st.just("10.0.0.0/8"), "protocol": st.just("icmp"), "type": st.integers(0, 255)},
        optional={"code": st.integers(0, 255)},
    ),
    st.fixed_dictionaries({"peer": st.just("10.0.0.0/8"), "protocol": st.sampled_from(["all", 47, 255])}),
)
ENTRIES = RULES.filter(lambda rule: "/" in rule["peer"])
"""What an entry of a network ACL may say: it names no prefix list."""


def rule_lists(rules: st.SearchStrategy[dict[str, Any]]) -> st.SearchStrategy[list[dict[str, Any]]]:
    """Draw rules of a security group, none of them twice."""
    return st.lists(rules, max_size=3, unique_by=lambda rule: SecurityGroupRule.model_validate(rule).matches)


def route(destination: str, target: str) -> dict[str, Any]:
    """Write a route; within the VPC only an interface may be its target."""
    if destination == "10.0.0.0/24":
        return {"destination": destination, "target": "eni"}
    # A NAT gateway would have to translate IPv6 into IPv4.
    return {"destination": destination, "target": "igw" if ":" in destination and target == "nat" else target}


@st.composite
def guests(draw: st.DrawFn, others: list[str]) -> dict[str, Any]:
    """Draw the configuration of a guest in 10.0.0.0/24."""
    destinations = draw(st.lists(st.sampled_from(["default", "192.0.2.0/24", "203.0.113.0/24"]), unique=True))
    return {
        "routes": [
            {"destination": destination, "via": draw(st.sampled_from([None, *others]))} for destination in destinations
        ],
        "addresses": draw(st.lists(st.sampled_from(["10.0.0.99/24", "203.0.113.9/32"]), unique=True)),
        "ip_forward": draw(st.booleans()),
        "masquerade": draw(st.booleans()),
        "mtu": draw(st.sampled_from([1500, 9001])),
        **draw(st.sampled_from([{}, {"listens": []}, {"listens": ["tcp/443", "udp/53"]}])),
    }


@st.composite
def topologies(draw: st.DrawFn) -> Topology:
    """Draw a topology in which AWS would refuse nothing."""
    free = iter(PUBLIC)
    instances: dict[str, dict[str, Any]] = {}
    for number, instance in enumerate(draw(st.lists(st.sampled_from(["a", "b", "12", "x.y_z"]), unique=True))):
        address = f"10.0.0.{10 + number}"
        public = draw(st.sampled_from(["none", "one", "map", "secondary"]))
        keys: dict[str, Any] = {"subnet": "s1", "name": draw(WORDS), "note": draw(WORDS)}
        if public != "none" or draw(st.booleans()):
            keys["address"] = address
        keys["secondary_addresses"] = [f"10.0.0.{20 + number}"] if public == "secondary" else []
        if public == "one":
            keys["public_address"] = str(next(free))
        elif public == "map":
            keys["public_address"] = {address: str(next(free))}
        elif public == "secondary":
            keys["public_address"] = {f"10.0.0.{20 + number}": str(next(free)), address: str(next(free))}
        keys["source_dest_check"] = draw(st.booleans())
        keys["security_groups"] = draw(st.sampled_from([None, ["web"], ["web", "open"]]))
        keys["guest"] = draw(guests(["10.0.0.10", "10.0.0.200"]))
        keys["host"] = draw(st.sampled_from([None, "server"]))
        keys["state"] = draw(st.sampled_from(["running", "running", "stopped"]))
        instances[instance] = keys
    targets = ["igw", "nat", "pcx", "tgw", "vgw", "eni", "blackhole", *instances]
    tables = {
        table: {
            "vpc": "lab",
            "main": table == "rt-main",
            "propagated_from": draw(st.sampled_from([[], ["vgw"]])),
            "routes": [
                {**route(destination, draw(st.sampled_from(targets))), "note": draw(WORDS)}
                for destination in draw(st.lists(st.sampled_from(DESTINATIONS), unique=True))
            ],
        }
        for table in ("rt", "rt-main")
    }
    numbers = draw(st.lists(st.integers(1, 32766), unique=True, max_size=4))
    return Topology.model_validate(
        {
            "format": "vpcviz/1",
            "title": draw(WORDS),
            "about": draw(WORDS | st.lists(WORDS, max_size=4).map("\n".join)),
            "hosts": {"server": {"zone": "us-east-1a", "address": draw(st.sampled_from([None, "172.31.9.4"]))}},
            "vpcs": {
                "lab": {"region": "us-east-1", "cidrs": ["10.0.0.0/16", "10.8.0.0/16"], "account": draw(WORDS)},
                "far": {"region": draw(st.sampled_from(["us-east-1", "eu-west-1"])), "cidrs": ["10.64.0.0/16"]},
            },
            "subnets": {
                "s1": {"vpc": "lab", "zone": "us-east-1a", "cidr": "10.0.0.0/24", "route_table": "rt"},
                "s2": {"vpc": "lab", "zone": "us-east-1b", "cidr": "10.8.0.0/28", "network_acl": "acl"},
            },
            "route_tables": {
                **tables,
                "rt-edge": {"vpc": "lab", "routes": [{"destination": "10.0.0.0/24", "target": "eni"}]},
            },
            "internet_gateways": {"igw": {"vpc": "lab", "route_table": draw(st.sampled_from([None, "rt-edge"]))}},
            "nat_gateways": {"nat": {"subnet": "s1", "public_address": draw(st.sampled_from([None, "203.0.113.77"]))}},
            "prefix_lists": {
                "partners": {"entries": draw(st.lists(st.sampled_from(["192.0.2.0/24", "0.0.0.0/0"]), unique=True))},
                "pl-s3": {"service": "s3", "entries": ["198.18.0.0/15"]},
                "hidden": {"service": draw(st.sampled_from(["", "s3", "one of theirs"]))},
            },
            "gateway_endpoints": {
                "ep": {"vpc": "lab", "prefix_list": "pl-s3", "route_tables": draw(st.sampled_from([[], ["rt"]]))}
            },
            "interface_endpoints": {
                "ep-ssm": {
                    "vpc": "lab",
                    "service": "ssm",
                    "subnets": draw(st.sampled_from([["s1"], {"s1": "10.0.0.240", "s2": None}])),
                    "security_groups": draw(st.sampled_from([None, ["web"]])),
                }
            },
            "application_load_balancers": {
                "alb": {
                    "subnets": draw(st.sampled_from([["s1"], ["s1", "s2"]])),
                    "public_addresses": draw(st.sampled_from([{}, {"s1": "203.0.113.250"}])),
                    "cross_zone": draw(st.booleans()),
                    "listeners": [
                        {
                            "protocol": draw(st.sampled_from(["http", "https", "tcp"])),
                            "port": 443,
                            "targets": draw(st.lists(st.sampled_from(["10.0.0.9", *instances]), unique=True)),
                        }
                    ],
                }
            },
            "classic_load_balancers": {
                "clb": {
                    "subnets": ["s2"],
                    "scheme": "internal",
                    "security_groups": draw(st.sampled_from([None, ["web"]])),
                    "listeners": [
                        {
                            "protocol": draw(st.sampled_from(["tcp", "ssl", "http", "https"])),
                            "port": 443,
                            "targets": draw(st.lists(st.sampled_from([*instances]), unique=True)) if instances else [],
                            "off": draw(st.booleans()),
                        }
                    ],
                }
            },
            "network_load_balancers": {
                "nlb": {
                    "subnets": draw(st.sampled_from([["s1"], {"s1": "10.0.0.241", "s2": None}])),
                    "scheme": draw(st.sampled_from(["internal", "internet-facing"])),
                    "cross_zone": draw(st.booleans()),
                    "preserve_client_address": draw(st.sampled_from([None, True, False])),
                    "security_groups": draw(st.sampled_from([None, [], ["web"]])),
                    "listeners": [
                        {
                            "protocol": draw(st.sampled_from(["tcp", "udp", "tcp_udp", "tls"])),
                            "port": port,
                            "targets": draw(
                                st.lists(
                                    st.sampled_from(["10.0.0.9", "10.0.0.9:81", *instances])
                                    | st.builds(
                                        dict, target=st.sampled_from(["10.1.0.9", *instances]), port=st.just(82)
                                    ),
                                    unique_by=str,
                                )
                            ),
                            "target_port": draw(st.sampled_from([None, 8443])),
                            "off": draw(st.booleans()),
                        }
                        for port in draw(st.lists(st.sampled_from([80, 443]), unique=True))
                    ],
                }
            },
            "gateway_load_balancer_endpoints": {
                "inspect": {
                    "vpc": "lab",
                    "subnets": draw(st.sampled_from([["s1"], {"s1": "10.0.0.242"}])),
                    "load_balancer": draw(st.sampled_from([None, "gwlb"])),
                }
            },
            "gateway_load_balancers": {
                "gwlb": {
                    "subnets": ["s1"],
                    "cross_zone": draw(st.booleans()),
                    "listeners": [
                        {
                            "protocol": "geneve",
                            "port": 6081,
                            "targets": draw(st.lists(st.sampled_from(["10.0.0.9:6081", *instances]), unique=True)),
                            "off": draw(st.booleans()),
                        }
                    ],
                }
            },
            "vpc_peerings": {
                "pcx": {
                    "requester": "lab",
                    "accepter": "far",
                    "state": draw(st.sampled_from(["active", "pending-acceptance", "deleted"])),
                }
            },
            "virtual_private_gateways": {
                "vgw": {"vpc": "lab", "route_table": draw(st.sampled_from([None, "rt-edge"]))}
            },
            "customer_gateways": {"office": {"address": "192.0.2.66", "cidrs": ["192.168.0.0/16", "172.20.0.0/30"]}},
            "vpn_connections": {
                "vpn": {
                    "gateway": "vgw",
                    "customer_gateway": "office",
                    draw(st.sampled_from(["static_routes", "learned_routes"])): draw(
                        st.lists(st.sampled_from(["192.168.0.0/16", "10.0.0.0/8", "10.0.0.0/25"]), unique=True)
                    ),
                    "state": draw(st.sampled_from(["up", "down"])),
                },
                "vpn-tgw": {"gateway": "tgw", "customer_gateway": "office", "learned_routes": ["192.168.0.0/16"]},
            },
            "direct_connects": {
                "dx": {"gateway": "vgw", "customer_gateway": "office", "learned_routes": ["192.168.0.0/17"]}
            },
            "on_premises_hosts": {
                "desk": {"customer_gateway": "office", "address": draw(st.sampled_from(["192.168.0.1", "172.20.0.2"]))}
            },
            "transit_gateways": {"tgw": {"note": draw(WORDS)}, "tgw-far": {"region": "eu-west-1"}},
            "transit_gateway_attachments": {
                "att-lab": {
                    "gateway": "tgw",
                    "vpc": "lab",
                    "subnets": draw(
                        st.sampled_from([["s1"], ["s1", "s2"], {"s1": "10.0.0.201", "s2": None}, {"s2": "10.8.0.9"}])
                    ),
                    "appliance_mode": draw(st.booleans()),
                    "association": draw(st.sampled_from([None, "rtb-1", "rtb-2"])),
                    "propagations": draw(st.lists(st.sampled_from(["rtb-1", "rtb-2"]), unique=True)),
                },
                "att-vpn": {"gateway": "tgw", "vpn_connection": "vpn-tgw", "propagations": ["rtb-1"]},
                "att-there": {"gateway": "tgw", "transit_gateway": "tgw-far", "association": "rtb-1"},
                "att-back": {"gateway": "tgw-far", "transit_gateway": "tgw", "association": "rtb-far"},
            },
            "transit_gateway_route_tables": {
                "rtb-1": {
                    "gateway": "tgw",
                    "routes": [
                        {
                            "destination": destination,
                            "target": draw(st.sampled_from(["att-lab", "att-there", "att-vpn", "blackhole"])),
                        }
                        for destination in draw(st.lists(st.sampled_from(BLOCKS), unique=True))
                    ],
                },
                "rtb-2": {"gateway": "tgw"},
                "rtb-far": {"gateway": "tgw-far", "routes": [{"destination": "0.0.0.0/0", "target": "att-back"}]},
            },
            "security_groups": {
                "open": {"vpc": "lab", "default": draw(st.booleans())},
                "web": {
                    "vpc": "lab",
                    "ingress": draw(st.none() | rule_lists(RULES)),
                    "egress": draw(st.none() | rule_lists(RULES | st.just({"peer": "open"}))),
                },
            },
            "network_acls": {
                "acl": {
                    "vpc": "lab",
                    "ingress": [
                        {"number": number, "action": draw(st.sampled_from(["allow", "deny"])), **draw(ENTRIES)}
                        for number in numbers
                    ],
                }
            },
            "instances": instances,
            "network_interfaces": {"eni": {"subnet": "s1", "address": "10.0.0.200", "mac": "02:00:00:00:00:01"}},
            "internet_hosts": {"home": {"address": "203.0.113.12"}},
            "probes": {"first": {"source": "home", "destination": "198.51.100.1", "port": 443, "protocol": "tcp"}},
            "positions": draw(
                st.dictionaries(
                    st.sampled_from(["igw", "lab", "s1/router", *instances]),
                    st.tuples(st.integers(-999, 999), st.floats(-1e6, 1e20).map(lambda number: number + 0.0)),
                )
            ),
        }
    )
