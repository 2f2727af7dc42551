"""In which order does AWS put a packet through its stages?"""

from dataclasses import replace
from typing import assert_never

from vpcviz.facts.identifiers import ObjectId
from vpcviz.forwarding import (
    arp,
    edge,
    frame_delivery,
    host_nat,
    internet,
    link_local_service,
    mapping_service,
)
from vpcviz.forwarding.admission import enter_subnet, leave_subnet, let_in, let_out
from vpcviz.forwarding.constructs import ADMIT, CROSS, EDGE, SERVE, SPEAK
from vpcviz.forwarding.edge import Inward
from vpcviz.forwarding.encapsulation import Origin, origin_of
from vpcviz.forwarding.loops import find_loop, routed_from
from vpcviz.forwarding.mtu import fit, limit_of_vpc
from vpcviz.forwarding.network_interface import check_source
from vpcviz.forwarding.next_hop import Fork, choose_next_hop, go_back, nobody_else
from vpcviz.forwarding.passage import Delivery, Passage, Served, Transit
from vpcviz.forwarding.route_table import match_route
from vpcviz.forwarding.router import answer_echo
from vpcviz.forwarding.security_group import inner_flow
from vpcviz.forwarding.sites import cross_to_aws, cross_to_site
from vpcviz.forwarding.underlay import ask_mapping, between_hosts, find_mapping
from vpcviz.network.index import Network
from vpcviz.network.resolved import Interface, ResolvedRoute, ResolvedSubnet, TargetKind
from vpcviz.packets.answer import answer_to, icmp_error
from vpcviz.packets.frame import framed
from vpcviz.packets.headers import IcmpType, Ip
from vpcviz.packets.neighbor import is_about_neighbors
from vpcviz.packets.packet import Packet
from vpcviz.packets.refusal import is_refusal
from vpcviz.steps.memory import Memory
from vpcviz.steps.model import Model, SameSubnetViaRouterAcl
from vpcviz.steps.reason import DropReason
from vpcviz.steps.stage import Stage
from vpcviz.steps.verdict import Delivered, Dropped


