"""Which number does an Internet protocol have, and what is it called?"""

from typing import Final

ICMP: Final = 1
TCP: Final = 6
UDP: Final = 17
IPV6_FRAGMENT: Final = 44
ESP: Final = 50
ICMPV6: Final = 58

GENEVE_PORT: Final = 6081
"""Of UDP (RFC 8926, section 3.3)."""

NAMES: Final = {ICMP: "icmp", TCP: "tcp", UDP: "udp", ICMPV6: "icmpv6"}
"""The protocols that the topology file and the commands call by name (IANA, Protocol Numbers)."""

NUMBERS: Final = {name: number for number, name in NAMES.items()}


def protocol_name(number: int) -> str:
    """Name a protocol: `tcp` for 6, `47` for one without a name here."""
    return NAMES.get(number, str(number))
