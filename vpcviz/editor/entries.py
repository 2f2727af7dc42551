"""How is an entry of a list of routes, rules or listeners called and written, and what does it do now?"""

from typing import Any

from pydantic import BaseModel

from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.changes import Json
from vpcviz.network.index import Network
from vpcviz.network.load_balancer import Listener
from vpcviz.network.network_acl import NetworkAclEntry
from vpcviz.network.resolved import TargetKind
from vpcviz.network.route_table import Route
from vpcviz.network.rule_tables import BLACKHOLE, acl_row, listener_row, route_row, rule_row
from vpcviz.network.security_group import SecurityGroupRule
from vpcviz.network.transit_gateway_route_table import TransitGatewayRoute
from vpcviz.network.transit_routes import transit_row


def word_for(part: type[BaseModel]) -> str:
    """Say what an entry is called."""
    if issubclass(part, Listener):
        return "listener"
    return "route" if "destination" in part.model_fields else "rule"


def called_in_list(entry: Json, at: int) -> str:
    """Name an entry where it is one of several: `10.0.0.0/8`, `rule 100`, `listener 443`."""
    if "destination" in entry:
        return str(entry["destination"])
    if "targets" in entry or "port" in entry:
        return f"listener {entry.get('port', at + 1)}"
    return f"rule {entry.get('number', at + 1)}"


def texts_of(object_id: str, entry: Any) -> tuple[str, ...]:
    """Write an entry as the table has it that is consulted; nothing for one of a guest's own."""
    match entry:
        case Route():
            return route_row(entry)
        case TransitGatewayRoute():
            return transit_row(entry)
        case NetworkAclEntry():
            return acl_row(entry)
        case Listener():
            return listener_row(entry)
        case SecurityGroupRule():
            return rule_row(ObjectId(object_id), entry)
        case _:
            return ()


def state_of(network: Network, object_id: str, entry: Any) -> str:
    """Say what a route does now, as AWS has it; nothing of anything else."""
    if not isinstance(entry, Route | TransitGatewayRoute):
        return ""
    if entry.off:
        return "off"
    if isinstance(entry, TransitGatewayRoute):
        return "blackhole" if entry.target == BLACKHOLE else "static"
    table = network.route_tables.get(ObjectId(object_id))
    resolved = zip(table.table.rows, table.routes, strict=True) if table else ()
    is_lost = any(one.kind is TargetKind.BLACKHOLE for texts, one in resolved if texts == route_row(entry))
    return "blackhole" if is_lost else "active"
