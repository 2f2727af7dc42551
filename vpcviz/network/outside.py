"""Which hosts are there outside AWS?"""

from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.internet_host import InternetHost
from vpcviz.network.on_premises_host import OnPremisesHost
from vpcviz.network.topology import Topology

OUTSIDE_SECTIONS = ("internet_hosts", "on_premises_hosts")


def outside_hosts(topology: Topology) -> dict[ObjectId, InternetHost | OnPremisesHost]:
    """Give the hosts on the Internet, then those on customers' own sites, in the file's order."""
    return {**topology.internet_hosts, **topology.on_premises_hosts}
