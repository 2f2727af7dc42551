"""What is a network ACL, and what an entry of it?"""

import re
from enum import StrEnum
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, Field

from vpcviz.network.configured import Configured, Entry
from vpcviz.network.traffic import ALL_PROTOCOLS, Ports, Protocol
from vpcviz.network.values import ID_PATTERN, Block, Flag, Number, Reference, misfit


class Action(StrEnum):
    ALLOW = "allow"
    DENY = "deny"


def _no_id(value: Any) -> Any:
    """Refuse what a rule of a security group may name, and say so."""
    if isinstance(value, str) and re.match(ID_PATTERN, value) and not re.match(r"[0-9.]+\Z", value):
        raise misfit("a block of addresses such as 10.0.0.0/16; a network ACL names no prefix list and no group")
    return value


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
    peer: Annotated[Block, BeforeValidator(_no_id)]


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
