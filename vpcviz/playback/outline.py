"""How does the drawing read as a list: what lies in what, what is said of it, and where does a step happen?"""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from vpcviz.drawing.crowd import CrowdShape
from vpcviz.drawing.glyph import glyph_of
from vpcviz.drawing.label import Label
from vpcviz.drawing.picture import Picture
from vpcviz.drawing.route_table import MOST_ROWS
from vpcviz.facts.identifiers import NO_ID, ObjectId
from vpcviz.network.addressing import UNDERLAY
from vpcviz.network.index import AWS_SERVICES, INTERNET, Network
from vpcviz.network.resolved import Interface, ResolvedHost, ResolvedSubnet
from vpcviz.network.sections import Joint, joints, noun_of
from vpcviz.network.site_connection import SiteConnection
from vpcviz.network.sites import connections
from vpcviz.network.topology import Topology
from vpcviz.network.wording import listed
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


NO_LINES: Mapping[ObjectId, Branch] = MappingProxyType({})


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

CROWD = "crowd-"
"""How the id of those things begins that the drawing only counts."""


def outline(
    network: Network, picture: Picture, listed: Container[str] = (), known: Mapping[ObjectId, Branch] = NO_LINES
) -> Outline:
    """
    List everything that the drawing shows, and what it says of each; what it only counts is one line.

    Args:
        listed: The subnets whose instances are lines under that one.
        known: The lines of subnets that need not be made again.
    """
    topology = network.topology
    regions = {one: vpc.region for one, vpc in topology.vpcs.items()}
    outside = tuple(
        Branch(host_id, host.name or host_id, "internet", (str(host.address),))
        for host_id, host in topology.internet_hosts.items()
    )
    hosts = tuple(
        Branch(
            host.object_id,
            host_label(network, network.hosts[host.object_id]),
            "edge" if host.is_edge else "host",
            (str(network.hosts[host.object_id].address), *_carried([slot.label for slot in host.slots])),
        )
        for host in picture.hosts
    )
    is_usual = all(host.address in UNDERLAY for host in network.hosts.values())
    return Outline(
        tenant=(
            *(
                Branch(
                    f"region/{region}",
                    f"Region {region}",
                    "region",
                    (),
                    tuple(
                        _vpc(network, picture, vpc, listed, known)
                        for vpc, one in topology.vpcs.items()
                        if one.region == region
                    ),
                )
                for region in dict.fromkeys(regions.values())
            ),
            *(_joint(network, joint) for joint in joints(topology)),
            *(
                Branch(one, thing.name or one, glyph_of(section), (noun_of(section), *_leading(thing)))
                for section, one, thing in connections(topology)
            ),
            Branch(INTERNET, "Internet", "internet", (), outside),
            *(_site(topology, one) for one in topology.customer_gateways),
        ),
        provider=(
            *(host for host in hosts if host.glyph == "host"),
            *_counted(picture.host_crowd, "host"),
            _mapping_service(network, hosts),
            Branch(FABRIC, "Fabric", "fabric", (str(UNDERLAY),) if is_usual else ()),
            *(host for host in hosts if host.glyph == "edge"),
        ),
    )


def _joint(network: Network, joint: Joint) -> Branch:
    """List what joins VPCs, with those, and the tables by which it does."""
    is_up = () if joint.thing.is_up else ("carries nothing",)
    return Branch(
        joint.id,
        joint.thing.name or str(joint.id),
        glyph_of(joint.section),
        (noun_of(joint.section), _joining(joint), *is_up),
        tuple(_transit_table(network, table) for table in joint.rules),
    )


def _leading(connection: SiteConnection) -> Iterator[str]:
    """Say what a way to a site leads to, and what is told to be there."""
    yield f"from {connection.gateway} to {connection.customer_gateway}"
    yield from () if connection.is_up else ("down",)
    yield from (f"{block} {connection.origin}" for block in connection.known_routes)


