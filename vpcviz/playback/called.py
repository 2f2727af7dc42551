"""What are the things called that can be asked about?"""

from collections.abc import Mapping

from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.index import INTERNET, Network
from vpcviz.network.link_local_service import LINK_LOCAL_SERVICES
from vpcviz.network.outside import outside_hosts
from vpcviz.network.sections import managed_things


def called(network: Network) -> Mapping[ObjectId, str]:
    """Name who can be sent to: those who can send, what AWS runs in subnets, and the services at an instance's host."""
    managed = (one for _, one, _ in managed_things(network.topology) if network.interfaces_of(one))
    return {
        **{service.id: service.name for service in LINK_LOCAL_SERVICES},
        **{one: network.owner_name(one) for one in managed},
        **senders_called(network),
    }


def senders_called(network: Network) -> Mapping[ObjectId, str]:
    """Name who can send: instances, further interfaces, hosts outside AWS, the Internet itself."""
    topology = network.topology
    return {
        **{instance_id: instance.name or instance_id for instance_id, instance in network.instances.items()},
        **{interface_id: one.name or interface_id for interface_id, one in topology.network_interfaces.items()},
        **{host_id: host.name or host_id for host_id, host in outside_hosts(topology).items()},
        INTERNET: "the Internet",
    }
