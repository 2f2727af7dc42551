"""What is a gateway load balancer?"""

from typing import ClassVar

from vpcviz.facts.protocols import GENEVE_PORT
from vpcviz.network.configured import Among
from vpcviz.network.load_balancer import Listener, ListenerProtocol, LoadBalancer, Port
from vpcviz.network.values import Flag


class GatewayProtocol(ListenerProtocol):
    """In what the listener of a gateway load balancer hands packets on."""

    GENEVE = "geneve"


class GatewayListener(Listener):
    protocol: GatewayProtocol = GatewayProtocol.GENEVE
    port: Port = GENEVE_PORT


class GatewayLoadBalancer(LoadBalancer):
    """What hands packets, as they are, to appliances that give back what they let pass; endpoints bring them to it."""

    kind: ClassVar[str] = "a gateway load balancer"
    among: ClassVar[Among | None] = Among("load_balancers", "gateway")
    usual_protocol: ClassVar[str] = GatewayProtocol.GENEVE
    usual_port: ClassVar[int] = GENEVE_PORT

    cross_zone: Flag = False
    listeners: tuple[GatewayListener, ...] = ()
