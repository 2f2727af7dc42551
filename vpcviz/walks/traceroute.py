"""Which hops does a traceroute show, and which of them stay silent?"""

from dataclasses import dataclass, replace
from enum import StrEnum

from vpcviz.facts.identifiers import Address, ObjectId
from vpcviz.network.index import INTERNET, Network
from vpcviz.packets.headers import IcmpMessage, Ip, Saying
from vpcviz.packets.refusal import is_refusal
from vpcviz.steps.model import AWS, Model
from vpcviz.steps.reason import DropReason
from vpcviz.steps.verdict import Delivered, Dropped, Verdict
from vpcviz.walks.probe import Probe
from vpcviz.walks.result import Walk
from vpcviz.walks.walk import walk

MOST_HOPS = 30
"""How far traceroute looks unless it is told otherwise."""


class HopKind(StrEnum):
    """What comes back of a probe: an ICMP time exceeded, an answer, another refusal, or nothing."""

    TIME_EXCEEDED = "time-exceeded"
    ANSWER = "answer"
    REFUSAL = "refusal"
    SILENCE = "silence"


@dataclass(frozen=True, slots=True)
class Hop:
    """
    One line of a traceroute.

    Attributes:
        address: Who answers, as the sender sees it; None for nobody, and for whom the drawing does not hold.
        at: Where the probe ends.
        says: Why it ends there or, of a silent hop, why nothing comes back.
        walk: The probe's own walk.
    """

    ttl: int
    kind: HopKind
    address: Address | None
    at: ObjectId
    says: str
    walk: Walk


@dataclass(frozen=True, slots=True)
class Traceroute:
    """
    What a traceroute comes to.

    Attributes:
        probe: The first one that was sent.
        hops: One a TTL; behind the last one nothing would be otherwise.
    """

    probe: Probe
    hops: tuple[Hop, ...]

    @property
    def is_reached(self) -> bool:
        """Say whether the destination has answered, be it by a refusal."""
        return self.hops[-1].kind in (HopKind.ANSWER, HopKind.REFUSAL)


def trace_route(network: Network, probe: Probe, model: Model = AWS) -> Traceroute:
    """
    Send one probe a TTL, from 1 on, until one gets as far as the TTL does not matter any more.

    Raises:
        ProbeRefused: The way leads through something that the model does not have.
    """
    hops: list[Hop] = []
    for ttl in range(1, MOST_HOPS + 1):
        taken = walk(network, replace(probe, ttl=ttl), model)
        hops.append(_hop(taken, ttl))
        if not _has_expired(taken.directions[0].final.verdict):
            break
    return Traceroute(probe, tuple(hops))


def _has_expired(verdict: Verdict) -> bool:
    return isinstance(verdict, Dropped) and verdict.reason is DropReason.TTL_EXCEEDED


def _hop(taken: Walk, ttl: int) -> Hop:
    forward, last = taken.directions[0], taken.directions[-1]
    at, says = forward.final.at, forward.final.evidence.says
    received = last.final.packet if last is not forward and isinstance(last.final.verdict, Delivered) else None
    if received is None:
        if last is not forward:
            says = f"{says}; its answer ends at {last.final.at}: {last.final.evidence.says}"
        is_told = at == INTERNET and _has_expired(forward.final.verdict)
        return Hop(ttl, HopKind.TIME_EXCEEDED if is_told else HopKind.SILENCE, None, at, says, taken)
    source, transport = received.header(Ip).source, received.transport
    if taken.answered:
        return Hop(ttl, HopKind.ANSWER, source, at, says, taken)
    exceeded = isinstance(transport, IcmpMessage) and transport.saying is Saying.TIME_EXCEEDED
    kind = HopKind.TIME_EXCEEDED if exceeded else HopKind.REFUSAL if is_refusal(received) else HopKind.SILENCE
    return Hop(ttl, kind, None if kind is HopKind.SILENCE else source, at, says, taken)
