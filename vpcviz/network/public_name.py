"""Whose public name is it, and which address does it stand for?"""

import re
from ipaddress import AddressValueError, IPv4Address

from vpcviz.facts.embedded_address import embed
from vpcviz.facts.identifiers import Address
from vpcviz.network.index import Network
from vpcviz.network.resolved import Interface

_NAME = re.compile(r"ec2-(\d{1,3}-\d{1,3}-\d{1,3}-\d{1,3})\.(compute-1|[a-z0-9-]+\.compute)\.amazonaws\.com\.?", re.I)


def named_address(text: str) -> IPv4Address | None:
    """Give the public address of which AWS makes a name, as ec2-198-51-100-20.compute-1.amazonaws.com; else None."""
    name = _NAME.fullmatch(text)
    if name is None:
        return None
    try:
        return IPv4Address(name[1].replace("-", "."))
    except AddressValueError:
        return None


def resolve_name(network: Network, text: str, sender: Interface | None) -> Address | None:
    """
    Give the address that a sender takes for a name: the private one where it is in the holder's own VPC.

    A name has an address of IPv4 alone. Where the resolver makes one of IPv6 out of it, a sender that has such an
    address itself prefers that (RFC 6724, section 2.1).

    Args:
        sender: The interface that asks; None outside of any VPC.

    Returns:
        None where the text is no such name.
    """
    address = named_address(text)
    if address is not None and address in network.public_addresses:
        holder, private = network.public_addresses[address]
        address = private if sender is not None and holder.vpc == sender.vpc else address
    if address is None or sender is None or not sender.ipv6_addresses:
        return address
    return embed(address) if network.subnets[sender.subnet].has_dns64 else address
