"""What do the files that are about one construct each have to say of a packet?"""

from collections.abc import Mapping

from vpcviz.forwarding.passage import Admit, AtEdge, Carry, Cross, Serve, Speak
from vpcviz.network.stem_files import by_section

SERVE: Mapping[str, Serve] = by_section("vpcviz.forwarding", "SERVE")
"""How what AWS runs behind interfaces of its own works, by the section that holds it."""

CROSS: Mapping[str, Cross] = by_section("vpcviz.forwarding", "CROSS")
"""How a packet goes through what has no interface, by the section that holds it."""

SPEAK: Mapping[str, Speak] = by_section("vpcviz.forwarding", "SPEAK")
"""How what AWS runs behind interfaces of its own sends something itself, by the section that holds it."""

EDGE: Mapping[str, AtEdge] = by_section("vpcviz.forwarding", "AT_EDGE")
"""How what AWS runs at a region's edge works, by the section that holds it."""

FORGETS_AFTER_SECONDS: Mapping[str, int] = by_section("vpcviz.forwarding", "FORGETS_AFTER_SECONDS")
"""After how long what AWS runs behind interfaces of its own forgets a connection that lies idle."""

CARRY: Mapping[str, Carry] = by_section("vpcviz.forwarding", "CARRY")
"""How what leads to a site carries a packet, by the section that holds it."""

ADMIT: Mapping[str, Admit] = by_section("vpcviz.forwarding", "ADMIT")
"""How a gateway takes in what comes from a site, if not into a VPC of its own, by the section that holds it."""
