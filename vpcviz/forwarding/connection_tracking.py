"""What is left of an open connection after it has lain idle, or its rule is gone?"""

from vpcviz.facts.identifiers import ObjectId
from vpcviz.facts.protocols import TCP, UDP
from vpcviz.forwarding.constructs import FORGETS_AFTER_SECONDS
from vpcviz.network.index import Network
from vpcviz.network.rule_tables import ANYWHERE
from vpcviz.network.security_group import SecurityGroupRule
from vpcviz.network.traffic import ALL_PROTOCOLS
from vpcviz.packets.flow import Flow
from vpcviz.steps.memory import Memory, Side

IDLE_SECONDS = {TCP: 432_000, UDP: 30}
OTHER_IDLE_SECONDS = 600
"""After how long an interface forgets a connection (security_group.IDLE_TIMEOUTS)."""


def after(memory: Memory, idle_seconds: int, network: Network) -> Memory:
    """
    Give what is remembered of a connection that was opened, once it has lain idle.

    Args:
        memory: After it was opened.
        network: In which it was opened.
    """
    is_led_on = any(network.interfaces[port].requester for port, _, _ in memory.connections)
    forgotten = {
        (port, side, flow): why
        for port, side, flow in memory.connections
        if (why := _why_forgotten(network, port, side, flow, idle_seconds, is_tracked=is_led_on))
    }
    owners = {
        ObjectId(owner)
        for section, seconds in FORGETS_AFTER_SECONDS.items()
        for thing in getattr(network.topology, section)
        for owner in (thing, *network.interfaces_of(thing))
        if idle_seconds > seconds
    }
    return memory.forgetting(forgotten, owners)


def _why_forgotten(
    network: Network, port: ObjectId, side: Side, flow: Flow, idle_seconds: int, *, is_tracked: bool
) -> str:
    limit = IDLE_SECONDS.get(flow.protocol, OTHER_IDLE_SECONDS)
    if idle_seconds > limit:
        return f", and the connection, idle for more than {limit} seconds, is forgotten"
    if not is_tracked and is_untracked(network, port, side, flow):
        return ", and the connection is not tracked: a rule for everybody let it through"
    return ""


def is_untracked(network: Network, port: ObjectId, side: Side, flow: Flow) -> bool:
    """Say whether a flow that an interface has let through is not tracked, as everybody may send it and all answers."""
    if flow.protocol not in (TCP, UDP):
        return False
    rules = network.rules_of(network.interfaces[port])
    asked, answers = (rules.egress, rules.ingress) if side is Side.OUT else (rules.ingress, rules.egress)
    return any(_is_for_everybody(rule, flow) and _has_port(rule, flow.destination_port) for rule in asked) and any(
        _is_for_everybody(rule, flow) and rule.ports is None for rule in answers
    )


def _is_for_everybody(rule: SecurityGroupRule, flow: Flow) -> bool:
    return rule.peer == ANYWHERE and rule.protocol in (ALL_PROTOCOLS, flow.protocol)


def _has_port(rule: SecurityGroupRule, port: int) -> bool:
    return rule.ports is None or rule.ports[0] <= port <= rule.ports[1]
