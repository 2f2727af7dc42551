"""What is one step of a walk?"""

from dataclasses import dataclass

from vpcviz.facts.identifiers import ObjectId
from vpcviz.facts.mtu import OF_KERNELS
from vpcviz.packets.changes import Changes, compare
from vpcviz.packets.packet import Packet
from vpcviz.steps.stage import Plane, Stage
from vpcviz.steps.verdict import Evidence, Forwarded, Verdict


@dataclass(frozen=True, slots=True)
class Step:
    """
    One stage at one place, with the packet before it and what the stage answered.

    Attributes:
        at: The id of the thing where it happens.
        before: The packet as the stage met it.
        verdict: The packet after the stage, and the evidence.
    """

    stage: Stage
    at: ObjectId
    before: Packet
    verdict: Verdict

    @property
    def packet(self) -> Packet:
        """The packet after the stage."""
        return self.verdict.packet

    @property
    def evidence(self) -> Evidence:
        return self.verdict.evidence

    @property
    def plane(self) -> Plane:
        """Say who acts; an MTU is an instance's own or the network's."""
        is_kernels = self.stage is Stage.MTU and self.evidence.fact in OF_KERNELS
        return Plane.GUEST if is_kernels else self.stage.plane

    @property
    def is_final(self) -> bool:
        """Say whether the packet's way ends here, in one of the four ends."""
        return not isinstance(self.verdict, Forwarded)

    @property
    def changes(self) -> Changes:
        """Work out what the stage changed."""
        return compare(self.before, self.verdict.packet)

    @property
    def read(self) -> tuple[tuple[int, str], ...]:
        """The fields that were read, each by its header's index in the packet before the stage."""
        return tuple(
            (self.before.position(kind), field) for kind, field in self.evidence.read if self.before.carries(kind)
        )
