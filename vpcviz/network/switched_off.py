"""Which routes does a file hold that are switched off, and what would the network be with them?"""

from vpcviz.network.topology import Topology


def routes_off(topology: Topology) -> tuple[str, ...]:
    """Name the routes that are off, each as `rt-public:0.0.0.0/0`."""
    tables = topology.route_tables.items()
    return tuple(f"{table_id}:{route.destination}" for table_id, table in tables for route in table.routes if route.off)


def with_routes_on(topology: Topology) -> Topology:
    """Give a topology with every route in force."""
    tables = {
        table_id: table.model_copy(
            update={"routes": tuple(route.model_copy(update={"off": False}) for route in table.routes)}
        )
        for table_id, table in topology.route_tables.items()
    }
    return topology.model_copy(update={"route_tables": tables})


def all_on(topology: Topology) -> Topology:
    """Give a topology with every route, and every rule of a security group and of an ACL, in force."""
    lists = {
        section: {
            one_id: one.model_copy(
                update={
                    side: tuple(rule.model_copy(update={"off": False}) for rule in rules)
                    for side in ("ingress", "egress")
                    if (rules := getattr(one, side)) is not None
                }
            )
            for one_id, one in getattr(topology, section).items()
        }
        for section in ("security_groups", "network_acls")
    }
    return with_routes_on(topology).model_copy(update=lists)
