"""What does the resolver answer to the name that a probe is sent to?"""

from vpcviz.facts import link_local_service as facts
from vpcviz.facts.protocols import UDP
from vpcviz.network.index import Network
from vpcviz.network.link_local_service import RESOLVER
from vpcviz.packets.answer import INITIAL_TTL, ip_header
from vpcviz.packets.headers import Udp
from vpcviz.packets.packet import Packet
from vpcviz.steps.stage import Stage
from vpcviz.steps.step import Step
from vpcviz.steps.verdict import Evidence, Forwarded
from vpcviz.walks.probe import DEFAULT_SOURCE_PORT, Probe

DNS_PORT = 53


def answer_name(network: Network, probe: Probe) -> Step:
    """Let the resolver say which address the sender takes for a name; how the query gets there is not told."""
    port = network.interface_of(probe.source)
    asked = ip_header(probe.source_address, RESOLVER.address, INITIAL_TTL, UDP)
    query = Packet((asked, Udp(DEFAULT_SOURCE_PORT, DNS_PORT)))
    is_public = probe.destination in network.public_addresses
    where = "outside its own VPC: the public address" if is_public else "inside its own VPC: the private address"
    if not is_public and network.interface_at(port.vpc, probe.destination) is None:
        where = "an address that nothing here has"
    says = f"{probe.name} is {probe.destination} for {port.instance}, {where}"
    evidence = Evidence(says, (RESOLVER.id, port.host, port.id), facts.PUBLIC_NAME)
    return Step(Stage.LINK_LOCAL_SERVICE, RESOLVER.id, query, Forwarded(query, evidence))
