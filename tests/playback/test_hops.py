"""Is it shown who answers a packet of each TTL, and does each row lead to that packet?"""

from vpcviz.network.document import read_topology
from vpcviz.playback.hops import shown_hops
from vpcviz.playback.question import Question
from vpcviz.playback.showing import show
from vpcviz.walks.traceroute import HopKind

# D is behind B, which forwards.
BEHIND = read_topology(
    """\
format: vpcviz/1
vpcs: {lab: {region: us-east-1, cidrs: [10.0.0.0/16]}}
subnets: {s1: {vpc: lab, zone: us-east-1a, cidr: 10.0.0.0/24}, s2: {vpc: lab, zone: us-east-1a, cidr: 10.0.1.0/24}}
security_groups: {open: {vpc: lab, ingress: [{protocol: all, peer: 10.0.0.0/16}]}}
instances:
  a: {name: A, subnet: s1, address: 10.0.0.10, guest: {routes: [{destination: 10.0.1.0/24, via: 10.0.0.20}]}}
  b: {name: B, subnet: s1, address: 10.0.0.20, source_dest_check: false, guest: {ip_forward: true}}
  d: {name: D, subnet: s2, security_groups: [open], address: 10.0.1.30}
"""
)


def test_a_traceroute_is_made_only_where_it_is_asked_for() -> None:
    hops = shown_hops(show(BEHIND, Question("a", "d", "icmp", panel="experiment")), "/here/?chosen=a")
    assert not hops.rows
    assert hops.address == "/here/?chosen=a&from=a&to=d&protocol=icmp&trace=1&panel=experiment"


def test_each_row_tells_who_answers_and_leads_to_its_packet() -> None:
    question = Question("a", "d", "icmp", ttl="1", trace=True, step="forward.next-hop.1")
    hops = shown_hops(show(BEHIND, question), "/here/")
    assert [(hop.ttl, hop.kind, hop.who, hop.is_shown) for hop in hops.rows] == [
        (1, HopKind.TIME_EXCEEDED, "10.0.0.20", True),
        (2, HopKind.ANSWER, "10.0.1.30", False),
    ]
    assert hops.rows[1].address == "/here/?from=a&to=d&protocol=icmp&ttl=2&trace=1"
    assert (hops.address, hops.beyond) == ("/here/?from=a&to=d&protocol=icmp", "")


def test_behind_whoever_stays_silent_nothing_is_asked_again() -> None:
    hops = shown_hops(show(BEHIND, Question("a", "10.0.1.99", "icmp", trace=True)), "/")
    assert [(hop.kind, hop.who) for hop in hops.rows] == [(HopKind.TIME_EXCEEDED, "10.0.0.20"), (HopKind.SILENCE, "")]
    assert hops.beyond
