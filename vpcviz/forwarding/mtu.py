"""Is a packet larger than what the next thing on its way takes, and who tells its sender?"""

from dataclasses import dataclass

from vpcviz.facts import vpc as vpc_facts
from vpcviz.facts.fact import Fact
from vpcviz.facts.identifiers import NO_ID, Address, ObjectId
from vpcviz.forwarding.passage import Passage
from vpcviz.network.guest import DEFAULT_MTU_OCTETS
from vpcviz.packets.answer import icmp_error
from vpcviz.packets.fragments import forbids_splitting, may_be_split
from vpcviz.packets.headers import IcmpType, Ip, IPv4
from vpcviz.packets.packet import Packet
from vpcviz.packets.refusal import FRAGMENTATION_NEEDED
from vpcviz.steps.fragmenting import TOGETHER, split_packet
from vpcviz.steps.reason import DropReason
from vpcviz.steps.stage import Stage
from vpcviz.steps.verdict import Assumption, Dropped, Evidence, Forwarded

_READ = ((Ip, "length"), (IPv4, "dont_fragment"))


@dataclass(frozen=True, slots=True)
class Limit:
    """
    How large a packet may be where something sends it on.

    Attributes:
        at: What sends it on.
        fragments: Whether a larger one is split where that is allowed; else it is dropped in any case.
        teller: Who tells the sender that its packet was too large; nobody where it is NO_ID.
        addresses: Those of the teller, which tells by the first of the packet's own version.
        assumed: What is taken for granted where a packet is too large.
        is_senders: Whether it is the sender's own, which splits what is of IPv6 too.
    """

    at: ObjectId
    octets: int
    fact: Fact
    fragments: bool = True
    teller: ObjectId = NO_ID
    addresses: tuple[Address, ...] = ()
    assumed: Assumption | None = None
    is_senders: bool = False


def limit_of_vpc(host: ObjectId) -> Limit:
    """Say how large a packet may be that a host takes from an interface at all."""
    return Limit(host, DEFAULT_MTU_OCTETS, vpc_facts.MTU, fragments=False)


def fit(passage: Passage, limit: Limit) -> Passage:
    """Hold a packet against a limit; what fits passes without a step."""
    packet = passage.packet.from_ip()
    if packet.octets <= limit.octets:
        return passage
    verdict = judge(packet, limit)
    fitted = passage.through(Stage.MTU, limit.at, verdict)
    if not fitted.is_over or not limit.teller:
        return fitted
    version = packet.header(Ip).source.version
    address = next((one for one in limit.addresses if one.version == version), None)
    if address is None:
        return fitted
    error = icmp_error(packet, address, IcmpType.DESTINATION_UNREACHABLE, FRAGMENTATION_NEEDED, limit.octets)
    return fitted.told(limit.teller, error)


def judge(packet: Packet, limit: Limit) -> Forwarded | Dropped:
    """
    Split a packet that is too large, or drop it.

    Args:
        packet: From the IP header inward.
    """
    ip = packet.header(Ip)
    too_large = f"{packet.octets} octets are more than the {limit.octets} that {limit.at} carries"
    objects = (limit.at, limit.teller) if limit.teller else (limit.at,)
    splits = not forbids_splitting(packet) if limit.is_senders else may_be_split(packet)
    if limit.fragments and splits:
        first, split = split_packet(packet, limit.octets)
        says = f"{too_large}: it is split into {split}"
        assumed = limit.assumed or TOGETHER
        return Forwarded(first, Evidence(says, (limit.at,), limit.fact, _READ, (), assumed, limit.octets))
    forbidden = ", and must not be fragmented" if limit.fragments else ""
    told = f"{limit.teller} tells {ip.source} by ICMP" if limit.teller else f"nobody tells {ip.source}"
    says = f"{too_large}{forbidden}: it is dropped, and {told}"
    evidence = Evidence(says, objects, limit.fact, _READ, (), limit.assumed, limit.octets)
    return Dropped(packet, DropReason.MTU_EXCEEDED, evidence)
