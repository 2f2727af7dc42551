"""What is a network ACL, and what an entry of it?"""

from enum import StrEnum
from typing import ClassVar

from pydantic import Field

from vpcviz.network.configured import Configured, Entry
from vpcviz.network.values import ALL_PROTOCOLS, Block, Flag, Number, Ports, Protocol, Reference


class Action(StrEnum):
    ALLOW = "allow"
    DENY = "deny"


class NetworkAclEntry(Entry):
    """
    Attributes:
        number: The lowest that matches decides; 1 to 32766.
        ports: Destination ports, both ends included; None is all.
        type: An ICMP type; None is all.
        code: An ICMP code; None is all.
        peer: The remote side.
    """

    number: Number = Field(ge=1, le=32766)
    action: Action
    protocol: Protocol = ALL_PROTOCOLS
    ports: Ports | None = None
    type: Number | None = Field(default=None, ge=0, le=255)
    code: Number | None = Field(default=None, ge=0, le=255)
    peer: Block


class NetworkAcl(Configured):
    """
    The list at a subnet's border; what no entry names is denied.

    Attributes:
        default: It is the VPC's own, in place of the implied one.
    """

    kind: ClassVar[str] = "a network ACL"

    vpc: Reference
    ingress: tuple[NetworkAclEntry, ...] = ()
    egress: tuple[NetworkAclEntry, ...] = ()
    default: Flag = False
