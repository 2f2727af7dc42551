"""How does the drawing read as a list: what lies in what, and where does a step happen?"""

from dataclasses import dataclass

from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.index import INTERNET, Network
from vpcviz.network.resolved import ResolvedHost
from vpcviz.steps.stage import Stage
from vpcviz.steps.step import Step


@dataclass(frozen=True, slots=True)
class Branch:
    """
    One line of the outline, with the lines under it.

    Attributes:
        glyph: The stem of its picture in the sprite.
    """

    id: str
    label: str
    glyph: str
    branches: tuple["Branch", ...] = ()


@dataclass(frozen=True, slots=True)
class Outline:
    """What the tenant configured, and what AWS has under it."""

    tenant: tuple[Branch, ...]
    provider: tuple[Branch, ...]


MAPPING_SERVICE = "mapping-service"
FABRIC = "fabric"


def outline(network: Network) -> Outline:
    """List everything that the drawing shows."""
    topology = network.topology
    vpcs = tuple(_vpc(network, vpc_id) for vpc_id in topology.vpcs)
    outside = tuple(
        Branch(host_id, host.name or host_id, "internet") for host_id, host in topology.internet_hosts.items()
    )
    hosts = tuple(
        Branch(host_id, host_label(network, host), "edge" if host.is_edge else "host")
        for host_id, host in network.hosts.items()
    )
    return Outline(
        tenant=(*vpcs, Branch(INTERNET, "Internet", "internet", outside)),
        provider=(
            *(host for host in hosts if host.glyph == "host"),
            Branch(MAPPING_SERVICE, "Mapping service", "mapping-service"),
            Branch(FABRIC, "Fabric", "fabric"),
            *(host for host in hosts if host.glyph == "edge"),
        ),
    )


def place_of(network: Network, step: Step) -> str:
    """Find the line of the outline that stands for the place of a step."""
    if step.stage is Stage.UNDERLAY:
        return FABRIC
    if step.at in network.interfaces:
        return network.interfaces[step.at].instance
    return step.at.removesuffix("/router")


def _vpc(network: Network, vpc_id: ObjectId) -> Branch:
    topology = network.topology
    subnets = [subnet for subnet in network.subnets.values() if subnet.vpc == vpc_id]
    zones = tuple(
        Branch(
            f"{vpc_id}-{zone}",
            zone,
            "zone",
            tuple(_subnet(network, subnet.id) for subnet in subnets if subnet.zone == zone),
        )
        for zone in dict.fromkeys(subnet.zone for subnet in subnets)
    )
    used = {subnet.route_table for subnet in subnets} | topology.route_tables.keys()
    tables = (
        Branch(table.id, _last(table.id), "route-table")
        for table in network.route_tables.values()
        if table.vpc == vpc_id and table.id in used
    )
    groups = (
        Branch(group_id, group.name or group_id, "security-group")
        for group_id, group in topology.security_groups.items()
        if group.vpc == vpc_id
    )
    gateways = (
        Branch(gateway_id, gateway.name or gateway_id, "internet-gateway")
        for gateway_id, gateway in topology.internet_gateways.items()
        if gateway.vpc == vpc_id
    )
    name = topology.vpcs[vpc_id].name or vpc_id
    return Branch(vpc_id, f"VPC {name}", "vpc", (*zones, *tables, *groups, *gateways))


def _subnet(network: Network, subnet_id: ObjectId) -> Branch:
    subnet = network.subnets[subnet_id]
    instances = dict.fromkeys(one.instance for one in network.interfaces_in(subnet_id))
    return Branch(
        subnet_id,
        network.topology.subnets[subnet_id].name or subnet_id,
        "subnet",
        (
            *(Branch(instance, network.instances[instance].name, "instance") for instance in instances),
            Branch(subnet.network_acl, _last(subnet.network_acl), "network-acl"),
        ),
    )


def host_label(network: Network, host: ResolvedHost) -> str:
    """Name a server as the picture does; one that was made up for an instance goes by the instance's name."""
    if host.is_edge:
        return f"Edge {host.region}"
    configured = network.topology.hosts.get(host.id)
    if configured:
        return configured.name or (host.id if host.id.lower().startswith("host") else f"Host {host.id}")
    return f"Host {network.instances[ObjectId(_last(host.id))].name}"


def _last(object_id: ObjectId) -> str:
    """Drop what says whose an implied thing is: `default-acl` for `lab/default-acl`."""
    return object_id.rpartition("/")[2]
