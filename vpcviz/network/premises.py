"""What stands on the customers' own networks: which LANs are there, and who is on each?"""

from dataclasses import replace
from ipaddress import IPv4Address, IPv4Network
from typing import NamedTuple

from vpcviz.facts.identifiers import NO_ID, ObjectId
from vpcviz.network.addressing import link_local_address, mac_of
from vpcviz.network.guest import GuestConfiguration
from vpcviz.network.resolved import Interface, ResolvedInstance, ResolvedSubnet
from vpcviz.network.topology import Topology

LAN_MTU_OCTETS = 1500
_ORDINARY = GuestConfiguration(mtu=LAN_MTU_OCTETS)


class Premises(NamedTuple):
    """
    Attributes:
        lans: Each with the customer gateway as its router; `vpc` is the customer gateway's id.
        interfaces: Those of hosts, and of each customer gateway on each of its LANs.
        hosts: Those that stand on a LAN.
    """

    lans: dict[ObjectId, ResolvedSubnet]
    interfaces: dict[ObjectId, Interface]
    hosts: dict[ObjectId, ResolvedInstance]


def resolve_premises(topology: Topology) -> Premises:
    """Make one LAN of each block of a site, as long as nothing more is known of it."""
    lans: dict[ObjectId, ResolvedSubnet] = {}
    interfaces: dict[ObjectId, Interface] = {}
    hosts: dict[ObjectId, ResolvedInstance] = {}
    for site, gateway in topology.customer_gateways.items():
        on_site = {one: host for one, host in topology.on_premises_hosts.items() if host.customer_gateway == site}
        taken = {host.address for host in on_site.values()}
        for number, block in enumerate(gateway.cidrs):
            router = router_of(block, taken)
            if router is None:
                continue
            lan = _lan(site, number, block, router)
            lans[lan.id] = lan
            port = _interface(ObjectId(f"{site}/eth{number}"), site, lan, router, number)
            interfaces[port.id] = port
            for host, described in on_site.items():
                if described.address in block and host not in hosts:
                    own = _interface(ObjectId(f"{host}/eth0"), host, lan, described.address, 0)
                    if described.public_address:
                        own = replace(own, public={described.address: described.public_address})
                    interfaces[own.id] = own
                    hosts[host] = ResolvedInstance(host, described.name or host, (own.id,), _ORDINARY)
    return Premises(lans, interfaces, hosts)


def router_of(block: IPv4Network, taken: set[IPv4Address]) -> IPv4Address | None:
    """Give the address that a site's router has in a block: the lowest that no host has; None where there is none."""
    return next((address for address in block.hosts() if address not in taken), None)


def _lan(site: ObjectId, number: int, block: IPv4Network, router: IPv4Address) -> ResolvedSubnet:
    return ResolvedSubnet(
        id=ObjectId(f"{site}/lan{number}"),
        vpc=site,
        region="",
        zone="",
        zone_id="",
        cidr=block,
        ipv6_cidr=None,
        router=ObjectId(f"{site}/eth{number}"),
        router_address=router,
        router_mac=mac_of(router),
        router_link_local=link_local_address(mac_of(router)),
        route_table=NO_ID,
        network_acl=NO_ID,
    )


def _interface(own_id: ObjectId, owner: ObjectId, lan: ResolvedSubnet, address: IPv4Address, device: int) -> Interface:
    return Interface(
        id=own_id,
        instance=owner,
        requester=NO_ID,
        requester_section="",
        device=device,
        vpc=lan.vpc,
        subnet=lan.id,
        mac=mac_of(address),
        address=address,
        addresses=(address,),
        ipv6_addresses=(),
        prefixes=(),
        public={},
        security_groups=(),
        source_dest_check=False,
        host=NO_ID,
    )
