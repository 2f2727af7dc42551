"""How does the drawing read as a list: what lies in what, what is said of it, and where does a step happen?"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from vpcviz.drawing.route_table import MOST_ROWS
from vpcviz.facts.identifiers import NO_ID, ObjectId
from vpcviz.network.addressing import UNDERLAY
from vpcviz.network.index import INTERNET, Network
from vpcviz.network.resolved import Interface, ResolvedHost, ResolvedSubnet, TargetKind
from vpcviz.steps.stage import Stage
from vpcviz.steps.step import Step


@dataclass(frozen=True, slots=True)
class Branch:
    """
    One line of the outline, with the lines under it.

    Attributes:
        glyph: The stem of its picture in the sprite.
        says: What the drawing says of it, one thing after the other.
    """

    id: str
    label: str
    glyph: str
    says: tuple[str, ...] = ()
    branches: tuple["Branch", ...] = ()

    def lines(self) -> Iterator["Branch"]:
        """Go through this line and all below it."""
        yield self
        for branch in self.branches:
            yield from branch.lines()


@dataclass(frozen=True, slots=True)
class Outline:
    """What the tenant configured, and what AWS has under it."""

    tenant: tuple[Branch, ...]
    provider: tuple[Branch, ...]

    def lines(self) -> Iterator[Branch]:
        """Go through all lines."""
        for branch in (*self.tenant, *self.provider):
            yield from branch.lines()


MAPPING_SERVICE = "mapping-service"
FABRIC = "fabric"
MOST_MAPPINGS = 2
"""How many rows the drawing's book has room for."""


def outline(network: Network) -> Outline:
    """List everything that the drawing shows, and what it says of each."""
    topology = network.topology
    regions = dict.fromkeys(vpc.region for vpc in topology.vpcs.values())
    outside = tuple(
        Branch(host_id, host.name or host_id, "internet", (str(host.address),))
        for host_id, host in topology.internet_hosts.items()
    )
    hosts = {host_id: _host(network, host) for host_id, host in network.hosts.items()}
    is_usual = all(host.address in UNDERLAY for host in network.hosts.values())
    return Outline(
        tenant=(
            *(
                Branch(
                    f"region/{region}",
                    f"Region {region}",
                    "region",
                    (),
                    tuple(_vpc(network, vpc_id) for vpc_id, vpc in topology.vpcs.items() if vpc.region == region),
                )
                for region in regions
            ),
            Branch(INTERNET, "Internet", "internet", (), outside),
        ),
        provider=(
            *(host for host in hosts.values() if host.glyph == "host"),
            _mapping_service(network),
            Branch(FABRIC, "Fabric", "fabric", (str(UNDERLAY),) if is_usual else ()),
            *(host for host in hosts.values() if host.glyph == "edge"),
        ),
    )


def place_of(network: Network, step: Step) -> str:
    """Find the line of the outline that stands for the place of a step."""
    if step.stage is Stage.UNDERLAY:
        return FABRIC
    if step.at in network.routers:
        return router_of(network.routers[step.at].vpc)
    return step.at


def router_of(vpc: ObjectId) -> str:
    """Name the line of a VPC's implicit router, which the drawing shows once for all its subnets."""
    return f"{vpc}/router"


def _vpc(network: Network, vpc_id: ObjectId) -> Branch:
    topology = network.topology
    vpc = topology.vpcs[vpc_id]
    subnets = [subnet for subnet in network.subnets.values() if subnet.vpc == vpc_id]
    zones = tuple(
        Branch(
            f"{vpc_id}-{zone}",
            f"Zone {zone}",
            "zone",
            (),
            tuple(_subnet(network, subnet) for subnet in subnets if subnet.zone == zone),
        )
        for zone in dict.fromkeys(subnet.zone for subnet in subnets)
    )
    used = {subnet.route_table for subnet in subnets} | topology.route_tables.keys()
    tables = tuple(
        _route_table(network, table_id)
        for table_id, table in network.route_tables.items()
        if table.vpc == vpc_id and table_id in used
    )
    gateways = tuple(_gateway(network, one.id) for one in network.gateways.values() if one.vpc == vpc_id)
    router = Branch(router_of(vpc_id), "Router", "router", (), tables)
    blocks = tuple(str(block) for block in vpc.cidrs)
    return Branch(vpc_id, f"VPC {vpc.name or vpc_id}", "vpc", blocks, (*zones, router, *gateways))


