"""What does a new security group begin with?"""

from vpcviz.facts import security_group as facts
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.edits.construct import Construct, Placed, Stays, add, free_id, numbered, only
from vpcviz.network.topology import Topology


def place_security_group(topology: Topology, within: ObjectId | None) -> Placed:
    """
    Place a security group as AWS makes one: nothing may come in, everything may go out.

    Raises:
        EditRefused: It can't be told which VPC is meant.
    """
    vpc = only(topology, "a security group", "vpcs", within)
    group = free_id(topology, numbered("sg-"))
    changed = add(topology, "security_groups", group, {"vpc": vpc})
    return Placed(changed, group, (f"{group} lets nothing in and everything out; no interface is in it yet",))


_STAYS = Stays("default", facts.DEFAULT_STAYS, "change its rules instead")

CONSTRUCT = Construct(
    "security_groups", "Security group", "u", ("vpcs",), place_security_group, is_rule=True, stays=_STAYS
)
