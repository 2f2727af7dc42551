"""
How does a gateway load balancer write a packet for an appliance?

As GENEVE over UDP (RFC 8926), here for what it is, and not as the stand-in that the VPC header has (`geneve.py`): the
UDP header is one of its own in the stack. The virtual network's number is 0, and three options of AWS's class tell what
the appliance has to give back as it got it. They are numbers, and are told by their hexadecimal digits.
"""

from struct import Struct

from vpcviz.packets.headers import GENEVE_OCTETS, Geneve, Header, IPv4, IPv6
from vpcviz.packets.layout import Place, in_order, shifted

CLASS_AWS = 0x0108
ENDPOINT_OPTION, ATTACHMENT_OPTION, COOKIE_OPTION = 1, 2, 3

_OPTIONS_WORDS = 8
_HEADER = Struct("!BBHI")
_LONG_OPTION = Struct("!HBB8s")
_COOKIE_OPTION = Struct("!HBB4s")
_CARRIED: dict[int, type[Header]] = {0x0800: IPv4, 0x86DD: IPv6}
_NUMBERS = {carried: number for number, carried in _CARRIED.items()}


def write_for_appliance(header: Geneve, carried: Header) -> bytes:
    """Write the header with its options; what it carries decides its protocol type."""
    return (
        _HEADER.pack(_OPTIONS_WORDS, 0, _NUMBERS[type(carried)], 0)
        + _LONG_OPTION.pack(CLASS_AWS, ENDPOINT_OPTION, 2, bytes.fromhex(header.endpoint))
        + _LONG_OPTION.pack(CLASS_AWS, ATTACHMENT_OPTION, 2, bytes.fromhex(header.attachment))
        + _COOKIE_OPTION.pack(CLASS_AWS, COOKIE_OPTION, 1, bytes.fromhex(header.flow_cookie))
    )


def read_for_appliance(octets: bytes) -> tuple[Geneve, type[Header]] | None:
    """
    Read such a header, and what it carries.

    Args:
        octets: Behind a UDP header to GENEVE's port.

    Returns:
        None where it is something else.
    """
    if len(octets) < GENEVE_OCTETS:
        return None
    words, _, protocol_type, _ = _HEADER.unpack_from(octets)
    endpoint_class, endpoint_type, _, endpoint = _LONG_OPTION.unpack_from(octets, 8)
    attachment_class, attachment_type, _, attachment = _LONG_OPTION.unpack_from(octets, 20)
    cookie_class, cookie_type, _, cookie = _COOKIE_OPTION.unpack_from(octets, 32)
    classes = {endpoint_class, attachment_class, cookie_class}
    types = (endpoint_type, attachment_type, cookie_type)
    is_ours = words == _OPTIONS_WORDS and classes == {CLASS_AWS}
    if not is_ours or types != (ENDPOINT_OPTION, ATTACHMENT_OPTION, COOKIE_OPTION) or protocol_type not in _CARRIED:
        return None
    return Geneve(endpoint.hex(), attachment.hex(), cookie.hex()), _CARRIED[protocol_type]


APPLIANCE_PLACES: tuple[Place, ...] = (
    Place("version", 0, 1),
    Place("options_length", 0, 1),
    *shifted(in_order(flags=1, protocol_type=2, vni=3), by=1),
    Place("reserved", 7, 1),
    Place("endpoint_option", 8, 4),
    Place("endpoint", 12, 8),
    Place("attachment_option", 20, 4),
    Place("attachment", 24, 8),
    Place("flow_cookie_option", 32, 4),
    Place("flow_cookie", 36, 4),
)
"""Where each field lies, from the beginning of the header."""
