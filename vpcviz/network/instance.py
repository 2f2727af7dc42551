"""What is an instance?"""

from typing import ClassVar

from vpcviz.network.guest import GuestConfiguration
from vpcviz.network.network_interface import InterfaceKeys


class Instance(InterfaceKeys):
    """A virtual machine; with `subnet` its first interface, `ID/eth0`, is written inline."""

    kind: ClassVar[str] = "an instance"
    is_target: ClassVar[bool] = True
    may_replace_local: ClassVar[bool] = True
    not_yet: ClassVar[tuple[str, ...]] = ("state",)

    guest: GuestConfiguration = GuestConfiguration()
