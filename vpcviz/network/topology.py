"""What does a topology file hold?"""

from enum import StrEnum
from typing import Literal

from pydantic import BaseModel, ConfigDict

from vpcviz.network.application_load_balancer import ApplicationLoadBalancer
from vpcviz.network.classic_load_balancer import ClassicLoadBalancer
from vpcviz.network.customer_gateway import CustomerGateway
from vpcviz.network.direct_connect import DirectConnect
from vpcviz.network.egress_only_gateway import EgressOnlyGateway
from vpcviz.network.gateway_endpoint import GatewayEndpoint
from vpcviz.network.gateway_load_balancer import GatewayLoadBalancer
from vpcviz.network.gateway_load_balancer_endpoint import GatewayLoadBalancerEndpoint
from vpcviz.network.host import Host
from vpcviz.network.instance import Instance
from vpcviz.network.interface_endpoint import InterfaceEndpoint
from vpcviz.network.internet_gateway import InternetGateway
from vpcviz.network.internet_host import InternetHost
from vpcviz.network.nat_gateway import NatGateway
from vpcviz.network.network_acl import NetworkAcl
from vpcviz.network.network_interface import NetworkInterface
from vpcviz.network.network_load_balancer import NetworkLoadBalancer
from vpcviz.network.on_premises_host import OnPremisesHost
from vpcviz.network.prefix_list import PrefixList
from vpcviz.network.probe import SavedProbe
from vpcviz.network.route_table import RouteTable
from vpcviz.network.security_group import SecurityGroup
from vpcviz.network.subnet import Subnet
from vpcviz.network.transit_gateway import TransitGateway
from vpcviz.network.transit_gateway_attachment import TransitGatewayAttachment
from vpcviz.network.transit_gateway_route_table import TransitGatewayRouteTable
from vpcviz.network.values import Coordinate, Id
from vpcviz.network.virtual_private_gateway import VirtualPrivateGateway
from vpcviz.network.vpc import Vpc
from vpcviz.network.vpc_peering import VpcPeering
from vpcviz.network.vpn_connection import VpnConnection


class Origin(StrEnum):
    """Where a file comes from, if not from a person's hand."""

    IMPORT = "import"


class Topology(BaseModel):
    """
    One drawing, as it was written: defaults that AWS would fill in are filled in by the index, not here.

    Attributes:
        origin: Who wrote it: what an importer wrote is there, whatever AWS would say to it today.
        positions: Where the user has put a thing in the picture, in units of it; absent things are laid out.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: Literal["vpcviz/1"]
    title: str = ""
    about: str = ""
    origin: Origin | None = None
    hosts: dict[Id, Host] = {}
    vpcs: dict[Id, Vpc] = {}
    subnets: dict[Id, Subnet] = {}
    route_tables: dict[Id, RouteTable] = {}
    internet_gateways: dict[Id, InternetGateway] = {}
    egress_only_gateways: dict[Id, EgressOnlyGateway] = {}
    nat_gateways: dict[Id, NatGateway] = {}
    prefix_lists: dict[Id, PrefixList] = {}
    gateway_endpoints: dict[Id, GatewayEndpoint] = {}
    interface_endpoints: dict[Id, InterfaceEndpoint] = {}
    gateway_load_balancer_endpoints: dict[Id, GatewayLoadBalancerEndpoint] = {}
    application_load_balancers: dict[Id, ApplicationLoadBalancer] = {}
    classic_load_balancers: dict[Id, ClassicLoadBalancer] = {}
    network_load_balancers: dict[Id, NetworkLoadBalancer] = {}
    gateway_load_balancers: dict[Id, GatewayLoadBalancer] = {}
    vpc_peerings: dict[Id, VpcPeering] = {}
    virtual_private_gateways: dict[Id, VirtualPrivateGateway] = {}
    transit_gateways: dict[Id, TransitGateway] = {}
    transit_gateway_attachments: dict[Id, TransitGatewayAttachment] = {}
    transit_gateway_route_tables: dict[Id, TransitGatewayRouteTable] = {}
    customer_gateways: dict[Id, CustomerGateway] = {}
    vpn_connections: dict[Id, VpnConnection] = {}
    direct_connects: dict[Id, DirectConnect] = {}
    security_groups: dict[Id, SecurityGroup] = {}
    network_acls: dict[Id, NetworkAcl] = {}
    instances: dict[Id, Instance] = {}
    network_interfaces: dict[Id, NetworkInterface] = {}
    internet_hosts: dict[Id, InternetHost] = {}
    on_premises_hosts: dict[Id, OnPremisesHost] = {}
    probes: dict[Id, SavedProbe] = {}
    positions: dict[str, tuple[Coordinate, Coordinate]] = {}
