"""Which networks are laid out in the tests: the first lesson's, and any other?"""

from typing import Any

from hypothesis import strategies as st

from vpcviz.network.index import Network, compile_network
from vpcviz.network.topology import Topology

_LETTERS = "abcdefghij-WMil01"
NAMES = st.text(_LETTERS, min_size=0, max_size=24)


def network(**tables: Any) -> Network:
    """Compile a network from the tables of a topology file."""
    return compile_network(Topology.model_validate({"format": "vpcviz/1", **tables}))


def lesson_one(**more: Any) -> Network:
    """Give the network of the first lesson: two neighbours, each with a public address, and a gateway."""
    instances = {
        "a": {"name": "A", "subnet": "s1", "address": "10.0.0.10", "public_address": "198.51.100.10"},
        "b": {"name": "B", "subnet": "s1", "address": "10.0.0.20", "public_address": "198.51.100.20"},
    }
    tables: dict[str, Any] = {
        "vpcs": {"lab": {"region": "us-east-1", "cidrs": ["10.0.0.0/16"]}},
        "subnets": {
            "s1": {"vpc": "lab", "zone": "us-east-1a", "cidr": "10.0.0.0/24", "route_table": "rt-public"},
        },
        "route_tables": {"rt-public": {"vpc": "lab", "routes": [{"destination": "0.0.0.0/0", "target": "igw"}]}},
        "internet_gateways": {"igw": {"vpc": "lab"}},
        "security_groups": {
            "open": {"vpc": "lab", "default": True, "ingress": [{"protocol": "all", "peer": "0.0.0.0/0"}]}
        },
        "instances": instances,
    }
    return network(**(tables | more))


def crowded(*, subnets: int, instances: int, in_the_first: int = 0) -> Network:
    """
    Give a VPC with many instances, dealt out to the subnets of three zones one by one.

    Args:
        in_the_first: How many are all put into the first subnet; the others are dealt out to the further ones.
    """
    homes = ["s0"] * in_the_first
    first = 1 if in_the_first else 0
    homes += [f"s{first + one % (subnets - first)}" for one in range(instances - in_the_first)]
    return network(
        vpcs={"lab": {"region": "us-east-1", "cidrs": ["10.0.0.0/16", "10.1.0.0/16"]}},
        subnets={
            f"s{one}": {"vpc": "lab", "zone": f"us-east-1{'abc'[one % 3]}", "cidr": _block(one, subnets)}
            for one in range(subnets)
        },
        security_groups={
            "open": {"vpc": "lab", "default": True, "ingress": [{"protocol": "all", "peer": "0.0.0.0/0"}]}
        },
        internet_gateways={"igw": {"vpc": "lab"}},
        instances={f"i{one}": {"subnet": home} for one, home in enumerate(homes)},
    )


def _block(number: int, subnets: int) -> str:
    return f"10.{number // 16}.{number % 16 * 16}.0/20" if subnets > 4 else f"10.0.{number * 64}.0/18"


def _sites(number: int) -> st.SearchStrategy[dict[str, Any]]:
    cidrs = st.sampled_from([[f"172.2{number}.0.0/16"], [f"172.2{number}.0.0/24", "172.31.0.0/16", "172.30.0.0/16"]])
    return st.fixed_dictionaries({"address": st.just(f"192.0.2.{number + 1}"), "name": NAMES, "cidrs": cidrs})


