"""What is a network load balancer?"""

from ipaddress import IPv4Address
from typing import ClassVar

from vpcviz.network.configured import Among
from vpcviz.network.load_balancer import ClientLoadBalancer, Listener, ListenerProtocol, Target
from vpcviz.network.values import Flag


class NetworkProtocol(ListenerProtocol):
    """What a listener of a network load balancer takes."""

    TCP = "tcp"
    UDP = "udp"
    TCP_UDP = "tcp_udp"
    TLS = "tls"


class NetworkListener(Listener):
    """
    Attributes:
        preserve_client_address: Whether a target sees the client's address; None is as the load balancer has it.
    """

    protocol: NetworkProtocol
    preserve_client_address: Flag | None = None


class NetworkLoadBalancer(ClientLoadBalancer):
    """
    A load balancer that hands packets on by their flow.

    Attributes:
        preserve_client_address: Whether targets see the client's address; None is as AWS has it for each target.
        security_groups: None or none at all: it is in no group, and can't be put into one later.
    """

    kind: ClassVar[str] = "a network load balancer"
    among: ClassVar[Among | None] = Among("load_balancers", "network")

    usual_protocol: ClassVar[str] = NetworkProtocol.TCP

    cross_zone: Flag = False
    preserve_client_address: Flag | None = None
    listeners: tuple[NetworkListener, ...] = ()

    def preserves(self, listener: NetworkListener, target: Target) -> bool:
        """
        Say whether a target sees the client's address.

        Of itself it does where it is an instance and wherever UDP is taken, and else it does not.
        """
        if listener.protocol in (NetworkProtocol.UDP, NetworkProtocol.TCP_UDP):
            return True
        chosen = listener.preserve_client_address
        chosen = self.preserve_client_address if chosen is None else chosen
        return not isinstance(target.target, IPv4Address) if chosen is None else chosen
