"""Who answers a packet of each TTL, as a table of which each row leads to that packet's own walk?"""

from dataclasses import dataclass, replace

from vpcviz.exporters.traceroute import WORDS
from vpcviz.playback.question import address_asking
from vpcviz.playback.showing import Showing
from vpcviz.playback.spoken import Spoken, speak
from vpcviz.walks.traceroute import MOST_HOPS, HopKind, trace_route


@dataclass(frozen=True, slots=True)
class ShownHop:
    """
    One row.

    Attributes:
        who: The address that answers; empty for nobody.
        does: What it does, in a word or two.
        says: Why.
        address: Where the packet of this TTL is walked.
        is_shown: Whether that is the walk in view.
    """

    ttl: int
    kind: HopKind
    who: str
    does: str
    says: Spoken
    address: str
    is_shown: bool


@dataclass(frozen=True, slots=True)
class ShownHops:
    """
    A traceroute, or the way to it.

    Attributes:
        rows: Empty where none is asked for.
        address: Where one is asked for, or left.
        beyond: What there is to say of further packets; empty where the destination answers.
    """

    rows: tuple[ShownHop, ...]
    address: str
    beyond: str


def shown_hops(showing: Showing, address: str) -> ShownHops:
    """
    Trace the route of the probe in view, where that is asked for.

    Args:
        address: Of the page, be it with parameters of its own.
    """
    asked = replace(showing.question, step="")
    if not asked.trace:
        return ShownHops((), address_asking(address, replace(asked, trace=True)), "")
    trace = trace_route(showing.network, showing.walk.probe, showing.walk.model)
    rows = tuple(
        ShownHop(
            hop.ttl,
            hop.kind,
            str(hop.address) if hop.address else "" if hop.kind is HopKind.SILENCE else "not drawn",
            WORDS[hop.kind],
            speak(hop.says, showing.names),
            address_asking(address, replace(asked, ttl=str(hop.ttl))),
            asked.ttl == str(hop.ttl),
        )
        for hop in trace.hops
    )
    is_cut = not trace.is_reached and len(rows) < MOST_HOPS
    beyond = f"And so on to {MOST_HOPS}: a larger TTL changes nothing." if is_cut else ""
    return ShownHops(rows, address_asking(address, replace(asked, trace=False, ttl="")), beyond)
