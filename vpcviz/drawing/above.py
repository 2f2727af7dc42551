"""What leads above all regions, and how much room does that take from them alike?"""

from vpcviz.network.sections import Joint, joints
from vpcviz.network.sites import connections
from vpcviz.network.topology import Topology

LANE_HEIGHT = 54
_CORRIDOR_HEIGHT = 14


def room_above(topology: Topology) -> int:
    """Give by how much everything stands lower than it would without what leads above all regions."""
    return corridor_height(topology) + LANE_HEIGHT * sum(lanes(topology, joint) for joint in joints(topology))


def corridor_height(topology: Topology) -> int:
    """Give how much room the line takes by which gateways reach the Internet above all regions."""
    return _CORRIDOR_HEIGHT if share_corridor(topology) else 0


def share_corridor(topology: Topology) -> bool:
    """
    Say whether gateways reach the Internet by a line above all regions: where there are several, or VPCs in the way.

    VPCs stand side by side in the file's order, those of a region together, unless the user has put them elsewhere.
    """
    vpcs, gateways = topology.vpcs, topology.internet_gateways.values()
    regions = dict.fromkeys(vpc.region for vpc in vpcs.values())
    in_order = [one for region in regions for one, vpc in vpcs.items() if vpc.region == region]
    beside_it = [gateway for gateway in gateways if gateway.vpc != in_order[-1]]
    is_put_elsewhere = len(vpcs) > 1 and any(vpc in topology.positions for vpc in vpcs)
    return len(gateways) > 1 or bool(beside_it or (gateways and is_put_elsewhere))


def lanes(topology: Topology, joint: Joint) -> int:
    """Count the lanes that something takes which joins VPCs, those of its ways to sites included."""
    ways = sum(connection.gateway == joint.id for _, _, connection in connections(topology))
    return max(1, ways + first_way(joint)) if ways else 1


def first_way(joint: Joint) -> int:
    """Say on which lane, from its own on, the first way to a site leaves what joins VPCs."""
    return 0 if len(joint.vpcs) <= 1 else 1