@st.composite
def networks(draw: st.DrawFn) -> Network:
    """Draw a network with several of everything: VPCs, zones, subnets, cards with several interfaces, shared hosts."""
    some = draw(st.lists(st.sampled_from(["us-east-1", "eu-west-1"]), min_size=1, max_size=3))
    vpcs = {
        f"vpc{n}": {"name": draw(NAMES), "region": region, "cidrs": [f"10.{n}.0.0/16"]} for n, region in enumerate(some)
    }
    gateways = {f"igw{n}": {"vpc": f"vpc{n}", "name": draw(NAMES)} for n in range(len(some)) if draw(st.booleans())}
    pairs = [(one, other) for one in vpcs for other in vpcs if one < other and draw(st.booleans())]
    privates = {f"vgw{n}": {"vpc": f"vpc{n}", "name": draw(NAMES)} for n in range(len(some)) if draw(st.booleans())}
    sites = {f"site{n}": draw(_sites(n)) for n in range(draw(st.integers(0, 2)))}
    roads = [(gateway, site) for gateway in privates for site in sites for _ in range(draw(st.integers(0, 2)))]
    peerings = {f"{one}-{other}": {"requester": one, "accepter": other} for one, other in pairs}
    tables: dict[str, Any] = {}
    for number, vpc in enumerate(vpcs):
        ways = [f"igw{number}"] if f"igw{number}" in gateways else []
        targets: list[str] = draw(st.lists(st.sampled_from([*ways, "blackhole"]), max_size=10))
        routes = [{"destination": f"192.168.{row}.0/24", "target": target} for row, target in enumerate(targets)]
        if draw(st.booleans()):
            tables[f"rt{number}"] = {"vpc": vpc, "name": draw(NAMES), "routes": routes}
    subnets: dict[str, Any] = {}
    for number, region in enumerate(some):
        for row in range(draw(st.integers(0, 3))):
            zone = region + draw(st.sampled_from("ab"))
            subnets[f"s{number}-{row}"] = {
                "vpc": f"vpc{number}",
                "name": draw(NAMES),
                "zone": zone,
                "cidr": f"10.{number}.{row}.0/24",
            }
            if f"rt{number}" in tables and draw(st.booleans()):
                subnets[f"s{number}-{row}"]["route_table"] = f"rt{number}"
    zones = sorted({subnet["zone"] for subnet in subnets.values()}) or ["us-east-1a"]
    hosts = {f"tray{n}": {"zone": draw(st.sampled_from(zones))} for n in range(draw(st.integers(0, 3)))}
    instances: dict[str, Any] = {}
    interfaces: dict[str, Any] = {}
    for number in range(draw(st.integers(0, 60)) if subnets else 0):
        subnet = draw(st.sampled_from(sorted(subnets)))
        instance: dict[str, Any] = {"subnet": subnet}
        if draw(st.booleans()):
            instance |= {"name": draw(NAMES), "public_address": f"198.51.100.{number + 1}"}
        trays = [host for host, given in hosts.items() if given["zone"] == subnets[subnet]["zone"]]
        if draw(st.booleans()) and trays:
            instance["host"] = draw(st.sampled_from(trays))
        instances[f"i{number}"] = instance
        beside = [other for other, given in subnets.items() if given["zone"] == subnets[subnet]["zone"]]
        for device in range(1, draw(st.sampled_from([1, 1, 1, 1, 2, 4]))):
            interfaces[f"eni{number}-{device}"] = {
                "instance": f"i{number}",
                "device": device,
                "subnet": draw(st.sampled_from(beside)),
            }
    return network(
        vpcs=vpcs,
        internet_gateways=gateways,
        route_tables=tables,
        subnets=subnets,
        vpc_peerings=peerings,
        virtual_private_gateways=privates,
        customer_gateways=sites,
        vpn_connections={
            f"vpn{n}": {"gateway": gateway, "customer_gateway": site, "name": draw(NAMES)}
            for n, (gateway, site) in enumerate(roads)
        },
        on_premises_hosts={
            f"desk{n}": {"customer_gateway": site, "address": f"172.2{site[-1]}.0.{n + 9}", "name": draw(NAMES)}
            for n, site in enumerate(draw(st.lists(st.sampled_from([*sites]), max_size=4)) if sites else [])
        },
        hosts=hosts,
        instances=instances,
        network_interfaces=interfaces,
        internet_hosts={
            f"h{n}": {"address": f"203.0.113.{n + 1}", "name": draw(NAMES)} for n in range(draw(st.integers(0, 3)))
        },
    )
