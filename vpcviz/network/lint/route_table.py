"""What would somebody regret about a route table?"""

from collections.abc import Iterator
from functools import partial
from itertools import islice

from vpcviz.facts import network_interface
from vpcviz.facts import route_table as facts
from vpcviz.facts.identifiers import NO_ID, ObjectId
from vpcviz.network.edits.route_table import associate
from vpcviz.network.edits.values import put, take_out
from vpcviz.network.index import Network
from vpcviz.network.lint.advice import MOST_REMEDIES, Advice, Advise, Remedy, deleting
from vpcviz.network.references import base_of
from vpcviz.network.resolved import ResolvedRoute, TargetKind
from vpcviz.network.topology import Topology


def advise_route_tables(network: Network) -> Iterator[Advice]:
    """Find tables that no subnet uses, and routes whose target has gone or takes only what is for itself."""
    topology = network.topology
    for table_id, table in topology.route_tables.items():
        if not table.main and not network.users_of(table_id):
            yield Advice(
                "unused-route-table",
                table_id,
                f"{table_id} is used by no subnet, so that its routes lead nothing anywhere",
                facts.ASSOCIATED,
                (*_let_use(topology, table_id), deleting(table_id)),
            )
        for route in network.route_tables[table_id].routes if table_id in network.route_tables else ():
            if route.kind is TargetKind.BLACKHOLE and _is_unattached(network, route.target):
                place = ("route_tables", table_id, "routes", str(route.destination))
                yield Advice(
                    "route-to-nothing",
                    table_id,
                    f"{table_id} sends {route.destination} to {route.target}, which is {_state_of(network, route)}",
                    facts.BLACKHOLE,
                    (
                        *_starting(network, route),
                        Remedy(f"Remove the route to {route.destination}", partial(_without, place=place)),
                    ),
                )

        yield from _to_what_takes_only_its_own(network, table_id)


def _to_what_takes_only_its_own(network: Network, table_id: ObjectId) -> Iterator[Advice]:
    """Find routes to interfaces of instances whose source/destination check is on, each interface once."""
    table = network.route_tables.get(table_id)
    found: dict[ObjectId, str] = {}
    for route in table.routes if table else ():
        interface = network.interfaces.get(route.interface) if route.kind is TargetKind.INTERFACE else None
        if interface and interface.instance and interface.source_dest_check:
            found.setdefault(interface.id, str(route.destination))
    for one, destination in found.items():
        owner = base_of(one) if one not in network.topology.network_interfaces else one
        section = "network_interfaces" if owner == one else "instances"
        yield Advice(
            "route-to-a-checked-interface",
            table_id,
            f"{table_id} sends {destination} to {owner}, whose source/destination check refuses what is not for itself",
            network_interface.DESTINATION_CHECK,
            (Remedy(f"Switch off the check of {owner}", partial(_unchecked, section=section, owner=owner)),),
        )


def _unchecked(topology: Topology, section: str, owner: ObjectId) -> Topology:
    return put(topology, (section, owner, "source_dest_check"), False)


def _stopped_at(network: Network, route: ResolvedRoute) -> ObjectId:
    """Give the instance to which a route leads, where it is stopped; else NO_ID."""
    interface = network.interfaces.get(route.target)
    owner = interface.instance if interface else route.target
    instance = network.instances.get(owner)
    return owner if instance is not None and not instance.is_running else NO_ID


def _state_of(network: Network, route: ResolvedRoute) -> str:
    owner = _stopped_at(network, route)
    if not owner:
        return "attached to nothing"
    return "stopped" if owner == route.target else f"of {owner}, which is stopped"


def _starting(network: Network, route: ResolvedRoute) -> Iterator[Remedy]:
    if owner := _stopped_at(network, route):
        yield Remedy(f"Start {owner}", partial(take_out, place=("instances", owner, "state")))


def _is_unattached(network: Network, target: ObjectId) -> bool:
    """Say whether a route has lost its target; of what is only not up there is advice of its own."""
    return target in network.interfaces or target in network.instances


def _let_use(topology: Topology, table: ObjectId) -> Iterator[Remedy]:
    """Offer to let subnets that use the VPC's main table use one."""
    vpc = topology.route_tables[table].vpc
    own = (one for one, subnet in topology.subnets.items() if subnet.vpc == vpc and subnet.route_table is None)
    for subnet in islice(own, MOST_REMEDIES):
        yield Remedy(f"Let {subnet} use {table}", partial(associate, subnet=subnet, table=table))


def _without(topology: Topology, place: tuple[str, ...]) -> Topology:
    return take_out(topology, place)


ADVISE: Advise = advise_route_tables
