"""What is a gateway load balancer endpoint?"""

from typing import Annotated, ClassVar

from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.configured import Among
from vpcviz.network.network_interface import InterfaceKeys, RequesterManaged
from vpcviz.network.subnet_mapping import SubnetMapping
from vpcviz.network.values import Reference, Refers


class GatewayLoadBalancerEndpoint(RequesterManaged):
    """
    A way to the appliances behind a gateway load balancer, to which routes lead, by an interface `ID/SUBNET`.

    Attributes:
        subnets: The one in which it is, with its address there where that is not AWS's choice.
        load_balancer: The one behind it; None is one of which this file knows nothing.
    """

    kind: ClassVar[str] = "a gateway load balancer endpoint"
    among: ClassVar[Among | None] = Among("vpc_endpoints", "gateway-load-balancer")
    has_one_interface: ClassVar[bool] = False
    is_transparent: ClassVar[bool] = True

    vpc: Reference
    subnets: SubnetMapping = {}
    load_balancer: Annotated[Reference | None, Refers("gateway_load_balancers", left_out="one not drawn")] = None

    def implied_interfaces(self, own_id: ObjectId) -> tuple[tuple[ObjectId, InterfaceKeys], ...]:
        """Give its interface, which takes what is for others and lets it out again."""
        return tuple(
            (
                ObjectId(f"{own_id}/{subnet}"),
                InterfaceKeys(subnet=subnet, address=address, source_dest_check=False),
            )
            for subnet, address in self.subnets.items()
        )