def _subnet(network: Network, subnet: ResolvedSubnet) -> Branch:
    here = network.interfaces_in(subnet.id)
    routes = network.route_tables[subnet.route_table].routes
    is_public = any(route.kind is TargetKind.INTERNET_GATEWAY for route in routes)
    return Branch(
        subnet.id,
        f"Subnet {network.topology.subnets[subnet.id].name or subnet.id}",
        "subnet",
        (str(subnet.cidr), "public" if is_public else "private"),
        (*_cards(network, here), Branch(subnet.network_acl, last_part(subnet.network_acl), "network-acl")),
    )


def _cards(network: Network, here: Iterable[Interface]) -> Iterator[Branch]:
    """List the instances of a subnet where their first interface is; other interfaces stand there by themselves."""
    listed: dict[ObjectId, list[Interface]] = {}
    for one in here:
        is_home = one.instance != NO_ID and network.interfaces[network.instances[one.instance].interfaces[0]] in here
        listed.setdefault(one.instance if is_home else one.id, []).append(one)
    for card, interfaces in listed.items():
        if card in network.instances:
            lines = tuple(_interface(network, one, last_part(one.id)) for one in interfaces)
            yield Branch(card, network.instances[card].name, "instance", (), lines)
        else:
            owner = network.instances.get(interfaces[0].instance)
            whose = f"of {owner.name}" if owner else "not attached"
            yield _interface(network, interfaces[0], card, whose)


def _interface(network: Network, interface: Interface, label: str, *more: str) -> Branch:
    public = next(iter(interface.public.values()), None)
    groups = tuple(group_name(group) for group in interface.security_groups)
    shown = "private only" if public is None and not more else str(public or "")
    says = (str(interface.address), shown, *groups, *more)
    return Branch(interface.id, label, "network-interface", tuple(filter(None, says)))


def _route_table(network: Network, table_id: ObjectId) -> Branch:
    configured = network.topology.route_tables.get(table_id)
    users = [subnet.id for subnet in network.subnets.values() if subnet.route_table == table_id]
    rows = [f"{destination} {target}" for destination, target in network.route_tables[table_id].table.rows]
    more = [f"{len(rows) - MOST_ROWS} more"] if len(rows) > MOST_ROWS else []
    used = [f"of {', '.join(users)}"] if users else []
    name = configured.name if configured else ""
    return Branch(table_id, name or table_id, "route-table", (*used, *rows[:MOST_ROWS], *more))


def _gateway(network: Network, gateway_id: ObjectId) -> Branch:
    given = network.topology.internet_gateways[gateway_id].name
    return Branch(
        gateway_id, given or "Internet gateway", "internet-gateway", () if given == gateway_id else (gateway_id,)
    )


def _host(network: Network, host: ResolvedHost) -> Branch:
    carried = [one.instance for one in network.interfaces.values() if one.host == host.id and one.is_attached]
    names = [network.instances[instance].name for instance in dict.fromkeys(carried)]
    names += [gateway.id for gateway in network.gateways.values() if gateway.edge == host.id]
    says = (str(host.address), *([f"carries {', '.join(names)}"] if names else []))
    return Branch(host.id, host_label(network, host), "edge" if host.is_edge else "host", says)


def _mapping_service(network: Network) -> Branch:
    rows = [
        f"{one.address} {host_label(network, network.hosts[one.host])}"
        for one in network.interfaces.values()
        if one.is_attached
    ]
    shown = (
        rows if len(rows) <= MOST_MAPPINGS else [*rows[: MOST_MAPPINGS - 1], f"{len(rows) - MOST_MAPPINGS + 1} more"]
    )
    return Branch(MAPPING_SERVICE, "Mapping service", "mapping-service", tuple(shown))


def host_label(network: Network, host: ResolvedHost) -> str:
    """Name a server as the picture does; one that was made up for an instance goes by the instance's name."""
    if host.is_edge:
        return f"Edge {host.region}"
    configured = network.topology.hosts.get(host.id)
    if configured:
        return configured.name or (host.id if host.id.lower().startswith("host") else f"Host {host.id}")
    return f"Host {network.instances[ObjectId(last_part(host.id))].name}"


def group_name(group: ObjectId) -> str:
    """Call the implied security group what AWS calls it."""
    return "default" if group.endswith("/default-group") else group


def last_part(object_id: str) -> str:
    """Drop what says whose an implied thing is: `default-acl` for `lab/default-acl`."""
    return object_id.rpartition("/")[2]
