"""Whose public name is it, and which address does it stand for?"""

import re
from ipaddress import AddressValueError, IPv4Address

from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.index import Network

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


def resolve_name(network: Network, text: str, vpc: ObjectId | None) -> IPv4Address | None:
    """
    Give what the resolver answers for a name: the private address where it is asked from the holder's own VPC.

    Args:
        vpc: From which it is asked; None from anywhere else.

    Returns:
        None where the text is no such name.
    """
    public = named_address(text)
    if public is None or public not in network.public_addresses:
        return public
    holder, private = network.public_addresses[public]
    return private if holder.vpc == vpc else public
