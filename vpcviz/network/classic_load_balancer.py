"""What is a classic load balancer?"""

from typing import ClassVar

from vpcviz.network.configured import Among
from vpcviz.network.load_balancer import ClientLoadBalancer, Listener, ListenerProtocol
from vpcviz.network.values import Flag


class ClassicProtocol(ListenerProtocol):
    """What a listener of a classic load balancer takes."""

    TCP = "tcp"
    SSL = "ssl"
    HTTP = "http"
    HTTPS = "https"


class ClassicListener(Listener):
    protocol: ClassicProtocol


class ClassicLoadBalancer(ClientLoadBalancer):
    """
    A load balancer of the first generation, which ends the client's connection and begins one of its own to a target.

    Attributes:
        security_groups: None is the VPC's default group.
    """

    kind: ClassVar[str] = "a classic load balancer"
    among: ClassVar[Among | None] = Among("load_balancers", "classic")
    has_groups: ClassVar[bool] = True
    usual_protocol: ClassVar[str] = ClassicProtocol.TCP

    cross_zone: Flag = False
    listeners: tuple[ClassicListener, ...] = ()