def _site(topology: Topology, site: ObjectId) -> Branch:
    """List a site by its router, with the hosts that stand there."""
    given, section = topology.customer_gateways[site], "customer_gateways"
    hosts = ((one, host) for one, host in topology.on_premises_hosts.items() if host.customer_gateway == site)
    return Branch(
        site,
        given.name or site,
        glyph_of(section),
        (noun_of(section), str(given.address), *map(str, given.cidrs)),
        tuple(
            Branch(one, host.name or one, glyph_of("on_premises_hosts"), (str(host.address),)) for one, host in hosts
        ),
    )


def _joining(joint: Joint) -> str:
    """Say what it joins, or of which VPC it is."""
    if getattr(joint.thing, "vpc", None):
        return f"of {listed(joint.vpcs)}"
    return f"joins {listed((*joint.vpcs, *joint.peers)) or 'nothing yet'}"


def _transit_table(network: Network, table_id: ObjectId) -> Branch:
    """List a route table of a transit gateway, the propagated routes included."""
    described = network.topology.transit_gateway_route_tables[table_id]
    table = network.transit_gateways[described.gateway].tables[table_id].table
    users = [one for one, part in network.topology.transit_gateway_attachments.items() if part.association == table_id]
    rows = [f"{' '.join(row)}" for row in table.rows]
    more = [f"{len(rows) - MOST_ROWS} more"] if len(rows) > MOST_ROWS else []
    used = [f"of {listed(users)}"] if users else []
    return Branch(table_id, described.name or table_id, "route-table", (*used, *rows[:MOST_ROWS], *more))


def place_of(network: Network, picture: Picture, step: Step) -> str:
    """Find the line of the outline that stands for the place of a step."""
    if step.stage is Stage.UNDERLAY:
        return FABRIC
    if step.at == AWS_SERVICES:
        return INTERNET
    if step.at in network.routers:
        return router_of(network.routers[step.at].vpc)
    if seat := picture.seat_of(step.at, step.evidence.objects):
        return seat
    drawn = picture.anchors.get(step.at)
    return drawn.id if drawn and drawn.id.startswith(CROWD) else step.at


def router_of(vpc: ObjectId) -> str:
    """Name the line of a VPC's implicit router, which the drawing shows once for all its subnets."""
    return f"{vpc}/router"


