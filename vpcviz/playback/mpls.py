"""How far is a transit gateway an MPLS VPN's PE router with VRFs, and where is it not?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vpcviz.drawing.mpls import PeShape, customer_of, lay_out_pe
from vpcviz.facts import transit_gateway as facts
from vpcviz.facts.fact import Fact
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.index import Network
from vpcviz.network.rule_tables import BLACKHOLE
from vpcviz.network.transit_routes import TransitRouteTable
from vpcviz.playback.shown_step import ShownStep
from vpcviz.playback.ticks import Tick
from vpcviz.steps.stage import Stage
from vpcviz.steps.step import Step
from vpcviz.steps.verdict import Dropped


@dataclass(frozen=True, slots=True)
class Likeness:
    """
    One thing of the analogy.

    Attributes:
        aws: What AWS calls it.
        mpls: What it is in an MPLS VPN; where the analogy breaks, what would be there.
        says: How far that goes.
    """

    aws: str
    mpls: str
    says: str
    fact: Fact


HOLDS = (
    Likeness("attachment", "PE-CE interface", "What comes by it is routed by one table.", facts.ASSOCIATION),
    Likeness("route table", "VRF", "Interfaces are in it, and each packet is looked up in one.", facts.LONGEST_PREFIX),
    Likeness(
        "association", "vrf forwarding", "It puts an interface into one VRF, and into no second.", facts.ASSOCIATION
    ),
    Likeness("propagation", "import", "What is behind an interface comes into a VRF by itself.", facts.PROPAGATION),
    Likeness("blackhole", "route to Null0", "It discards what it matches.", facts.BLACKHOLE),
    Likeness(
        "peering", "Inter-AS option A", "Two routers back to back, by static routes.", facts.PEERS_BY_STATIC_ROUTES
    ),
)
"""Where the analogy holds."""

BREAKS = (
    Likeness(
        "a subnet's route table",
        "CE that learns routes",
        "No routing protocol reaches it: without a route to the transit gateway, written there, nobody uses the VRF.",
        facts.SUBNETS_LEARN_NOTHING,
    ),
    Likeness(
        "an attachment's subnets",
        "a cable",
        "It is an interface in a subnet of each zone, and what comes from another zone does not get in.",
        facts.SAME_ZONE,
    ),
    Likeness(
        "propagation of a VPC",
        "route targets, prefix filters",
        "All blocks of the VPC come, or none; nothing chooses among them.",
        facts.PROPAGATION,
    ),
    Likeness(
        "equal blocks of two VPCs",
        "route distinguishers",
        "They are not kept apart: those of the VPC that was attached later are not propagated to any table.",
        facts.NO_OVERLAP,
    ),
    Likeness(
        "no association",
        "the global table",
        "There is none: what comes by such an attachment goes nowhere.",
        facts.NOT_ASSOCIATED,
    ),
    Likeness(
        "the way into a VPC",
        "one interface out",
        "The zone of the packet chooses among several, or appliance mode by the flow.",
        facts.ZONE_IS_KEPT,
    ),
    Likeness("TTL", "lowered by the PE", "Nobody says whether a transit gateway lowers it.", facts.TTL_UNKNOWN),
)
"""Where the analogy breaks; what labels and P routers there would be, AWS tells nobody."""


@dataclass(frozen=True, slots=True)
class ShownVrf:
    """
    A route table in the words of MPLS.

    Attributes:
        interfaces: The attachments that are in it.
        routes: Each of its routes with where it comes from.
    """

    id: ObjectId
    interfaces: tuple[str, ...]
    routes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MplsStep:
    """A step of the walk in view, in the words of MPLS, with its place there."""

    number: int
    says: str
    address: str


@dataclass(frozen=True, slots=True)
class ShownPe:
    """A transit gateway, drawn and told as a PE router."""

    id: ObjectId
    shape: PeShape
    vrfs: tuple[ShownVrf, ...]

    @property
    def called(self) -> str:
        """What the picture is called where it can't be seen; what is in it is told below it."""
        count = len(self.shape.customers)
        return f"{self.id} as a PE router: interfaces, {count} in number, each in a VRF, and what those import"


def as_mpls(network: Network, shown: Sequence[ShownStep] = (), ticks: Sequence[Tick] = ()) -> dict[str, object] | None:
    """
    Gather what shows every transit gateway of a drawing as a PE router; None where it has none.

    Args:
        shown: The steps of the walk in view, and `ticks` where each of them is.
    """
    if not network.transit_gateways:
        return None
    there = [(one, tick) for one, tick in zip(shown, ticks, strict=False) if _is_at_gateway(one)]
    steps = [MplsStep(one.number, _told(network, one), tick.address) for one, tick in there]
    passed = {str(named) for one, _ in there if _gets_there(network, one.step) for named in _named(one.step)}
    routers = tuple(
        ShownPe(gateway, lay_out_pe(network.topology, gateway, passed), tuple(_vrfs(network, gateway)))
        for gateway in network.transit_gateways
    )
    return {"routers": routers, "steps": steps, "holds": HOLDS, "breaks": BREAKS}


def _is_at_gateway(shown: ShownStep) -> bool:
    return shown.step.stage is Stage.TRANSIT_GATEWAY and not shown.is_ghost


def _gets_there(network: Network, step: Step) -> bool:
    """Say whether the packet gets to the transit gateway: what ends at a VPC's own table does not."""
    return not isinstance(step.verdict, Dropped) or step.at not in network.route_tables


def _named(step: Step) -> tuple[ObjectId, ...]:
    return (step.at, *step.evidence.objects)


def _vrfs(network: Network, gateway: ObjectId) -> Iterator[ShownVrf]:
    topology = network.topology
    for name, table in network.transit_gateways[gateway].tables.items():
        interfaces = tuple(
            f"{attachment} to {customer_of(topology, attachment)}"
            for attachment, one in topology.transit_gateway_attachments.items()
            if one.association == name
        )
        yield ShownVrf(name, interfaces, tuple(_route(table, row) for row in range(len(table.routes))))


def _route(table: TransitRouteTable, row: int) -> str:
    """Tell a route as one that was imported, or that somebody has written."""
    destination, target, kind = table.table.rows[row]
    if kind == "propagated":
        return f"{destination}, imported from {target}"
    return f"{destination}, static, to {'Null0' if target == BLACKHOLE else target}"


def _told(network: Network, shown: ShownStep) -> str:
    """Tell a step at a transit gateway: in by an interface, by a VRF, out by another interface."""
    step = shown.step
    tables = {name: table for one in network.transit_gateways.values() for name, table in one.tables.items()}
    objects = step.evidence.objects
    if (table := tables.get(step.at)) is not None:
        attachment = next((one for one in objects if one in network.topology.transit_gateway_attachments), objects[-1])
        won = step.evidence.looked_at[0].won if step.evidence.looked_at else None
        if won is None:
            return f"Interface {attachment} is in VRF {step.at}, which has no route for it."
        return f"Interface {attachment} is in VRF {step.at}: {_route(table, won)}."
    if step.at in network.topology.transit_gateway_attachments:
        return f"Interface {step.at} is in no VRF."
    if not _gets_there(network, step):
        return f"No PE-CE interface of {objects[0]} is in the sender's zone: the packet does not reach the PE router."
    way = "enters" if step.evidence.fact == facts.SAME_ZONE else "leaves"
    return f"It {way} the PE router {objects[0]} by interface {objects[-1]}."
