"""What are the types of ICMP called, and the codes of those that have some worth a rule?"""

from typing import Final

TYPES: Final = {
    "echo reply": (0, None),
    "destination unreachable": (3, None),
    "network unreachable": (3, 0),
    "host unreachable": (3, 1),
    "protocol unreachable": (3, 2),
    "port unreachable": (3, 3),
    "fragmentation needed": (3, 4),
    "fragmentation required": (3, 4),
    "source quench": (4, None),
    "redirect": (5, None),
    "redirect message": (5, None),
    "echo request": (8, None),
    "router advertisement": (9, None),
    "router solicitation": (10, None),
    "time exceeded": (11, None),
    "parameter problem": (12, None),
    "timestamp": (13, None),
    "timestamp request": (13, None),
    "timestamp reply": (14, None),
    "traceroute": (30, None),
}
"""Type and code by name (IANA, Internet Control Message Protocol Parameters); no code stands for all of them."""
