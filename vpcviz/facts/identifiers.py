"""How is a thing of the drawing named, and how a station on a link or in a network?"""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network
from typing import NewType

ObjectId = NewType("ObjectId", str)
"""An id of the topology file, or an implied one (`a/eth0`, `lab/main`, `host/a`)."""

MacAddress = NewType("MacAddress", str)
"""Six octets in lower-case hexadecimal with colons: `02:00:0a:00:00:0a`."""

BROADCAST_MAC = MacAddress("ff:ff:ff:ff:ff:ff")

UNKNOWN_MAC = MacAddress("00:00:00:00:00:00")
"""What an ARP request carries as the target's hardware address (RFC 826)."""

Address = IPv4Address | IPv6Address
Block = IPv4Network | IPv6Network
"""Of either version; the two have nothing in common, and no address of one is in a block of the other."""

NO_ID = ObjectId("")
"""No thing at all: an interface that is attached to no instance, say."""
