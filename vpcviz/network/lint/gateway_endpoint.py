"""What would somebody regret about a gateway endpoint?"""

from collections.abc import Iterator
from functools import partial
from ipaddress import IPv4Network, IPv6Network

from vpcviz.facts import gateway_endpoint as facts
from vpcviz.facts.identifiers import ObjectId
from vpcviz.facts.protocols import TCP
from vpcviz.network.edits.gateway_endpoint import associate_tables, tables_of
from vpcviz.network.edits.route_table import DEFAULT
from vpcviz.network.edits.values import put, value_at
from vpcviz.network.index import Network
from vpcviz.network.lint.advice import Advice, Advise, Remedy
from vpcviz.network.resolved import Interface, ResolvedPrefixList
from vpcviz.network.rule_tables import BLACKHOLE, in_force
from vpcviz.network.security_group import SecurityGroupRule
from vpcviz.network.topology import Topology
from vpcviz.network.traffic import ALL_PROTOCOLS

HTTPS = 443


def advise_gateway_endpoints(network: Network) -> Iterator[Advice]:
    """Find endpoints to which no table leads, private tables that go round one, and groups that let nothing out."""
    topology = network.topology
    for endpoint_id, endpoint in topology.gateway_endpoints.items():
        tables = _tables_to(network, endpoint_id)
        if not tables:
            says = f"{endpoint_id} is in no route table, so that it serves nobody"
            edit = partial(_lead, endpoint=endpoint_id)
            remedy = Remedy(f"Lead the route tables of {endpoint.vpc} to {endpoint_id}", edit)
            yield Advice("endpoint-in-no-route-table", endpoint_id, says, facts.ROUTE_BY_PREFIX_LIST, (remedy,))
            continue
        for table, target in _round_about(topology, endpoint.vpc, tables):
            says = f"{table} sends what is for {endpoint.prefix_list} to {target}, and not to {endpoint_id}"
            around = partial(associate_tables, endpoint=endpoint_id, tables=(table,))
            remedy = Remedy(f"Lead {table} to {endpoint_id}", around)
            yield Advice("goes-round-the-endpoint", table, says, facts.ROUTE_BY_PREFIX_LIST, (remedy,))
        yield from _shut_groups(network, endpoint_id, network.prefix_lists[endpoint.prefix_list], tables)


def _tables_to(network: Network, endpoint: ObjectId) -> set[ObjectId]:
    tables = network.route_tables.values()
    return {table.id for table in tables if any(route.target == endpoint for route in table.routes)}


def _round_about(topology: Topology, vpc: ObjectId, tables: set[ObjectId]) -> Iterator[tuple[ObjectId, ObjectId]]:
    """Give the private tables of a VPC that are not led to its endpoint, each with what they lead everything to."""
    for table_id, table in topology.route_tables.items():
        if table.vpc == vpc and table_id not in tables:
            led = (one.target for one in in_force(table.routes) if one.destination == DEFAULT)
            yield from ((table_id, one) for one in led if one not in (*topology.internet_gateways, BLACKHOLE))


def _shut_groups(
    network: Network, endpoint: ObjectId, named: ResolvedPrefixList, tables: set[ObjectId]
) -> Iterator[Advice]:
    """Find security groups of instances that are led to an endpoint, and which let no HTTPS out to it."""
    found: dict[ObjectId, Interface] = {}
    for interface in network.interfaces.values():
        is_led = interface.instance and network.subnets[interface.subnet].route_table in tables
        own = next((one for one in interface.security_groups if one in network.topology.security_groups), None)
        if is_led and own and not any(_lets_out(rule, named) for rule in network.rules_of(interface).egress):
            found.setdefault(own, interface)
    for group, interface in found.items():
        says = f"{group} lets no HTTPS out from {interface.id} to {named.id}, to which {endpoint} would lead"
        remedy = Remedy(f"Allow tcp {HTTPS} out to {named.id} by {group}", partial(_allow, group=group, named=named.id))
        yield Advice("no-rule-for-the-endpoint", group, says, facts.GROUPS_MUST_ALLOW, (remedy,))


def _lets_out(rule: SecurityGroupRule, named: ResolvedPrefixList) -> bool:
    """Say whether a rule lets HTTPS out to some of what is in a list, or may do so."""
    lowest, highest = rule.ports or (HTTPS, HTTPS)
    if rule.protocol not in (TCP, ALL_PROTOCOLS) or not lowest <= HTTPS <= highest:
        return False
    if not isinstance(rule.peer, IPv4Network | IPv6Network):
        return True
    return not named.is_known or any(
        isinstance(block, type(rule.peer)) and block.overlaps(rule.peer) for block in named.entries
    )


def _allow(topology: Topology, group: ObjectId, named: ObjectId) -> Topology:
    rules = value_at(topology, ("security_groups", group, "egress"))
    rule = {"protocol": "tcp", "ports": HTTPS, "peer": named}
    return put(topology, ("security_groups", group, "egress"), [*rules, rule])


def _lead(topology: Topology, endpoint: ObjectId) -> Topology:
    written, tables = tables_of(topology, topology.gateway_endpoints[endpoint].vpc)
    return associate_tables(written, endpoint, tables)


ADVISE: Advise = advise_gateway_endpoints
