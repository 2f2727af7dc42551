"""What does a VPC peering connection carry to the other VPC?"""

from vpcviz.facts import vpc as vpc_facts
from vpcviz.facts import vpc_peering as facts
from vpcviz.facts.identifiers import Address, ObjectId
from vpcviz.forwarding.mtu import Limit, fit
from vpcviz.forwarding.passage import Cross, Onward, Passage
from vpcviz.network.index import Network
from vpcviz.network.resolved import Interface, ResolvedSubnet
from vpcviz.network.sections import SECTIONS
from vpcviz.network.table import Table
from vpcviz.packets.headers import Ip
from vpcviz.packets.packet import Packet
from vpcviz.steps.model import Model
from vpcviz.steps.reason import DropReason
from vpcviz.steps.stage import Stage
from vpcviz.steps.verdict import Assumption, Dropped, Evidence, Forwarded, LeftModel, Lookup

_HEADER = Assumption(
    "peering-header", "on the way to a peer the encapsulation names the destination's VPC", facts.HEADER_UNKNOWN
)
_WHO_REFUSES = Assumption(
    "peering-to-translation",
    "what a peer's translation refuses is refused for that, and not for having no address of the peer's",
    facts.WHO_REFUSES,
)
_READ = ((Ip, "source"), (Ip, "destination"))


def cross(passage: Passage, peering: ObjectId, port: Interface, network: Network) -> Onward:
    """Let a packet through to the VPC at the other end, where its destination is looked up."""
    vpc = network.topology.vpc_peerings[peering].other_than(port.vpc)
    verdict = carry(passage.packet.from_ip(), peering, vpc, network)
    passage = passage.through(Stage.VPC_PEERING, peering, verdict)
    if not passage.is_over and network.topology.vpcs[vpc].region != network.topology.vpcs[port.vpc].region:
        passage = fit(passage, _limit_between_regions(peering, network.subnets[port.subnet], passage.model))
    return Onward(passage, vpc)


def carry(packet: Packet, peering: ObjectId, vpc: ObjectId, network: Network) -> Forwarded | Dropped | LeftModel:
    """
    Hold a packet against the addresses of the VPC to which a peering connection leads.

    Args:
        packet: From the IP header inward.
        vpc: The VPC at the other end.
    """
    ip = packet.header(Ip)
    described = network.topology.vpcs[vpc]
    blocks = described.blocks
    held = next((row for row, block in enumerate(blocks) if ip.destination in block or ip.source in block), None)
    lookup = (Lookup(Table(f"addresses of {vpc}", ("block",), tuple((str(block),) for block in blocks)), held),)
    objects = (peering, vpc)
    if described.outside and (held is not None or not blocks):
        says = f"{peering} leads to {vpc}, which is outside the drawing"
        return LeftModel(packet, peering, Evidence(says, objects, vpc_facts.OUTSIDE, _READ, lookup))
    if held is None and (wanted := _only_for_its_own_vpc(ip.destination, vpc, network)):
        says = (
            f"{peering} leads to {vpc} alone, where {wanted} would lead on to {ip.destination}; but {wanted} carries "
            f"what comes from an interface of {vpc}, and nothing that comes by a peering"
        )
        evidence = Evidence(says, (*objects, wanted), facts.OWN_VPC_ALONE, _READ, lookup, _WHO_REFUSES)
        return Dropped(packet, DropReason.NGW_REQUIRES_SOURCE_IN_VPC, evidence)
    if held is None:
        says = f"{peering} leads to {vpc} alone, which has neither {ip.destination} nor {ip.source}"
        evidence = Evidence(says, objects, facts.NOT_TRANSITIVE, _READ, lookup)
        return Dropped(packet, DropReason.PCX_REQUIRES_ADDRESS_IN_VPC_CIDR, evidence)
    says = f"{peering} leads to {vpc}, which has {blocks[held]}: {ip.destination} is looked up there"
    return Forwarded(packet, Evidence(says, objects, facts.BETWEEN_TWO_VPCS, _READ, lookup, _HEADER))


def _only_for_its_own_vpc(destination: Address, vpc: ObjectId, network: Network) -> ObjectId | None:
    """Find what would lead on to a destination by a table of a VPC, and lets out that VPC alone."""
    for table in network.route_tables.values():
        place = table.prefixes.match(destination) if table.vpc == vpc else None
        target = None if place is None else table.routes[table.blocks[place][1]].target
        managed = network.interfaces_of(target) if target else ()
        if managed and SECTIONS[network.interfaces[managed[0]].requester_section].only_lets_out:
            return target
    return None


def _limit_between_regions(peering: ObjectId, subnet: ResolvedSubnet, model: Model) -> Limit:
    octets = int(model.inter_region_peering_mtu)
    assumed = Assumption(
        "inter_region_peering_mtu",
        f"a peering connection between regions carries {octets} octets, and the subnet's router tells of larger ones",
        facts.MTU_BETWEEN_REGIONS,
    )
    return Limit(
        peering,
        octets,
        facts.MTU_BETWEEN_REGIONS,
        teller=subnet.router,
        addresses=subnet.router_addresses,
        assumed=assumed,
    )


CROSS: Cross = cross
