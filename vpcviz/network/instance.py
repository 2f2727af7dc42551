"""What is an instance?"""

from enum import StrEnum
from typing import ClassVar

from vpcviz.network.guest import GuestConfiguration
from vpcviz.network.network_interface import InterfaceKeys


class InstanceState(StrEnum):
    """Whether it runs; a stopped one keeps its interfaces and their addresses."""

    RUNNING = "running"
    STOPPED = "stopped"


class Instance(InterfaceKeys):
    """A virtual machine; with `subnet` its first interface, `ID/eth0`, is written inline."""

    kind: ClassVar[str] = "an instance"
    is_target: ClassVar[bool] = True
    may_replace_local: ClassVar[bool] = True

    state: InstanceState = InstanceState.RUNNING
    guest: GuestConfiguration = GuestConfiguration()
