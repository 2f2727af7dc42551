from vpcviz.drawing.trail import MOST_SIDE_WAYS
from vpcviz.network.document import read_topology
from vpcviz.network.index import compile_network
from vpcviz.playback.asides import MOST_STEPS, asides_of
from vpcviz.playback.messages import Part, PartKey
from vpcviz.playback.question import Question
from vpcviz.playback.showing import show
from vpcviz.playback.spoken import names_of
from vpcviz.playback.step_page import tell
from vpcviz.walks.probe import make_probe
from vpcviz.walks.walk import walk

# B forwards on the same interface, and tells A so.
DETOUR = """\
format: vpcviz/1
vpcs: {lab: {region: us-east-1, cidrs: [10.0.0.0/16]}}
subnets: {s1: {vpc: lab, zone: us-east-1a, cidr: 10.0.0.0/24}}
security_groups: {sg: {vpc: lab, ingress: [{protocol: all, peer: 0.0.0.0/0}]}}
instances:
  a:
    name: A
    subnet: s1
    address: 10.0.0.10
    security_groups: [sg]
    guest: {routes: [{destination: 10.0.0.30/32, via: 10.0.0.20}]}
  b:
    name: B
    subnet: s1
    address: 10.0.0.20
    security_groups: [sg]
    source_dest_check: false
    guest: {ip_forward: true}
  c: {name: C, subnet: s1, address: 10.0.0.30, security_groups: [sg]}
"""


def test_a_redirect_is_told_at_the_step_that_set_it_off_and_nowhere_else() -> None:
    network = compile_network(read_topology(DETOUR))
    taken = walk(network, make_probe(network, source="a", destination="10.0.0.30"))
    told = {number: asides_of(taken, number, names_of(network)) for number, _, _ in taken.numbered()}
    (cause,) = {number for number, asides in told.items() if asides.shown}
    assert cause == taken.asides[0].cause
    said = "".join(piece.text for piece in told[cause].shown[0].says)
    assert said.startswith("A is redirected by 10.0.0.20")
    assert len(told[cause].shown[0].steps) + told[cause].shown[0].omitted == len(taken.asides[0].steps)


def test_of_a_frame_that_is_flooded_a_few_copies_are_told_and_the_others_counted() -> None:
    others = "".join(f"  n{number}: {{subnet: s1}}\n" for number in range(200))
    topology = read_topology(DETOUR + others)
    showing = show(topology, Question("a", "10.0.0.255", "icmp", switches=("broadcast=flooded",)))
    (cause,) = {aside.cause for aside in showing.walk.asides}
    asides = asides_of(showing.walk, cause, showing.names)
    assert len(asides.shown) + asides.omitted == len(showing.walk.asides) > 200
    assert sum(len(aside.steps) for aside in asides.shown) == MOST_STEPS
    assert (asides.shown[0].omitted, asides.undrawn) == (0, len(showing.walk.asides) - MOST_SIDE_WAYS)
    assert len(tell(showing, PartKey(cause, Part.ASIDES)).encode()) <= 4096
