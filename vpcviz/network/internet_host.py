"""What is a host somewhere on the Internet?"""

from typing import ClassVar

from vpcviz.network.configured import Configured
from vpcviz.network.values import EitherAddress


class InternetHost(Configured):
    """A machine outside AWS with an address of its own; it answers whatever it is asked."""

    kind: ClassVar[str] = "an Internet host"

    address: EitherAddress