class Fabric:
    """All that lies between the interfaces: the hosts' cards, the underlay, the edge, and the Internet behind it."""

    __slots__ = ("_lifted", "_model", "_network")

    def __init__(self, network: Network, model: Model, lifted: frozenset[tuple[Stage, ObjectId]] = frozenset()) -> None:
        """
        Args:
            lifted: Stages at places whose refusal does not count.
        """
        self._network = network
        self._model = model
        self._lifted = lifted

    def receive(self, port: ObjectId, frame: Packet, memory: Memory, at_seconds: float) -> Transit:
        """
        Take a frame from an interface and bring it to where it goes.

        Args:
            port: The interface that the frame came from.
            at_seconds: The time of the walk.
        """
        interface = self._network.interfaces[port]
        passage = self._begin(frame, memory)
        if is_about_neighbors(frame):
            return arp.answer_question(passage, interface, self._network, self._model)
        return self._leave(passage, interface)

    def _begin(self, packet: Packet, memory: Memory) -> Passage:
        return Passage(packet, memory, lifted=self._lifted, model=self._model)

    def receive_from_internet(self, sender: ObjectId, packet: Packet, memory: Memory) -> Transit:
        """
        Take a packet that a host on the Internet sends.

        Args:
            sender: The host's id, or `internet`.
            packet: From the IP header inward.
        """
        passage = self._begin(packet, memory).through(Stage.INTERNET, sender, internet.depart(packet, sender))
        passage = fit(passage, internet.limit_of(sender))
        return passage.transit() if passage.is_over else self._come_in(edge.cross(passage, sender, self._network))

    def receive_from_way_out(self, site: ObjectId, packet: Packet, memory: Memory) -> Transit:
        """
        Take what a customer's site sends by its own way to the Internet.

        Args:
            packet: From the IP header inward.
        """
        return self._come_in(edge.cross(self._begin(packet, memory), site, self._network))

    def reply_of_router(self, subnet: ResolvedSubnet, packet: Packet, memory: Memory) -> Transit:
        """Bring the answer of a subnet's router to the interface that asked."""
        passage, address = self._begin(packet, memory), packet.header(Ip).destination
        interface = self._network.interface_at(subnet.vpc, address)
        interface = interface or self._network.interface_on_link(subnet.id, address)
        if interface is None:
            verdict = mapping_service.miss(packet, subnet.vpc, address, self._network, self._model)
            return passage.through(Stage.MAPPING_LOOKUP, subnet.router, verdict).transit()
        # An echo's answer never leaves the subnet; what the router tells of the way on comes from beyond it.
        return self._enter(passage, interface, subnet.router, enters_subnet=is_refusal(packet))

    def reply_of_host(self, port: Interface, packet: Packet, memory: Memory) -> Transit:
        """Bring what a service at an interface's own host answers to that interface."""
        return link_local_service.bring_answer(self._begin(packet, memory), port, self._network, self._model)

    def receive_forged(self, host: ObjectId, port: Interface, to: Interface, packet: Packet, memory: Memory) -> Transit:
        """Take from the underlay what a server sends as if an interface on another one had sent it."""
        origin = Origin(port.id, port.vpc, self._network.hosts[host])
        return self._carry(self._begin(packet, memory), origin, to, enters_subnet=port.subnet != to.subnet)

    # On leaving an interface

    def _leave(self, passage: Passage, port: Interface) -> Transit:
        passage = passage.through(Stage.SOURCE_CHECK, port.id, check_source(passage.packet, port, self._model))
        if passage.is_over:
            return passage.transit()
        if answered := link_local_service.answer_at_host(passage, port, self._network):
            return answered
        passage = let_out(passage, port, self._network)
        if passage.is_over:
            return passage.transit()
        passage = fit(passage, limit_of_vpc(port.host))
        if passage.is_over:
            return passage.transit()
        if back := passage.memory.ways_back.get((port.id, inner_flow(passage.packet))):
            return self._go_back(passage, port, self._network.interfaces[back])
        hop = choose_next_hop(passage.packet, port, self._network, self._model)
        at = port.id if isinstance(hop.verdict, Dropped) else port.host
        passage = passage.through(Stage.NEXT_HOP, at, hop.verdict)
        if passage.is_over:
            return passage.transit()
        if hop.fork is Fork.EVERYBODY:
            return self._flood(passage, port)
        if hop.fork is Fork.ROUTER:
            return self._route(passage, port)
        if hop.neighbour is not None:
            return self._to_neighbour(passage, port, hop.neighbour)
        return self._to_address(passage, origin_of(port, self._network), enters_subnet=False)

    def _to_neighbour(self, passage: Passage, port: Interface, neighbour: Interface) -> Transit:
        """Carry a frame to an interface of the same subnet."""
        found = mapping_service.look_up_neighbour(passage.packet, port.host, neighbour)
        passage = find_mapping(passage, port.host, f"({port.vpc}, {neighbour.mac})", found, self._model)
        return self._carry(passage, origin_of(port, self._network), neighbour, enters_subnet=False)

    def _go_back(self, passage: Passage, port: Interface, by: Interface) -> Transit:
        """Carry an answer to the node that has handed on what it answers, with the client's address in it."""
        passage = passage.through(Stage.NEXT_HOP, port.host, go_back(passage.packet, port, by))
        leaves = port.subnet != by.subnet
        if leaves:
            passage = leave_subnet(passage, self._network.subnets[port.subnet], self._network)
        return (
            passage.transit()
            if passage.is_over
            else self._to_interface(passage, origin_of(port, self._network), by, leaves)
        )

    def _flood(self, passage: Passage, port: Interface) -> Transit:
        """Bring a copy of a frame to every other interface of the subnet, as a switched LAN does."""
        peers = arp.other_guests(port, self._network)
        if not peers:
            return passage.through(Stage.NEXT_HOP, port.id, nobody_else(passage.packet, port)).transit()
        origin = origin_of(port, self._network)
        return passage.copied([self._carry(passage, origin, peer, enters_subnet=False) for peer in peers])

    # By way of the router

    def _route(self, passage: Passage, port: Interface) -> Transit:
        subnet = self._network.subnets[port.subnet]
        ip = passage.packet.header(Ip)
        if ip.destination in subnet.router_addresses:
            answer = answer_echo(passage.packet.from_ip(), subnet)
            passage = passage.through(Stage.NEXT_HOP, subnet.router, answer)
            reply = answer_to(passage.packet) if not isinstance(answer, Dropped) else None
            return Transit(passage.steps, passage.memory, reply=reply, replier=subnet.router)
        stays = subnet.holds(ip.destination)
        is_asked = not stays or self._model.same_subnet_via_router_acl is SameSubnetViaRouterAcl.APPLY
        if is_asked:
            passage = leave_subnet(passage, subnet, self._network)
            if passage.is_over:
                return passage.transit()
        translation = host_nat.translate_at_sender(passage.packet.from_ip(), port, self._network, self._model)
        if translation is not None:
            passage = passage.through(Stage.HOST_NAT, port.host, translation.verdict)
            if translation.peer is not None:
                return self._to_address(passage, origin_of(port, self._network), enters_subnet=True)
        table = self._network.route_tables[subnet.route_table]
        if loop := find_loop(passage, port.id):
            return passage.through(Stage.ROUTE_LOOKUP, table.id, loop).transit()
        passage = routed_from(passage, port.id)
        match = match_route(passage.packet, table, self._model)
        passage = passage.through(Stage.ROUTE_LOOKUP, table.id, match.verdict)
        if isinstance(match.verdict, Dropped) and match.verdict.reason is DropReason.TTL_EXCEEDED:
            complaint = icmp_error(passage.packet, subnet.router_address, IcmpType.TIME_EXCEEDED, 0)
            passage = passage.told(subnet.router, complaint)
        if passage.is_over or match.route is None:
            return passage.transit()
        return self._follow(passage, port, match.route, enters_subnet=is_asked)

    def _follow(self, passage: Passage, port: Interface, route: ResolvedRoute, *, enters_subnet: bool) -> Transit:
        """Go where a route points."""
        origin = origin_of(port, self._network)
        match route.kind:
            case TargetKind.INTERNET_GATEWAY:
                return self._come_in(edge.leave_by_gateway(passage, port, route.target, self._network))
            case TargetKind.INTERFACE:
                return self._to_interface(passage, origin, self._network.interfaces[route.interface])
            case TargetKind.ONWARD if route.section in EDGE:
                return self._come_in(edge.leave_by(passage, port, route.target, self._network))
            case TargetKind.ONWARD:
                onward = CROSS[route.section](passage, route.target, port, self._network)
                if onward.passage.is_over:
                    return onward.passage.transit()
                if onward.interface is not None:
                    return self._to_interface(onward.passage, origin, onward.interface)
                return self._to_address(onward.passage, replace(origin, vpc=onward.vpc), enters_subnet=True)
            case TargetKind.LOCAL | TargetKind.BLACKHOLE:
                return self._to_address(passage, origin, enters_subnet=enters_subnet)
            case _:
                assert_never(route.kind)

    def _to_interface(self, passage: Passage, origin: Origin, to: Interface, enters_subnet: bool = True) -> Transit:
        """Carry a packet to an interface that a route names, whatever the packet's destination."""
        host = origin.host.id
        found = mapping_service.look_up_interface(passage.packet, host, to)
        passage = find_mapping(passage, host, to.id, found, self._model)
        return self._carry(passage, origin, to, enters_subnet=enters_subnet)

    # By way of a region's edge

    def reply_at_edge(self, gateway: ObjectId, packet: Packet, memory: Memory) -> Transit:
        """Bring what comes by something at a region's edge into its VPC."""
        return self._come_in(edge.enter_by(self._begin(packet, memory), gateway, self._network))

    def receive_from_site(self, connection: ObjectId, packet: Packet, memory: Memory) -> Transit:
        """Take a packet, from its IPv4 header inward, that a customer gateway sends into a connection."""
        passage = cross_to_aws(self._begin(packet, memory), connection, self._network)
        if passage.is_over:
            return passage.transit()
        gateway = self._network.connection(connection).gateway
        section = self._network.onward[gateway]
        if section in ADMIT:
            return self._go_on(ADMIT[section](passage, connection, self._network))
        return self._come_in(edge.enter_by(passage, gateway, self._network))

    def _come_in(self, come: Transit | Inward) -> Transit:
        """Carry what the edge lets into a VPC from there to its host."""
        if isinstance(come, Transit):
            return come
        if come.interface is not None:
            return self._to_interface(come.passage, come.origin, come.interface)
        return self._to_address(come.passage, come.origin, enters_subnet=True)

    # Between two hosts

    def _to_address(self, passage: Passage, origin: Origin, *, enters_subnet: bool) -> Transit:
        """Look the destination address up, and carry the packet to its host."""
        network, host = self._network, origin.host.id
        address = passage.packet.header(Ip).destination
        passage = ask_mapping(passage, host, f"({origin.vpc}, {address})", self._model)
        interface, found = mapping_service.look_up_address(passage.packet, host, origin.vpc, network, self._model)
        if interface is None:
            return passage.through(Stage.MAPPING_LOOKUP, found.evidence.objects[0], found).transit()
        passage = passage.through(Stage.MAPPING_LOOKUP, host, found)
        return self._carry(passage, origin, interface, enters_subnet=enters_subnet)

    def _carry(self, passage: Passage, origin: Origin, to: Interface, *, enters_subnet: bool) -> Transit:
        """Bring a packet to the host of an interface, and in."""
        if origin.host.id != to.host:
            passage = between_hosts(passage, origin, self._network.hosts[to.host], self._network, self._model)
            if passage.is_over:
                return passage.transit()
        if origin.host.is_edge:
            translated = host_nat.translate_at_receiver(passage.packet, to.host, self._network, self._model)
            if translated is not None:
                passage = passage.through(Stage.HOST_NAT, to.host, translated)
        return self._enter(passage, to, origin.sender, enters_subnet=enters_subnet)

    # Through what AWS runs in a subnet

    def reply_of_service(self, port: Interface, packet: Packet, memory: Memory) -> Transit:
        """Bring what something that AWS runs says of itself to whom it concerns."""
        to = self._network.interface_at(port.vpc, packet.header(Ip).destination)
        near = to if to is not None and to.subnet == port.subnet else None
        passage = self._begin(framed(packet, port.mac, near.mac) if near else packet, memory)
        sent = passage.packet
        if port.requester_section in SPEAK:
            spoken = SPEAK[port.requester_section]
            passage = passage.through(spoken.stage, port.requester, spoken.let_out(sent, port, memory))
        passage = let_out(passage, port, self._network)
        if passage.is_over:
            return passage.transit()
        return self._to_neighbour(passage, port, near) if near else self._route(passage, port)

    def _serve(self, passage: Passage, port: Interface, sender: ObjectId) -> Transit:
        """Let what AWS runs behind an interface do its work, and go on by its own subnet's table."""
        before = self._network.interfaces.get(sender)
        return self._go_on(SERVE[port.requester_section](passage, port, before, self._network), port)

    def _go_on(self, served: Served, port: Interface | None = None) -> Transit:
        """Go on where something of AWS's own has sent a packet; `port` is where it came to that, if by an interface."""
        passage = served.passage
        if not passage.is_over and served.connection:
            return cross_to_site(passage, served.connection, self._network)
        if not passage.is_over and served.leaves:
            return self._route(passage, served.leaves)
        if port is None:
            return passage.transit()
        last = passage.steps[-1].verdict
        if isinstance(last, Delivered):
            return Transit(passage.steps, passage.memory, reply=answer_to(passage.packet), replier=port.id)
        return passage.transit()

    # On arriving at an interface

    def _enter(self, passage: Passage, to: Interface, sender: ObjectId, *, enters_subnet: bool) -> Transit:
        subnet = self._network.subnets[to.subnet]
        if enters_subnet:
            passage = enter_subnet(passage, subnet, self._network)
        if not passage.is_over and (to.security_groups or not to.requester):
            passage = let_in(passage, to, sender, self._network)
        if passage.is_over:
            return passage.transit()
        if to.requester:
            return self._serve(passage, to, sender)
        delivered = frame_delivery.deliver_frame(passage.packet, to, subnet, self._model)
        passage = passage.through(Stage.FRAME_DELIVERED, to.id, delivered)
        return passage.transit(Delivery(to.id, passage.packet))
