from tests.network.edits.labs import lab
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.document import read_topology
from vpcviz.network.edits.copying import duplicate
from vpcviz.network.edits.palette import place
from vpcviz.network.edits.removing import remove
from vpcviz.network.edits.renaming import rename
from vpcviz.network.index import compile_network
from vpcviz.walks.probe import make_probe
from vpcviz.walks.walk import walk

PRIVATE = """format: vpcviz/1
vpcs: {lab: {region: us-east-1, cidrs: [10.0.0.0/16]}}
subnets: {s1: {vpc: lab, zone: us-east-1a, cidr: 10.0.0.0/24}, s2: {vpc: lab, zone: us-east-1b, cidr: 10.0.1.0/24}}
security_groups: {open: {vpc: lab, default: true, ingress: [{peer: 0.0.0.0/0}]}}
instances: {a: {subnet: s1}, b: {subnet: s2}}
"""


def test_a_network_load_balancer_hands_on_to_the_instances_of_its_zone_at_once() -> None:
    placed = place(read_topology(PRIVATE), "network_load_balancers", ObjectId("s2"))
    assert placed.says == ("nlb has 10.0.1.5 in s2, and is internal; it hands tcp 443 on to b",)
    network = compile_network(placed.topology)
    taken = walk(network, make_probe(network, source="a", destination="nlb", protocol=6))
    assert (taken.answered, taken.directions[0].final.at) == (True, "b")


def test_in_a_public_subnet_it_faces_the_internet_and_without_the_gateway_it_stays() -> None:
    placed = place(lab(), "network_load_balancers", ObjectId("s1"))
    (balancer,) = placed.topology.network_load_balancers.values()
    assert list(map(str, balancer.public_addresses.values())) == ["198.51.100.11"]
    gone = remove(placed.topology, [ObjectId("igw")])
    assert "the public addresses of nlb" in gone.without


def test_its_targets_follow_a_new_name_and_go_with_what_they_name() -> None:
    written = PRIVATE + (
        "load_balancers: {nlb: {kind: network, subnets: [s1], scheme: internal, public_addresses: {},"
        " listeners: [{protocol: tcp, port: 443, targets: [a, {target: a, port: 8443}, b, 10.0.1.9]}]}}\n"
    )
    renamed = rename(read_topology(written), ObjectId("a"), "web")
    listener = renamed.network_load_balancers[ObjectId("nlb")].listeners[0]
    assert list(map(str, listener.targets)) == ["web", "web:8443", "b", "10.0.1.9"]
    left = remove(renamed, [ObjectId("web")])
    listener = left.topology.network_load_balancers[ObjectId("nlb")].listeners[0]
    assert list(map(str, listener.targets)) == ["b", "10.0.1.9"]
    assert left.without == ("a part of a line of the listeners of nlb",)


def test_a_copy_of_a_load_balancer_has_addresses_of_its_own() -> None:
    pasted = duplicate(place(lab(), "network_load_balancers", ObjectId("s1")).topology, [ObjectId("nlb")])
    first, second = pasted.topology.network_load_balancers.values()
    assert [*first.subnets] == [*second.subnets]
    assert first.subnets.values() != second.subnets.values()
    assert [*map(str, second.public_addresses.values())] == ["198.51.100.12"]
    assert "another address of nlb2 in s1" in pasted.says
