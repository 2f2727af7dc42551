from vpcviz.facts.identifiers import ObjectId
from vpcviz.facts.protocols import TCP
from vpcviz.network.document import read_topology
from vpcviz.network.edits.connecting import gateways_for
from vpcviz.network.edits.palette import place
from vpcviz.network.edits.removing import remove
from vpcviz.network.index import compile_network
from vpcviz.network.lint.topology import lint
from vpcviz.network.topology import Topology
from vpcviz.steps.stage import Stage
from vpcviz.walks.probe import make_probe
from vpcviz.walks.walk import walk

OPEN = """\
format: vpcviz/1
vpcs: {lab: {region: us-east-1, cidrs: [10.0.0.0/16]}, guard: {region: us-east-1, cidrs: [10.9.0.0/16]}}
subnets:
  app: {vpc: lab, zone: us-east-1a, cidr: 10.0.0.0/24, route_table: rt-app}
  gate: {vpc: lab, zone: us-east-1a, cidr: 10.0.1.0/24, route_table: rt-gate}
  walls: {vpc: guard, zone: us-east-1a, cidr: 10.9.0.0/24}
route_tables:
  rt-app: {vpc: lab, routes: [{destination: 0.0.0.0/0, target: igw}]}
  rt-gate: {vpc: lab, routes: [{destination: 0.0.0.0/0, target: igw}]}
internet_gateways: {igw: {vpc: lab}}
security_groups:
  web: {vpc: lab, ingress: [{protocol: tcp, ports: 443, peer: 0.0.0.0/0}]}
instances:
  a: {subnet: app, public_address: 198.51.100.10, security_groups: [web]}
  fw: {subnet: walls, guest: {listens: [tcp/22]}}
internet_hosts: {home: {address: 203.0.113.12}}
"""


def inspected() -> Topology:
    """Place an endpoint, then a load balancer for it."""
    topology = place(read_topology(OPEN), "gateway_load_balancer_endpoints", ObjectId("gate")).topology
    return place(topology, "gateway_load_balancers", ObjectId("walls")).topology


def test_a_gateway_load_balancer_begins_with_the_instances_that_forward() -> None:
    topology = inspected()
    assert topology.gateway_load_balancers[ObjectId("gwlb")].listeners[0].targets == ()
    forwards = read_topology(OPEN.replace("listens: [tcp/22]", "ip_forward: true"))
    placed = place(forwards, "gateway_load_balancers", ObjectId("walls"))
    (target,) = placed.topology.gateway_load_balancers[placed.id].listeners[0].targets
    assert target.target == "fw"
    behind = place(placed.topology, "gateway_load_balancer_endpoints", ObjectId("gate")).topology
    assert behind.gateway_load_balancer_endpoints[ObjectId("ep-inspect")].load_balancer == placed.id


def test_a_subnet_is_led_to_an_endpoint_that_is_in_another_one() -> None:
    topology = inspected()
    assert "ep-inspect" in gateways_for(topology, ObjectId("app"))
    assert "ep-inspect" not in gateways_for(topology, ObjectId("gate"))


def test_with_the_first_remedies_everything_passes_the_appliance_there_and_back() -> None:
    topology, given = inspected(), list[str]()
    while found := [one for one in lint(topology) if one.at in ("ep-inspect", "gwlb") and one.remedies]:
        given.append(found[0].id)
        topology = found[0].remedies[0].edit(topology)
    assert given == [
        "endpoint-without-a-service",
        "endpoint-without-a-route",
        "way-back-past-the-endpoint",
        "listener-without-targets",
        "target-lets-nothing-in",
        "appliance-without-geneve",
        "appliance-that-passes-nothing",
    ]
    network = compile_network(topology)
    for source, destination in (("a", "home"), ("home", "198.51.100.10")):
        taken = walk(network, make_probe(network, source=source, destination=destination, protocol=TCP))
        assert taken.answered
        for direction in taken.directions:
            assert Stage.GATEWAY_LOAD_BALANCER_ENDPOINT in {step.stage for step in direction.steps}


def test_an_endpoint_stays_without_its_load_balancer_and_goes_with_its_subnet() -> None:
    topology = place(read_topology(OPEN), "gateway_load_balancers", ObjectId("walls")).topology
    topology = place(topology, "gateway_load_balancer_endpoints", ObjectId("gate")).topology
    without = remove(topology, [ObjectId("gwlb")]).topology
    assert without.gateway_load_balancer_endpoints[ObjectId("ep-inspect")].load_balancer is None
    gone = remove(topology, [ObjectId("gate")])
    assert ("gateway_load_balancer_endpoints", "ep-inspect") in gone.with_it
