"""What would somebody regret about a customer gateway?"""

from collections.abc import Iterator
from functools import partial
from itertools import islice

from vpcviz.facts import customer_gateway as facts
from vpcviz.facts import virtual_private_gateway as gateway_facts
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.blocks import is_within
from vpcviz.network.edits.vpn_connection import join_by_vpn
from vpcviz.network.index import Network
from vpcviz.network.lint.advice import MOST_REMEDIES, Advice, Advise, Remedy, deleting
from vpcviz.network.sites import connections
from vpcviz.network.topology import Topology


def advise_customer_gateways(network: Network) -> Iterator[Advice]:
    """Find sites to which nothing leads, and sites with addresses of a VPC that is behind one of their connections."""
    topology = network.topology
    cidrs = [cidr for vpc in topology.vpcs.values() for cidr in vpc.cidrs]
    connected = {connection.customer_gateway for _, _, connection in connections(topology)}
    for site, gateway in topology.customer_gateways.items():
        if site not in connected:
            says = f"no connection leads to {site}, so that nothing gets there"
            remedies = (*_connecting(topology, site), deleting(site))
            yield Advice("site-without-a-connection", site, says, facts.KNOWN_BY_ITS_ADDRESS, remedies)
        behind = (route.destination for route in network.sites[site].routes if route.target)
        behind = (block for block in behind if any(is_within(block, cidr) for cidr in cidrs))
        for block in dict.fromkeys(behind):
            own = next((one for one in gateway.cidrs if one.overlaps(block)), None)
            if own is not None:
                says = f"{site} has {own}, and AWS has {block}: an address of both is looked for on one side alone"
                yield Advice("site-overlaps-a-vpc", site, says, gateway_facts.LOCAL_FIRST)


def _connecting(topology: Topology, site: ObjectId) -> Iterator[Remedy]:
    """Offer to connect it with the first gateways."""
    gateways = (*topology.virtual_private_gateways, *topology.transit_gateways)
    for gateway in islice(gateways, MOST_REMEDIES):
        yield Remedy(f"Connect {site} with {gateway}", partial(_connect, site=site, gateway=gateway))


def _connect(topology: Topology, site: ObjectId, gateway: ObjectId) -> Topology:
    return join_by_vpn(topology, gateway, site).topology


ADVISE: Advise = advise_customer_gateways
