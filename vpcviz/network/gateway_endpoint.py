"""What is a gateway endpoint?"""

from typing import Annotated, ClassVar

from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.configured import Among, Configured
from vpcviz.network.values import Reference, Refers


class GatewayEndpoint(Configured):
    """
    A VPC's own way to S3 or to DynamoDB, without an Internet gateway.

    Attributes:
        prefix_list: The service's addresses, which are led to the endpoint.
        route_tables: Those into which AWS writes the route.
    """

    kind: ClassVar[str] = "a gateway endpoint"
    among: ClassVar[Among | None] = Among("vpc_endpoints", "gateway")
    is_target: ClassVar[bool] = True
    is_at_edge: ClassVar[bool] = True
    writes_routes: ClassVar[bool] = True

    vpc: Reference
    prefix_list: Annotated[Reference, Refers("prefix_lists")]
    route_tables: tuple[Annotated[Reference, Refers("route_tables")], ...] = ()

    @property
    def joined(self) -> tuple[ObjectId, ...]:
        return (self.vpc,)

    @property
    def routes_written(self) -> tuple[tuple[ObjectId, ObjectId], ...]:
        return tuple((table, self.prefix_list) for table in self.route_tables)
