"""What does a new host on the Internet begin with?"""

from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.edits.construct import Construct, Placed, add, free_id, numbered
from vpcviz.network.edits.public_address import free_public_address
from vpcviz.network.errors import EditRefused
from vpcviz.network.topology import Topology


def place_internet_host(topology: Topology, within: ObjectId | None) -> Placed:
    """
    Place a host on the Internet.

    Raises:
        EditRefused: Every address for documentation is in use.
    """
    address = free_public_address(topology)
    if address is None:
        raise EditRefused("Every address for documentation is in use", "write the host's address in the text")
    host = free_id(topology, numbered("host-"))
    changed = add(topology, "internet_hosts", host, {"address": str(address)})
    return Placed(changed, host, (f"{host} has {address}, and answers whatever it is asked",))


CONSTRUCT = Construct("internet_hosts", "Internet host", "h", (), place_internet_host)
