"""How is a thing of the drawing named, and how an Ethernet station?"""

from typing import NewType

ObjectId = NewType("ObjectId", str)
"""An id of the topology file, or an implied one (`a/eth0`, `lab/main`, `host/a`)."""

MacAddress = NewType("MacAddress", str)
"""Six octets in lower-case hexadecimal with colons: `02:00:0a:00:00:0a`."""

BROADCAST_MAC = MacAddress("ff:ff:ff:ff:ff:ff")

UNKNOWN_MAC = MacAddress("00:00:00:00:00:00")
"""What an ARP request carries as the target's hardware address (RFC 826)."""

NO_ID = ObjectId("")
"""No thing at all: an interface that is attached to no instance, say."""
