"""What is an instance?"""

from vpcviz.network.guest import GuestConfiguration
from vpcviz.network.network_interface import InterfaceKeys


class Instance(InterfaceKeys):
    """A virtual machine; with `subnet` its first interface, `ID/eth0`, is written inline."""

    guest: GuestConfiguration = GuestConfiguration()
