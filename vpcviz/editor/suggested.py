"""What is often typed into a column of a list of routes or rules?"""

from collections.abc import Iterable
from itertools import chain, islice

from vpcviz.editor.deciding import ListPlace
from vpcviz.facts.embedded_address import NAT64_BLOCK
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.nameable import Fits
from vpcviz.network.network_interface import InterfaceKeys
from vpcviz.network.rule_tables import ANYWHERE, ANYWHERE_IPV6, BLACKHOLE, LOCAL
from vpcviz.network.sections import SECTIONS, things_in
from vpcviz.network.topology import Topology

MOST = 60
"""More than that nobody reads; whatever else there is can be typed."""

_PORTS = ("all", "22", "80", "443", "3389", "1024-65535", "echo request")
_PROTOCOLS = ("all", "tcp", "udp", "icmp")


def suggestions(topology: Topology, place: ListPlace, column: str, fits: Fits) -> tuple[str, ...]:
    """
    Give what is often typed into a column of a list; whatever else fits is taken as well.

    Args:
        fits: Says what AWS would have there.
    """

    def fitting(things: Iterable[str]) -> Iterable[str]:
        return islice((one for one in things if "/" not in one and fits(column, ObjectId(one))), MOST)

    match column:
        case "target" if place[0] == "transit_gateway_route_tables":
            return (*fitting(topology.transit_gateway_attachments), BLACKHOLE)
        case "target":
            return (*fitting(_targets(topology)), LOCAL, BLACKHOLE)
        case "destination":
            of_ipv6 = (ANYWHERE_IPV6, NAT64_BLOCK) if _has_ipv6(topology) else ()
            return (*map(str, (ANYWHERE, *of_ipv6)), *islice(topology.prefix_lists, MOST))
        case "peer":
            is_of_group = place[0] == "security_groups"
            named = fitting((*topology.security_groups, *topology.prefix_lists)) if is_of_group else ()
            blocks = chain.from_iterable(vpc.blocks for vpc in topology.vpcs.values())
            anywhere = (ANYWHERE, ANYWHERE_IPV6) if _has_ipv6(topology) else (ANYWHERE,)
            return tuple(dict.fromkeys(islice(chain(map(str, anywhere), named, map(str, blocks)), MOST)))
        case "protocol":
            return _PROTOCOLS
        case "ports":
            return _PORTS
        case _:
            return ()


def _has_ipv6(topology: Topology) -> bool:
    return any(vpc.ipv6_cidrs for vpc in topology.vpcs.values())


def _targets(topology: Topology) -> chain[str]:
    """Give whatever a route can lead to: gateways first, since there are few of them."""
    sections = sorted(
        (one for one, model in SECTIONS.items() if model.is_target),
        key=lambda section: issubclass(SECTIONS[section], InterfaceKeys),
    )
    return chain.from_iterable(map(str, things_in(topology, section)) for section in sections)
