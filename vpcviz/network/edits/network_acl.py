"""What does a new network ACL begin with?"""

from vpcviz.facts import network_acl as facts
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.changes import Json, document_of
from vpcviz.network.edits.construct import Construct, Placed, Stays, add, free_id, numbered, only, rebuilt
from vpcviz.network.implied import entries_for_all
from vpcviz.network.topology import Topology


def place_network_acl(topology: Topology, within: ObjectId | None) -> Placed:
    """
    Place a network ACL.

    For a subnet that is chosen it allows everything, both ways, as the one does that the subnet had; for nobody yet
    it is as AWS makes one, and denies everything.

    Raises:
        EditRefused: It can't be told which VPC is meant.
    """
    if within not in topology.subnets:
        vpc = only(topology, "a network ACL", "vpcs", within)
        acl = free_id(topology, numbered("acl-"))
        changed = add(topology, "network_acls", acl, {"vpc": vpc})
        return Placed(changed, acl, (f"{acl} denies everything, and no subnet has it yet",))
    subnet = ObjectId(within)
    acl = free_id(topology, numbered("acl-"))
    vpc = topology.subnets[subnet].vpc
    entries = [
        {"number": one.number, "action": one.action, "peer": str(one.peer)}
        for one in entries_for_all(topology.vpcs[vpc])
    ]
    rules: dict[str, Json] = {"vpc": vpc, "ingress": entries, "egress": entries}
    document = document_of(add(topology, "network_acls", acl, rules))
    document["subnets"][subnet] = {**document["subnets"][subnet], "network_acl": acl}
    changed = rebuilt(document)
    return Placed(changed, acl, (f"{subnet} has {acl}, which allows everything, both ways",))


_STAYS = Stays("default", facts.DEFAULT_STAYS, "change its entries instead")

CONSTRUCT = Construct(
    "network_acls", "Network ACL", "a", ("vpcs", "subnets"), place_network_acl, is_rule=True, stays=_STAYS
)
