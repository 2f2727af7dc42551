"""What is a VPC peering connection?"""

from enum import StrEnum
from typing import Annotated, ClassVar

from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.configured import Configured
from vpcviz.network.values import Reference, Refers


class PeeringState(StrEnum):
    """How far two owners have come, in the API's words; only an active connection carries anything."""

    INITIATING_REQUEST = "initiating-request"
    PENDING_ACCEPTANCE = "pending-acceptance"
    PROVISIONING = "provisioning"
    ACTIVE = "active"
    EXPIRED = "expired"
    REJECTED = "rejected"
    FAILED = "failed"
    DELETING = "deleting"
    DELETED = "deleted"

    @property
    def is_over(self) -> bool:
        """Say whether it will never carry anything again, so that another may join the same two VPCs."""
        return self in _OVER


_OVER = (PeeringState.EXPIRED, PeeringState.REJECTED, PeeringState.FAILED, PeeringState.DELETED)


class VpcPeering(Configured):
    """
    A connection by which two VPCs reach each other's private addresses.

    Attributes:
        requester: The VPC whose owner has asked for it.
        accepter: The VPC whose owner has been asked.
    """

    kind: ClassVar[str] = "a VPC peering connection"
    is_target: ClassVar[bool] = True
    shares_groups: ClassVar[bool] = True

    requester: Annotated[Reference, Refers("vpcs")]
    accepter: Annotated[Reference, Refers("vpcs")]
    state: PeeringState = PeeringState.ACTIVE

    @property
    def is_up(self) -> bool:
        return self.state is PeeringState.ACTIVE

    @property
    def joined(self) -> tuple[ObjectId, ...]:
        return self.requester, self.accepter

    def other_than(self, vpc: ObjectId) -> ObjectId:
        """Give the VPC at the other end."""
        return self.accepter if vpc == self.requester else self.requester
