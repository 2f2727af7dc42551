"""What does a new prefix list begin with?"""

from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.edits.construct import Construct, Placed, add, free_id, numbered
from vpcviz.network.topology import Topology

PRIVATE = "10.0.0.0/8"
"""What stands in a list where there is no VPC whose addresses could."""


def place_prefix_list(topology: Topology, within: ObjectId | None) -> Placed:
    """Place a prefix list with the addresses of the VPC that is chosen, or of all of them."""
    chosen = [topology.vpcs[within]] if within in topology.vpcs else topology.vpcs.values()
    entries = list(dict.fromkeys(str(cidr) for vpc in chosen for cidr in vpc.cidrs)) or [PRIVATE]
    named = free_id(topology, numbered("pl-"))
    changed = add(topology, "prefix_lists", named, {"entries": entries})
    return Placed(changed, named, (f"{named} has {', '.join(entries)}, and no route and no rule names it yet",))


CONSTRUCT = Construct("prefix_lists", "Prefix list", "l", (), place_prefix_list, is_rule=True)
