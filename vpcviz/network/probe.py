"""What is a probe: the packet that a walk is about?"""

from typing import Annotated, ClassVar

from pydantic import Field

from vpcviz.facts.protocols import ICMP
from vpcviz.network.configured import Configured
from vpcviz.network.traffic import HIGHEST_PORT, OneProtocol
from vpcviz.network.values import REFERS, EitherAddress, Flag, Number, Reference

LONGEST_IDLE_SECONDS = 10_000_000


class SavedProbe(Configured):
    """
    A question kept in the file.

    Attributes:
        source: An instance, an interface, an Internet host, or `internet`.
        destination: An address or an id.
        port: The destination port of TCP and UDP; None is the protocol's usual one.
        source_address: None is what the sender would put there.
        source_port: None is the usual one.
        size: The IP packet's whole length in octets; None is the protocol's usual one.
        ttl: What it begins with; None is what a kernel puts there.
        idle: For how many seconds the connection has lain idle of which it is a later packet; None where it opens one.
        dont_fragment: Whether nobody may split it.
    """

    kind: ClassVar[str] = "a probe"

    source: Reference
    destination: Annotated[str, REFERS]
    protocol: OneProtocol = ICMP
    port: Number | None = Field(default=None, ge=0, le=HIGHEST_PORT)
    source_address: EitherAddress | None = None
    source_port: Number | None = Field(default=None, ge=0, le=HIGHEST_PORT)
    size: Number | None = Field(default=None, ge=20, le=65535)
    ttl: Number | None = Field(default=None, ge=1, le=255)
    idle: Number | None = Field(default=None, ge=0, le=LONGEST_IDLE_SECONDS)
    dont_fragment: Flag = False
