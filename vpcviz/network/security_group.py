"""What is a security group, and what a rule of it?"""

from typing import ClassVar

from pydantic import Field, field_validator

from vpcviz.facts.protocols import TCP, UDP
from vpcviz.network.configured import Configured, Entry
from vpcviz.network.traffic import ALL_PROTOCOLS, HIGHEST_PORT, Ports, Protocol
from vpcviz.network.values import Flag, Number, Peer, Reference


class SecurityGroupRule(Entry):
    """
    A rule allows; there are no rules that deny.

    Attributes:
        ports: Destination ports, both ends included; None is all.
        type: An ICMP type; None is all.
        code: An ICMP code; None is all.
        peer: The remote side: a block of addresses, a security group or a prefix list.
    """

    protocol: Protocol = ALL_PROTOCOLS
    ports: Ports | None = None
    type: Number | None = Field(default=None, ge=0, le=255)
    code: Number | None = Field(default=None, ge=0, le=255)
    peer: Peer

    @property
    def matches(self) -> tuple[object, ...]:
        """Give what it lets through, by which AWS tells one rule from another."""
        return self.protocol, self.ports or _every_port(self.protocol), self.type, self.code, self.peer


def _every_port(protocol: int) -> tuple[int, int] | None:
    return (0, HIGHEST_PORT) if protocol in (TCP, UDP) else None


class SecurityGroup(Configured):
    """
    The rules of a group of interfaces.

    Attributes:
        outside: It exists elsewhere: who is in it is not known, nor what it allows.
        ingress: None allows nothing; so does an empty list, which is kept as None.
        egress: None allows everything, () nothing.
        default: It is the VPC's own, in place of the implied one.
    """

    kind: ClassVar[str] = "a security group"

    vpc: Reference
    outside: Flag = False
    ingress: tuple[SecurityGroupRule, ...] | None = None
    egress: tuple[SecurityGroupRule, ...] | None = None
    default: Flag = False

    @field_validator("ingress")
    @classmethod
    def _write_nothing_in_one_way(
        cls, ingress: tuple[SecurityGroupRule, ...] | None
    ) -> tuple[SecurityGroupRule, ...] | None:
        return ingress or None
