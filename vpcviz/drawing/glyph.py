"""Under which name does the sprite hold the glyph of a thing?"""

from vpcviz.network.sections import stem_of

_OTHERS = {
    "internet_hosts": "internet",
    "gateway_endpoints": "vpc-endpoint",
    "interface_endpoints": "vpc-endpoint",
    "gateway_load_balancer_endpoints": "vpc-endpoint",
    "application_load_balancers": "load-balancer",
    "classic_load_balancers": "load-balancer",
    "network_load_balancers": "load-balancer",
    "gateway_load_balancers": "load-balancer",
    "transit_gateway_attachments": "transit-gateway",
    "transit_gateway_route_tables": "route-table",
}


def glyph_of(section: str) -> str:
    """Name the glyph of a section's things: called after them, but for those that share another's."""
    return _OTHERS.get(section, stem_of(section).replace("_", "-"))
