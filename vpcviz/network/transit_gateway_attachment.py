"""What is a transit gateway attachment?"""

from typing import Annotated, ClassVar

from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.configured import Inside
from vpcviz.network.network_interface import InterfaceKeys, RequesterManaged
from vpcviz.network.subnet_mapping import SubnetMapping
from vpcviz.network.values import Flag, Reference, Refers


class TransitGatewayAttachment(RequesterManaged):
    """
    What joins a VPC, a VPN connection or another transit gateway to one; in a VPC by an interface `ID/SUBNET` a zone.

    Attributes:
        gateway: The transit gateway to which it belongs.
        vpc: What is attached; None where it is something else.
        subnets: Where its interfaces are, one subnet a zone; with the address of each where that is not AWS's choice.
        transit_gateway: The other one, where two are peered: each has an attachment of its own to the other.
        vpn_connection: The one that leads to a site, where such a connection is attached.
        appliance_mode: Whether all packets of a flow enter the VPC by one interface, whatever their zone.
        security_group_referencing: Whether the VPC takes part in that where the transit gateway has it.
        association: The route table of the transit gateway by which what comes from here is routed.
        propagations: The tables into which the addresses that are behind it come by themselves.
    """

    kind: ClassVar[str] = "a transit gateway attachment"
    inside: ClassVar[Inside | None] = Inside("transit_gateways", "attachments", "gateway")
    is_target: ClassVar[bool] = False
    may_replace_local: ClassVar[bool] = False
    has_one_interface: ClassVar[bool] = False

    gateway: Annotated[Reference, Refers("transit_gateways")]
    vpc: Annotated[Reference | None, Refers("vpcs", left_out="none")] = None
    subnets: SubnetMapping = {}
    transit_gateway: Annotated[Reference | None, Refers("transit_gateways", left_out="none")] = None
    vpn_connection: Annotated[Reference | None, Refers("vpn_connections", left_out="none")] = None
    appliance_mode: Flag = False
    security_group_referencing: Flag = True
    association: Annotated[Reference | None, Refers("transit_gateway_route_tables", left_out="none")] = None
    propagations: tuple[Reference, ...] = ()

    def implied_interfaces(self, own_id: ObjectId) -> tuple[tuple[ObjectId, InterfaceKeys], ...]:
        """Give its interface in each subnet, which takes packets that are for others."""
        return tuple(
            (ObjectId(f"{own_id}/{subnet}"), InterfaceKeys(subnet=subnet, address=address, source_dest_check=False))
            for subnet, address in self.subnets.items()
        )
