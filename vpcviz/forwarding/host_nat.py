"""What if the sending host translated public addresses, and no Internet gateway were asked? (A rival explanation.)"""

from dataclasses import dataclass

from vpcviz.facts import public_address as facts
from vpcviz.network.index import Network
from vpcviz.network.resolved import Interface
from vpcviz.network.table import Table
from vpcviz.packets import translation
from vpcviz.packets.headers import IPv4, IPv6
from vpcviz.packets.packet import Packet
from vpcviz.steps.model import Model, PublicAddressAt, SourceNatOnReflection
from vpcviz.steps.verdict import Evidence, Forwarded, Lookup


@dataclass(frozen=True, slots=True)
class HostTranslation:
    """
    Attributes:
        peer: The interface behind the public destination; None where the packet goes to the Internet.
    """

    peer: Interface | None
    verdict: Forwarded


def translate_at_sender(packet: Packet, sender: Interface, network: Network, model: Model) -> HostTranslation | None:
    """
    Translate a packet that leaves for outside the VPC, and find a public destination in the mapping itself.

    Args:
        packet: From the IPv4 header inward.

    Returns:
        None where the model translates elsewhere, or there is nothing to translate.
    """
    if packet.carries(IPv6):
        return None
    ip = packet.header(IPv4)
    if model.public_address_at is not PublicAddressAt.HYPERVISOR or network.is_in_vpc(sender.vpc, ip.destination):
        return None
    public = sender.public.get(ip.source)
    peer, private = network.public_addresses.get(ip.destination, (None, None))
    if peer is None or peer.vpc != sender.vpc or private is None:
        if public is None:
            return None
        says = f"{sender.host} puts {sender.owner}'s public address {public} in place of {ip.source}"
        return HostTranslation(None, _translated(packet, translation.translate_source(packet, public), says, sender))
    translated = translation.translate_destination(packet, private)
    says = f"{sender.host} finds {ip.destination} in the mapping and puts {private} in its place"
    if public is not None and model.source_nat_on_reflection is SourceNatOnReflection.TRUE:
        translated = translation.translate_source(translated, public)
        says += f", and {public} in place of {ip.source}; no route table is asked"
    return HostTranslation(peer, _translated(packet, translated, says, sender, peer))


def translate_at_receiver(packet: Packet, host: str, network: Network, model: Model) -> Forwarded | None:
    """
    Translate a packet that came from the Internet, at the host of the instance that it is for.

    Returns:
        None where the model translates elsewhere.
    """
    if packet.carries(IPv6):
        return None
    ip = packet.header(IPv4)
    if model.public_address_at is not PublicAddressAt.HYPERVISOR or ip.destination not in network.public_addresses:
        return None
    receiver, private = network.public_addresses[ip.destination]
    says = f"{host} puts {receiver.owner}'s private address {private} in place of {ip.destination}"
    return _translated(packet, translation.translate_destination(packet, private), says, receiver)


def _translated(before: Packet, after: Packet, says: str, *interfaces: Interface) -> Forwarded:
    associations = tuple((str(inside), str(outside)) for one in interfaces for inside, outside in one.public.items())
    table = Table(f"public addresses at {interfaces[0].host}", ("private", "public"), associations, " = ")
    changed = {str(before.header(IPv4).source), str(before.header(IPv4).destination)}
    won = next((row for row, cells in enumerate(associations) if changed & set(cells)), None)
    objects = tuple(one.host for one in interfaces) + tuple(one.id for one in interfaces)
    read = ((IPv4, "source"), (IPv4, "destination"))
    return Forwarded(after, Evidence(says, objects, facts.AT_HYPERVISOR, read, (Lookup(table, won),)))
