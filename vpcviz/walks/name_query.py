"""What does the resolver answer to the name that a probe is sent to?"""

from vpcviz.facts import link_local_service as facts
from vpcviz.facts import subnet as subnet_facts
from vpcviz.facts.embedded_address import embedded
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
    resolver = RESOLVER.ipv6_address if probe.source_address.version == 6 else RESOLVER.address
    query = Packet((ip_header(probe.source_address, resolver, INITIAL_TTL, UDP), Udp(DEFAULT_SOURCE_PORT, DNS_PORT)))
    made_of = embedded(probe.destination)
    named = made_of or probe.destination
    is_public = named in network.public_addresses
    where = "outside its own VPC: the public address" if is_public else "inside its own VPC: the private address"
    if not is_public and network.interface_at(port.vpc, named) is None:
        where = "an address that nothing here has"
    says = f"{probe.name} is {named} for {port.instance}, {where}"
    if made_of:
        says = f"{says}; since {port.subnet} has DNS64, and the name no address of IPv6, it becomes {probe.destination}"
    fact = subnet_facts.DNS64 if made_of else facts.PUBLIC_NAME
    evidence = Evidence(says, (RESOLVER.id, port.host, port.id), fact)
    return Step(Stage.LINK_LOCAL_SERVICE, RESOLVER.id, query, Forwarded(query, evidence))
