"""Which drawings does the product have in the tests, besides the lessons?"""

from pathlib import Path

TOPOLOGIES = Path(__file__).parent / "topologies"

LONG_NAMES, LONG_WAY, IN_THE_WAY, IPV6_ALONE = (
    "/diagrams/long_names/",
    "/diagrams/a_long_way/",
    "/diagrams/three_things_in_the_way/",
    "/diagrams/ipv6_alone/",
)
