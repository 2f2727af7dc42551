"""What are the things called that can be asked about?"""

from collections.abc import Mapping

from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.index import INTERNET, Network


def called(network: Network) -> Mapping[ObjectId, str]:
    """Name who can send and be sent to: instances, further interfaces, hosts on the Internet, the Internet itself."""
    topology = network.topology
    return {
        **{instance_id: instance.name or instance_id for instance_id, instance in network.instances.items()},
        **{interface_id: one.name or interface_id for interface_id, one in topology.network_interfaces.items()},
        **{host_id: host.name or host_id for host_id, host in topology.internet_hosts.items()},
        INTERNET: "the Internet",
    }
