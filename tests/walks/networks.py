"""Which networks and probes could somebody draw? Made at random, within what the reader accepts."""

import json
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from vpcviz.network.document import read_topology
from vpcviz.network.errors import ProbeRefused
from vpcviz.network.index import Network, compile_network
from vpcviz.steps.model import AWS, MODELS, SWITCHES, Model, with_switch
from vpcviz.steps.stage import Stage
from vpcviz.walks.probe import make_probe
from vpcviz.walks.result import Walk
from vpcviz.walks.walk import walk

Document = dict[str, Any]

NEIGHBOURS = [f"10.0.0.{last}" for last in (10, 20, 30)]
ACROSS = [f"10.0.1.{last}" for last in (10, 20)]
PUBLIC = {address: f"198.51.100.{index}" for index, address in enumerate(NEIGHBOURS + ACROSS, 10)}
BLOCKS = ["0.0.0.0/0", "10.0.0.0/16", "10.0.0.0/24", "10.0.1.0/24", "10.0.0.10/32", "198.51.100.0/24", "203.0.113.0/24"]
FOREIGN = ["203.0.113.9/32", "192.168.77.1/32"]

thorough = settings(deadline=None, max_examples=100, suppress_health_check=list(HealthCheck))
quick = settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
few = settings(deadline=None, max_examples=30, suppress_health_check=list(HealthCheck))
"""How many cases a property is tried on; how long one takes says nothing about it."""

ZONE = {"vpc": "lab", "zone": "us-east-1a"}

destinations = st.sampled_from(
    NEIGHBOURS
    + ACROSS
    + list(PUBLIC.values())
    + ["10.0.0.1", "10.0.0.77", "10.0.0.255", "10.0.1.1", "10.0.1.77", "10.0.9.9", "10.99.0.5", "100.64.0.9"]
    + ["192.168.77.1", "198.51.100.99", "203.0.113.9", "203.0.113.12", "8.8.8.8", "224.0.0.5", "255.255.255.255"]
)

rules = st.lists(
    st.fixed_dictionaries(
        {"protocol": st.sampled_from(["all", "icmp", "tcp", "udp", 47]), "peer": st.sampled_from([*BLOCKS, "g1", "g2"])}
    ),
    unique_by=lambda rule: (rule["protocol"], rule["peer"]),
    max_size=3,
)


@st.composite
def entries(draw: st.DrawFn) -> list[Document]:
    """Give the entries of a network ACL, each with a number of its own; most often one that allows all."""
    if draw(st.integers(0, 3)):
        return [{"number": 100, "action": "allow", "peer": "0.0.0.0/0"}]
    numbers = draw(st.lists(st.integers(1, 200), unique=True, max_size=4))
    return [
        {
            "number": number,
            "action": draw(st.sampled_from(["allow", "allow", "deny"])),
            "protocol": draw(st.sampled_from(["all", "icmp", "tcp"])),
            "peer": draw(st.sampled_from(BLOCKS)),
        }
        for number in numbers
    ]


@st.composite
def routes(draw: st.DrawFn) -> list[Document]:
    """Give routes with different destinations, to whatever a route may lead to."""
    blocks = draw(st.lists(st.sampled_from([*FOREIGN, "203.0.113.0/24", "8.0.0.0/8"]), unique=True, max_size=3))
    targets = st.sampled_from(["igw", "nat", "blackhole", "b/eth0", "d/eth0", "spare"])
    default = draw(
        st.sampled_from(
            [[{"destination": "0.0.0.0/0", "target": "igw"}]] * 4
            + [[{"destination": "0.0.0.0/0", "target": "nat"}], []]
        )
    )
    return default + [{"destination": block, "target": draw(targets)} for block in blocks]


