"""What is an application load balancer?"""

from typing import ClassVar

from vpcviz.network.configured import Among
from vpcviz.network.load_balancer import ClientLoadBalancer, Listener, ListenerProtocol
from vpcviz.network.values import Flag


class ApplicationProtocol(ListenerProtocol):
    """What a listener of an application load balancer takes; `tcp` is what a packet shows of either."""

    HTTP = "http"
    HTTPS = "https"
    TCP = "tcp"


class ApplicationListener(Listener):
    protocol: ApplicationProtocol


class ApplicationLoadBalancer(ClientLoadBalancer):
    """
    A load balancer that ends the client's connection, reads what is asked, and asks a target by one of its own.

    Attributes:
        cross_zone: Of itself it hands on to all its zones; a group of targets may have it otherwise.
        security_groups: None is the VPC's default group.
    """

    kind: ClassVar[str] = "an application load balancer"
    among: ClassVar[Among | None] = Among("load_balancers", "application")
    has_groups: ClassVar[bool] = True
    usual_protocol: ClassVar[str] = ApplicationProtocol.HTTPS

    cross_zone: Flag = True
    listeners: tuple[ApplicationListener, ...] = ()
