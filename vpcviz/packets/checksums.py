"""How are the Internet checksum and the header that TCP and UDP imagine for it computed?"""

from struct import Struct

from vpcviz.packets.headers import Ip, IPv6

_PSEUDO_HEADER = Struct("!4s4sxBH")
_PSEUDO_HEADER_V6 = Struct("!16s16sI3xB")

_ALL_ONES = 0xFFFF


def internet_checksum(*parts: bytes) -> int:
    """
    Give the complement of the ones' complement sum of all 16-bit words (RFC 1071).

    Args:
        parts: What is summed up, one behind the other; each but the last of an even length. A last odd octet is the
            upper half of a word. The checksum's own field holds zeros.
    """
    total = sum(map(_number, parts))
    # In ones' complement a multiple of 65535 is a zero; only a sum of nothing but zeros is the positive one.
    return _ALL_ONES - (total % _ALL_ONES or (_ALL_ONES if total else 0))


def pseudo_header(ip: Ip, protocol: int, length: int) -> bytes:
    """
    Give what the checksums of TCP, UDP and ICMPv6 cover besides their own octets.

    RFC 9293, section 3.1; RFC 768; for IPv6 RFC 8200, section 8.1.

    Args:
        protocol: As it stands on the wire.
        length: Of the TCP, UDP or ICMPv6 header with all that it carries, in octets.
    """
    if isinstance(ip, IPv6):
        return _PSEUDO_HEADER_V6.pack(ip.source.packed, ip.destination.packed, length, protocol)
    return _PSEUDO_HEADER.pack(ip.source.packed, ip.destination.packed, protocol, length)


def udp_checksum(ip: Ip, protocol: int, datagram: bytes) -> int:
    """Give a UDP checksum; a sum of zero is sent as all ones, since zero stands for no checksum (RFC 768)."""
    return internet_checksum(pseudo_header(ip, protocol, len(datagram)), datagram) or _ALL_ONES


def _number(part: bytes) -> int:
    """Read octets as one large number: modulo 65535 it equals the sum of its 16-bit words."""
    number = int.from_bytes(part, "big")
    return number << 8 if len(part) % 2 else number