@st.composite
def guests(draw: st.DrawFn) -> Document:
    """Give what a kernel has been told: routes by a neighbour, further addresses, forwarding."""
    blocks = st.sampled_from(["default", *FOREIGN, *FOREIGN, "10.0.0.30/32", "10.0.1.0/24", "198.51.100.12/32"])
    return {
        "routes": [
            {"destination": block, "via": draw(st.sampled_from(NEIGHBOURS))}
            for block in draw(st.lists(blocks, unique=True, max_size=3))
        ],
        "addresses": draw(st.lists(st.sampled_from(FOREIGN), unique=True, max_size=1)),
        "ip_forward": draw(st.booleans()),
        "masquerade": draw(st.booleans()),
        **draw(st.sampled_from([{}, {"listens": []}, {"listens": ["tcp/443", "udp/53"]}])),
    }


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Give a topology document: two subnets, five instances, everything else at random."""

    def instance(subnet: str, address: str) -> Document:
        described: Document = {
            "subnet": subnet,
            "address": address,
            "security_groups": draw(st.sampled_from([["g1"], ["g2", "g1"], *[["open"]] * 8])),
            "source_dest_check": draw(st.sampled_from([True, False, False])),
        }
        if draw(st.booleans()):
            described["public_address"] = PUBLIC[address]
        if draw(st.booleans()):
            described["host"] = "shared"
        return described

    near, far = (dict(zip(names, addresses, strict=True)) for names, addresses in (("abc", NEIGHBOURS), ("de", ACROSS)))
    instances = {name: instance("s1", address) for name, address in near.items()}
    instances |= {name: instance("s2", address) for name, address in far.items()}
    for name in "abc":
        instances[name]["guest"] = draw(guests())
    return {
        "format": "vpcviz/1",
        "vpcs": {"lab": {"region": "us-east-1", "cidrs": ["10.0.0.0/16"]}},
        "hosts": {"shared": {"zone": "us-east-1a"}},
        "subnets": {
            "s1": {
                "vpc": "lab",
                "zone": "us-east-1a",
                "cidr": "10.0.0.0/24",
                "route_table": "rt",
                "network_acl": "acl",
            },
            "s2": {"vpc": "lab", "zone": "us-east-1a", "cidr": "10.0.1.0/24"}
            | draw(st.sampled_from([{}, {"route_table": "rt"}, {"network_acl": "acl"}])),
        },
        "route_tables": {"rt": {"vpc": "lab", "routes": draw(routes())}},
        "internet_gateways": {"igw": {"vpc": "lab"}},
        "nat_gateways": {"nat": {"subnet": "s1", "address": "10.0.0.220", "public_address": "198.51.100.77"}},
        "security_groups": {
            "open": {"vpc": "lab", "ingress": [{"peer": "0.0.0.0/0"}]},
            "g1": {"vpc": "lab", "ingress": draw(rules), "egress": draw(rules)},
            "g2": {"vpc": "lab", "ingress": draw(rules)},
        },
        "network_acls": {"acl": {"vpc": "lab"} | {side: draw(entries()) for side in ("ingress", "egress")}},
        "instances": instances,
        "network_interfaces": {"spare": {"subnet": "s2", "address": "10.0.1.99", "security_groups": ["open"]}},
        "internet_hosts": {"home": {"address": "203.0.113.12"}},
    }


@st.composite
def questions(draw: st.DrawFn) -> Document:
    """Give what a probe may be asked with: who, to whom, and how."""
    protocol = draw(st.sampled_from([1, 1, 6, 17, 47]))
    return {
        "source": draw(st.sampled_from(["a", "a", "b", "d", "c/eth0", "home", "internet"])),
        "destination": draw(destinations),
        "protocol": protocol,
        "port": draw(st.sampled_from([None, 443, 53, 7])) if protocol in (6, 17) else None,
        "ttl": draw(st.sampled_from([64, 64, 3, 2, 1])),
        "warm": draw(st.booleans()),
    }


@st.composite
def models(draw: st.DrawFn) -> Model:
    """Give a named model with up to two of its switches turned."""
    model = MODELS[draw(st.sampled_from(sorted(MODELS)))]
    for switch in draw(st.lists(st.sampled_from(sorted(SWITCHES)), max_size=2, unique=True)):
        model = with_switch(model, switch, draw(st.sampled_from(list(SWITCHES[switch]))))
    return model


BEGINS_ANEW = (Stage.ARP_REQUEST, Stage.FRAME_SENT, Stage.GUEST_NEIGHBOR, Stage.GUEST_RECEIVE)
"""Stages that take something else than what the stage before gave: a guest's own stack stands between them."""


def compiled(document: Document) -> Network:
    """Read a document and compile it, as every command does."""
    return compile_network(read_topology(json.dumps(document)))


def take(network: Network, question: Document, model: Model = AWS) -> Walk:
    """Take a walk, as every command does."""
    return walk(network, make_probe(network, model=model, **question), model)


def taken_or_refused(network: Network, question: Document, model: Model) -> Walk | None:
    """Take a walk; nothing where the question is one that is refused."""
    try:
        return take(network, question, model)
    except ProbeRefused:
        return None