def _vpc(
    network: Network,
    picture: Picture,
    vpc_id: ObjectId,
    listed: Container[str],
    known: Mapping[ObjectId, Branch],
) -> Branch:
    topology = network.topology
    vpc = topology.vpcs[vpc_id]
    subnets = [subnet for subnet in network.subnets.values() if subnet.vpc == vpc_id]
    zones = tuple(
        Branch(
            f"{vpc_id}-{zone}",
            f"Zone {zone}",
            "zone",
            (),
            tuple(
                known.get(subnet.id) or _subnet(network, picture, subnet, subnet.id in listed)
                for subnet in subnets
                if subnet.zone == zone
            ),
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
    blocks = tuple(str(block) for block in vpc.blocks)
    kept_out = (f"public access blocked, {vpc.block_public_access}",) if vpc.block_public_access else ()
    return Branch(vpc_id, f"VPC {vpc.name or vpc_id}", "vpc", (*blocks, *kept_out), (*zones, router, *gateways))


def _subnet(network: Network, picture: Picture, subnet: ResolvedSubnet, is_listed: bool) -> Branch:
    shape = next(one for one in picture.subnets if one.object_id == subnet.id)
    here = [network.interfaces[one.object_id] for card in shape.instances for one in card.interfaces]
    drawn = {one.id for one in here}
    rest = (one for one in network.interfaces.values() if is_listed and one.subnet == subnet.id and one.id not in drawn)
    cards = (*_cards(network, here), *_counted(shape.crowd, "instance", *_cards(network, rest)))
    is_public = network.route_tables[subnet.route_table].makes_public
    return Branch(
        subnet.id,
        f"Subnet {network.topology.subnets[subnet.id].name or subnet.id}",
        "subnet",
        (*map(str, subnet.blocks), "public" if is_public else "private"),
        (*cards, Branch(subnet.network_acl, last_part(subnet.network_acl), "network-acl")),
    )


def _cards(network: Network, here: Iterable[Interface]) -> Iterator[Branch]:
    """List the instances of a subnet where their first interface is; other interfaces stand there by themselves."""
    found: dict[ObjectId, list[Interface]] = {}
    here = tuple(here)
    ids = {one.id for one in here}
    for one in here:
        first = network.instances[one.instance].interfaces[0] if one.instance else one.id
        is_home = one.owner != NO_ID and first in ids
        found.setdefault(one.owner if is_home else one.id, []).append(one)
    for card, interfaces in found.items():
        if card in network.instances:
            lines = tuple(_interface(network, one, last_part(one.id)) for one in interfaces)
            yield Branch(card, network.instances[card].name, "instance", (), lines)
        elif card == interfaces[0].requester:
            yield _service(network, card, interfaces)
        else:
            owner = network.instances.get(interfaces[0].instance)
            whose = f"of {owner.name}" if owner else "not attached"
            yield _interface(network, interfaces[0], card, whose)


def _service(network: Network, service: ObjectId, interfaces: list[Interface]) -> Branch:
    """List what AWS runs by interfaces of its own, with those."""
    lines = tuple(_interface(network, one, last_part(one.id)) for one in interfaces)
    section = interfaces[0].requester_section
    return Branch(service, network.owner_name(service), glyph_of(section), (noun_of(section),), lines)


def _interface(network: Network, interface: Interface, label: str, *more: str) -> Branch:
    public = next(iter(interface.public.values()), None)
    groups = tuple(group_name(group) for group in interface.security_groups)
    is_alone = public is None and not interface.ipv6_addresses and not more
    shown = "private only" if is_alone else str(public or "")
    says = (str(interface.address), shown, *map(str, interface.further_ipv6_addresses), *groups, *more)
    return Branch(interface.id, label, "network-interface", tuple(filter(None, says)))


def _route_table(network: Network, table_id: ObjectId) -> Branch:
    configured = network.topology.route_tables.get(table_id)
    users = network.users_of(table_id)
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


def _counted(crowd: CrowdShape | None, glyph: str, *listed: Branch) -> Iterator[Branch]:
    """Say how many there are that the drawing does not tell apart; they may be listed under that."""
    if crowd:
        words = " ".join(part.whole or part.text for part in crowd.labels[0].words)
        yield Branch(crowd.id, words, glyph, branches=listed)


def _carried(slots: Iterable[Label]) -> Iterator[str]:
    """Say what stands in the slots of a server."""
    names = [part.whole or part.text for slot in slots for part in slot.words]
    if names:
        yield f"carries {', '.join(names)}"


def _mapping_service(network: Network, hosts: tuple[Branch, ...]) -> Branch:
    """Say which address is on which of the hosts that are drawn, as far as the drawing's book has room for it."""
    names = {host.id: host.label for host in hosts}
    attached = [one for one in network.interfaces.values() if one.is_attached]
    rows = [f"{one.address} {names[one.host]}" for one in attached if one.host in names]
    shown = rows if len(attached) <= MOST_MAPPINGS else rows[: MOST_MAPPINGS - 1]
    more = [f"{len(attached) - len(shown):,} more"] if len(attached) > len(shown) else []
    return Branch(MAPPING_SERVICE, "Mapping service", "mapping-service", (*shown, *more))


def host_label(network: Network, host: ResolvedHost) -> str:
    """Name a server as the picture does; one that was made up for an instance goes by the instance's name."""
    if host.is_edge:
        return f"Edge {host.region}"
    configured = network.topology.hosts.get(host.id)
    if configured:
        return configured.name or (host.id if host.id.lower().startswith("host") else f"Host {host.id}")
    return f"Host {network.owner_name(ObjectId(host.id.partition('/')[2]))}"


def group_name(group: ObjectId) -> str:
    """Call the implied security group what AWS calls it."""
    return "default" if group.endswith("/default-group") else group


def last_part(object_id: str) -> str:
    """Drop what says whose an implied thing is: `default-acl` for `lab/default-acl`."""
    return object_id.rpartition("/")[2]
