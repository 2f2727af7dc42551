"""Which stages does a packet go through, and in which plane does each happen?"""

from enum import StrEnum


class Plane(StrEnum):
    """Who acts: the instance's kernel, what the tenant configured, or AWS."""

    GUEST = "guest"
    TENANT = "tenant"
    PROVIDER = "provider"


class Stage(StrEnum):
    """What happens in a step; the names are those of the walk's JSON form."""

    GUEST_ROUTE = "guest-route"
    GUEST_NEIGHBOR = "guest-neighbor"
    ARP_REQUEST = "arp-request"
    ARP_INTERCEPT = "arp-intercept"
    ARP_REPLY = "arp-reply"
    FRAME_SENT = "frame-sent"
    SOURCE_CHECK = "source-check"
    LINK_LOCAL_SERVICE = "link-local-service"
    SECURITY_GROUP_EGRESS = "security-group-egress"
    NEXT_HOP = "next-hop"
    NETWORK_ACL_EGRESS = "network-acl-egress"
    ROUTE_LOOKUP = "route-lookup"
    MAPPING_LOOKUP = "mapping-lookup"
    HOST_NAT = "host-nat"
    MTU = "mtu"
    ENCAPSULATE = "encapsulate"
    UNDERLAY = "underlay"
    DECAPSULATE = "decapsulate"
    SOURCE_VERIFICATION = "source-verification"
    INTERNET_GATEWAY = "internet-gateway"
    EGRESS_ONLY_GATEWAY = "egress-only-gateway"
    NAT_GATEWAY = "nat-gateway"
    VPC_PEERING = "vpc-peering"
    TRANSIT_GATEWAY = "transit-gateway"
    VIRTUAL_PRIVATE_GATEWAY = "virtual-private-gateway"
    VPN_CONNECTION = "vpn-connection"
    DIRECT_CONNECT = "direct-connect"
    GATEWAY_ENDPOINT = "gateway-endpoint"
    INTERFACE_ENDPOINT = "interface-endpoint"
    GATEWAY_LOAD_BALANCER_ENDPOINT = "gateway-load-balancer-endpoint"
    LOAD_BALANCER = "load-balancer"
    INTERNET = "internet"
    ON_PREMISES = "on-premises"
    NETWORK_ACL_INGRESS = "network-acl-ingress"
    SECURITY_GROUP_INGRESS = "security-group-ingress"
    DESTINATION_CHECK = "destination-check"
    FRAME_DELIVERED = "frame-delivered"
    GUEST_RECEIVE = "guest-receive"
    GUEST_FORWARD = "guest-forward"

    @property
    def plane(self) -> Plane:
        """Say who acts in this stage."""
        return _PLANES[self]


_GUEST = (
    Stage.GUEST_ROUTE,
    Stage.GUEST_NEIGHBOR,
    Stage.ARP_REQUEST,
    Stage.FRAME_SENT,
    Stage.GUEST_RECEIVE,
    Stage.GUEST_FORWARD,
)
_TENANT = (
    Stage.SOURCE_CHECK,
    Stage.SECURITY_GROUP_EGRESS,
    Stage.NETWORK_ACL_EGRESS,
    Stage.ROUTE_LOOKUP,
    Stage.VPN_CONNECTION,
    Stage.DIRECT_CONNECT,
    Stage.INTERNET,
    Stage.ON_PREMISES,
    Stage.NETWORK_ACL_INGRESS,
    Stage.SECURITY_GROUP_INGRESS,
    Stage.DESTINATION_CHECK,
    Stage.FRAME_DELIVERED,
)
_PLANES = (
    dict.fromkeys(Stage, Plane.PROVIDER) | dict.fromkeys(_GUEST, Plane.GUEST) | dict.fromkeys(_TENANT, Plane.TENANT)
)
