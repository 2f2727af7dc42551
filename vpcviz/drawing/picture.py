"""What is a drawing of a network: every shape with its place, and the ways between them?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from vpcviz.drawing.crowd import CrowdShape
from vpcviz.drawing.drop_line import DropLine
from vpcviz.drawing.fabric import FabricShape
from vpcviz.drawing.geometry import Point
from vpcviz.drawing.host import HostShape
from vpcviz.drawing.instance import InstanceShape
from vpcviz.drawing.internet import InternetShape
from vpcviz.drawing.internet_gateway import InternetGatewayShape
from vpcviz.drawing.joint import JointShape
from vpcviz.drawing.label import Label, Labelled
from vpcviz.drawing.mapping_service import MappingServiceShape
from vpcviz.drawing.place import Place
from vpcviz.drawing.region import RegionShape
from vpcviz.drawing.route_table import RouteTableShape
from vpcviz.drawing.site import SiteShape
from vpcviz.drawing.subnet import SubnetShape
from vpcviz.drawing.vpc import VpcShape
from vpcviz.drawing.ways import Polyline, Ways
from vpcviz.drawing.zone import ZoneShape
from vpcviz.facts.identifiers import Address, ObjectId
from vpcviz.network.errors import UnknownObject

# Beside the fabric's own label.
_CROWD_CABLE = 168


@dataclass(frozen=True, slots=True)
class Picture:
    """
    A network, laid out: numbers only, one unit of which is one pixel at full size.

    Attributes:
        title: What the drawing shows, in one sentence without a full stop.
        width: Of the view box; the planes reach far beyond it.
        waterline: The height at which the tenant's plane ends and the provider's begins.
        above: How much room what leads above all regions takes.
        hosts: The servers and, after them, the edges of the regions.
        host_crowd: The servers that are only counted; None where all are drawn.
        joints: What joins VPCs, and what leads to customers' sites.
        sites: The customers' own.
        cables: Grey lines that are always drawn.
        own_labels: The labels of the planes themselves.
        places: By the id of the element that draws them.
        acl_places: From a network ACL and one of its subnets to the place at that subnet's edge.
        underlay_places: From an address of the underlay to the server that has it.
        carriers: From an interface to the server that carries it.
        interface_subnets: From an interface to its subnet.
        seats: From what AWS runs in several subnets to its interfaces there; from what every host has, to the hosts.
        sheets: What another picture can take over, by the subnet.
    """

    title: str
    width: int
    height: int
    waterline: int
    above: int
    regions: tuple[RegionShape, ...]
    joints: tuple[JointShape, ...]
    internet: InternetShape
    sites: tuple[SiteShape, ...]
    hosts: tuple[HostShape, ...]
    host_crowd: CrowdShape | None
    mapping_service: MappingServiceShape
    fabric: FabricShape
    drop_lines: tuple[DropLine, ...]
    cables: tuple[Polyline, ...]
    own_labels: tuple[Label, ...]
    places: Mapping[str, Place]
    anchors: Mapping[ObjectId, Place]
    acl_places: Mapping[tuple[ObjectId, ObjectId], Place]
    underlay_places: Mapping[Address, Place]
    carriers: Mapping[ObjectId, Place]
    interface_subnets: Mapping[ObjectId, ObjectId]
    seats: Mapping[ObjectId, tuple[ObjectId, ...]]
    ways: Ways
    sheets: Mapping[ObjectId, object]

    def anchor(self, object_id: ObjectId) -> Place:
        """
        Find the place of anything that a step may name.

        Raises:
            UnknownObject: Nothing in the picture has this id.
        """
        if object_id not in self.anchors:
            raise UnknownObject(object_id)
        return self.anchors[object_id]

    def seat_of(self, object_id: ObjectId, named: Iterable[ObjectId]) -> ObjectId | None:
        """Give, of the several places of what AWS runs, the one that is named; None where none is."""
        seats = self.seats.get(object_id, ())
        return next((one for one in named if one in seats), None)

    @property
    def bleed(self) -> int:
        """How far a plane reaches from 1200 left of the view box to as much right of it."""
        return self.width + 2400

    @property
    def host_cables(self) -> tuple[Polyline, ...]:
        """From each server, and from the mapping service, to its switch; from the fabric to those that are counted."""
        servers = ((host.switch, host.box.bottom) for host in self.hosts)
        book = (self.mapping_service.switch, self.mapping_service.box.bottom + 1)
        cables = tuple((Point(switch.x, bottom), switch) for switch, bottom in (*servers, book))
        if self.host_crowd is None:
            return cables
        x = self.host_crowd.box.x + _CROWD_CABLE
        return (*cables, (Point(x, self.fabric.bottom), Point(x, self.host_crowd.box.y)))

    @property
    def sheet_lines(self) -> tuple[Polyline, ...]:
        """The drop lines that pass further cards of their own subnet."""
        return tuple(line for drop in self.drop_lines for line in drop.on_sheet)

    @property
    def table_lines(self) -> tuple[Polyline, ...]:
        """From each router to its first route table, and on from one table to the next below it."""
        lines = []
        for vpc in self.vpcs:
            below = [table for table in vpc.route_tables if table.box.x == vpc.route_tables[0].box.x]
            ends = [vpc.router.box.bottom, *(table.box.bottom for table in below)]
            for top, table in zip(ends, below, strict=False):
                lines.append((Point(vpc.router.x, top), Point(vpc.router.x, table.box.y)))
        return tuple(lines)

    @property
    def vpcs(self) -> tuple[VpcShape, ...]:
        return tuple(vpc for region in self.regions for vpc in region.vpcs)

    @property
    def zones(self) -> tuple[ZoneShape, ...]:
        return tuple(zone for vpc in self.vpcs for zone in vpc.zones)

    @property
    def subnets(self) -> tuple[SubnetShape, ...]:
        return tuple(subnet for zone in self.zones for subnet in zone.subnets)

    @property
    def instances(self) -> tuple[InstanceShape, ...]:
        return tuple(card for subnet in self.subnets for card in subnet.instances)

    @property
    def route_tables(self) -> tuple[RouteTableShape, ...]:
        return tuple(table for vpc in self.vpcs for table in vpc.route_tables)

    @property
    def gateways(self) -> tuple[InternetGatewayShape, ...]:
        return tuple(vpc.gateway for vpc in self.vpcs if vpc.gateway)

    @property
    def loose_labels(self) -> tuple[Label, ...]:
        """The labels that belong to no card."""
        holders: tuple[Labelled, ...] = (
            *self.regions,
            *self.vpcs,
            *self.zones,
            *self.subnets,
            *(vpc.router for vpc in self.vpcs),
            *self.route_tables,
            *(row for table in self.route_tables for row in table.rows),
            *self.gateways,
            *self.joints,
            self.internet,
            *self.internet.hosts,
            *self.sites,
            *(host for site in self.sites for host in site.hosts),
            *self.hosts,
            self.mapping_service,
            self.fabric,
            *(subnet.crowd for subnet in self.subnets if subnet.crowd),
            *((self.host_crowd,) if self.host_crowd else ()),
        )
        slots = tuple(slot.label for host in self.hosts for slot in host.slots)
        return (*self.own_labels, *(label for holder in holders for label in holder.labels), *slots)

    @property
    def labels(self) -> tuple[Label, ...]:
        """Everything that is written in the picture."""
        on_cards = (label for card in self.instances for label in card.labels)
        on_interfaces = (label for subnet in self.subnets for label in subnet.interface_labels)
        return (*self.loose_labels, *on_cards, *on_interfaces)
