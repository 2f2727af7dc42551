"""Where does everything stand: how is a whole network laid out?"""

from vpcviz.drawing.above import corridor_height, room_above
from vpcviz.drawing.draft import Draft
from vpcviz.drawing.geometry import Point
from vpcviz.drawing.internet import place_internet
from vpcviz.drawing.joint import place_joints
from vpcviz.drawing.label import Align, Halo, Label, Labelled, Role, Words
from vpcviz.drawing.measure import measure
from vpcviz.drawing.picture import Picture
from vpcviz.drawing.provider import place_provider
from vpcviz.drawing.region import RegionShape, place_region
from vpcviz.drawing.site import place_sites
from vpcviz.drawing.ways import Ways
from vpcviz.facts.identifiers import NO_ID, ObjectId
from vpcviz.network.index import Network
from vpcviz.network.link_local_service import LINK_LOCAL_SERVICES
from vpcviz.network.sections import managed_things
from vpcviz.network.wording import listed

LEAST_WIDTH = 752
_LEFT, _TOP = 12, 34
_LANE = 137
_BETWEEN_REGIONS = 12
_WATERLINE_BELOW = 12
_LEAST_BOTTOM = 320
# The words that say what the lower plane is are repeated often enough to be in view wherever one looks.
_REPEAT = 720
_LEAST_END = 360


def lay_out(network: Network, shown: frozenset[ObjectId] = frozenset(), before: Picture | None = None) -> Picture:
    """
    Lay out a network; the same network always looks the same.

    A thing that the user has placed stays there, so far below what leads above all regions, and the frames around it
    grow to hold it. Where there are too many instances, or servers, to draw each of them, those that take no part in
    what is told are only counted.

    Args:
        shown: Instances, or interfaces, that are drawn in any case.
        before: A picture of a network much like this one, from which is taken over what looks the same.
    """
    draft = Draft(room_above(network.topology), before.sheets if before else {})
    measures = measure(network, shown)
    corridor = _TOP + 2
    above = _TOP + corridor_height(network.topology)
    top = _TOP + draft.above
    regions: list[RegionShape] = []
    right = _LEFT - _BETWEEN_REGIONS
    for region in dict.fromkeys(vpc.region for vpc in network.topology.vpcs.values()):
        corner = Point(right + _BETWEEN_REGIONS, top)
        regions.append(place_region(draft, network, measures, region, corner))
        right = regions[-1].box.right
    routers = {vpc.object_id: vpc.router for region in regions for vpc in region.vpcs}
    joints = place_joints(draft, network, routers, above)
    gateways = tuple(vpc.gateway for region in regions for vpc in region.vpcs if vpc.gateway)
    lane = gateways[0].y if len(gateways) == 1 else top + _LANE
    internet = place_internet(draft, network, right, lane, corridor, gateways, joints)
    sites = place_sites(draft, network, internet, top, joints)
    joints += sites.ways
    outside = [host.box for host in internet.hosts]
    outside += [box for site in sites.sites for box in (site.box, *(host.box for host in site.hosts))]
    hosts_bottom = max((box.bottom for box in outside), default=0)
    bottom = max([top + _LEAST_BOTTOM, hosts_bottom, *(region.box.bottom for region in regions)])
    waterline = bottom + _WATERLINE_BELOW
    own_labels = _plane_labels(waterline, max(LEAST_WIDTH, sites.right))
    frames: list[Labelled] = [
        *regions,
        *(vpc for region in regions for vpc in region.vpcs),
        *(zone for region in regions for vpc in region.vpcs for zone in vpc.zones),
    ]
    frames += [*gateways, *routers.values(), *joints]
    labels = (*own_labels, *(label for frame in frames for label in frame.labels))
    width = max(LEAST_WIDTH, sites.right)
    provider = place_provider(draft, network, measures, waterline, width, tuple(regions), joints, labels)
    return Picture(
        title=_title(network),
        width=max(width, provider.right + 4),
        height=provider.bottom,
        waterline=waterline,
        above=draft.above,
        regions=tuple(regions),
        joints=joints,
        internet=internet,
        sites=sites.sites,
        hosts=provider.hosts,
        host_crowd=provider.crowd,
        mapping_service=provider.mapping_service,
        fabric=provider.fabric,
        drop_lines=provider.drop_lines,
        cables=tuple(draft.cables),
        own_labels=own_labels,
        places=draft.places | {place.id: place for place in provider.fabric.stops.values()},
        anchors=draft.anchors,
        acl_places=draft.combs,
        underlay_places={host.address: draft.anchors[host.id] for host in network.hosts.values()},
        carriers={one.id: draft.anchors[one.host] for one in network.interfaces.values() if one.host != NO_ID},
        interface_subnets={one.id: one.subnet for one in network.interfaces.values()},
        seats={
            one: interfaces
            for _, one, _ in managed_things(network.topology)
            if len(interfaces := network.interfaces_of(one)) > 1
        }
        | dict.fromkeys((service.id for service in LINK_LOCAL_SERVICES), tuple(network.hosts)),
        ways=Ways(draft.ways),
        sheets=draft.sheets,
    )


def _plane_labels(waterline: int, width: int) -> tuple[Label, ...]:
    y = waterline + 25
    labels = [
        Label(24, 24, (Words("What the tenant configured", Role.PLANE),)),
        Label(24, y, (Words("What AWS does", Role.PLANE),), Align.START, Halo.SLATE),
    ]
    model = Words("a model, not a measurement", Role.QUIET)
    ends = range(width - 128, _LEAST_END, -_REPEAT)
    return (*labels, *(Label(end, y, (model,), Align.END, Halo.SLATE) for end in ends))


def _title(network: Network) -> str:
    """Name the VPCs, and the instances where they are few."""
    vpcs = [vpc.name or vpc_id for vpc_id, vpc in network.topology.vpcs.items()]
    names = [instance.name for instance in network.instances.values()]
    whose = f"VPC {vpcs[0]}" if len(vpcs) == 1 else f"{len(vpcs)} VPCs"
    if not names:
        return f"{whose}, and the hosts below"
    if len(names) > 6:
        return f"{whose} with {len(names)} instances, and the hosts that carry them"
    plural = "instance" if len(names) == 1 else "instances"
    return f"{whose} with {plural} {listed(names)}, and the hosts that carry them"
