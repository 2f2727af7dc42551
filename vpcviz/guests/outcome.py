"""What comes of handing a guest a packet?"""

from dataclasses import dataclass

from vpcviz.facts.identifiers import ObjectId
from vpcviz.packets.packet import Packet
from vpcviz.steps.memory import Memory
from vpcviz.steps.step import Step


@dataclass(frozen=True, slots=True)
class Emission:
    """A frame that a guest puts on one of its interfaces."""

    port: ObjectId
    frame: Packet


@dataclass(frozen=True, slots=True)
class Outcome:
    """
    Attributes:
        steps: What the kernel did, in order.
        frames: What it put on the wire.
        reply: A new packet of the guest's own that it wants to send now: an answer, or a refusal.
        notices: What it sends besides, each with the index of the step that set it off.
        is_accepted: Whether the guest took the packet as the answer that it had waited for.
    """

    steps: tuple[Step, ...]
    frames: tuple[Emission, ...]
    memory: Memory
    reply: Packet | None = None
    is_accepted: bool = False
    notices: tuple[tuple[int, Packet], ...] = ()
