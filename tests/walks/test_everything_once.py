"""Does every packet between the things of the file that holds every construct once come to what a person would say?"""

from pathlib import Path

import pytest

from vpcviz.facts.protocols import ICMP, TCP
from vpcviz.network.document import read_topology
from vpcviz.network.index import Network, compile_network
from vpcviz.network.lint.topology import lint
from vpcviz.walks.probe import make_probe
from vpcviz.walks.result import Walk
from vpcviz.walks.walk import walk

EXAMPLE = Path(__file__).parents[3] / "shared" / "example.yaml"
pytestmark = pytest.mark.skipif(not EXAMPLE.exists(), reason="the file is not here")

SENDERS = "a b fw eni-fw o home internet desk ep-ssm/s1".split()
INSTANCES = "a b fw eni-fw o".split()
PUBLIC = "198.51.100.10 198.51.100.11 198.51.100.20 198.51.100.50 198.51.100.60".split()
AWSS_OWN = "ep-ssm/s1 ep-inspect/s3 nlb/s1 gwlb/s3 nat/eth0 att-lab/s2 att-other/o1".split()
BEYOND = "home desk 8.8.8.8 3.5.0.9 203.0.113.9 10.0.0.11 10.0.0.70 10.66.0.1 10.5.0.1 10.200.0.1 10.9.0.1".split()
RECEIVERS = [*INSTANCES, *PUBLIC, *AWSS_OWN, *BEYOND]

ANY = "icmp tcp"
INSIDE = "a b fw eni-fw desk"
LAB = "a b fw eni-fw"

# Senders, receivers, protocols, how it ends, and why a person would say so.
VERDICTS: tuple[tuple[str, str, str, str, str], ...] = (
    ("ep-ssm/s1", "*", ANY, "VPCE_INTRA_VPC_TRAFFIC ep-ssm", "an endpoint begins nothing"),
    ("o", "att-other/o1", ANY, "INTERFACE_NOT_A_DESTINATION att-other", "an attachment answers nothing"),
    ("o", "o", ANY, "answered", "itself"),
    ("o", "*", ANY, "NO_ROUTE_TO_DESTINATION other/main", "nobody has given it a route"),
    ("home internet", "198.51.100.50", ANY, "NAT_GATEWAY_UNSOLICITED nat", "nothing gets in by a NAT gateway"),
    ("home", "198.51.100.10 198.51.100.11", ANY, "back ENI_SOURCE_DEST_CHECK_RESTRICTION b/eth0", "a's route to b"),
    ("home", "198.51.100.60", ANY, "back GUEST_ANSWER_MISMATCH home", "fw answers by its other interface and the NAT"),
    ("internet", "198.51.100.60", ANY, "back internet", "fw answers by its other interface and the NAT"),
    ("internet", "198.51.100.10 198.51.100.11", ANY, "answered", "a lets all in"),
    ("home internet", "198.51.100.20 home", ANY, "answered", "b lets all in"),
    ("home internet", "8.8.8.8 3.5.0.9 203.0.113.9", ANY, "IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS igw", "nobody's"),
    ("home internet", "*", ANY, "NO_ROUTE_TO_DESTINATION internet", "the Internet routes no private address"),
    (
        INSIDE,
        "ep-inspect/s3",
        ANY,
        "INTERFACE_NOT_A_DESTINATION ep-inspect",
        "it is what routes lead to",
    ),
    (INSIDE, "gwlb/s3", ANY, "GWLB_PROTOCOL_RESTRICTION gwlb", "GENEVE alone"),
    (INSIDE, "att-lab/s2", ANY, "INTERFACE_NOT_A_DESTINATION att-lab", "an attachment answers nothing"),
    (INSIDE, "att-other/o1", ANY, "INTERFACE_NOT_A_DESTINATION att-other", "an attachment answers nothing"),
    (INSIDE, "nat/eth0", ANY, "NAT_GATEWAY_UNSOLICITED nat", "it can't be pinged"),
    (LAB, "198.51.100.50", ANY, "NAT_GATEWAY_UNSOLICITED nat", "it can't be pinged"),
    (INSIDE, "ep-ssm/s1", "icmp", "PROTOCOL_RESTRICTION ep-ssm", "TCP alone"),
    (INSIDE, "ep-ssm/s1", "tcp", "answered", "its group lets all in"),
    (INSIDE, "nlb/s1", "icmp", "ELBV2_LISTENERS_MISMATCH nlb", "it listens for TCP"),
    ("b", "nlb/s1", "tcp", "GUEST_REVERSE_PATH b", "a target that is its own client"),
    (INSIDE, "nlb/s1", "tcp", "answered", "a and b let all in"),
    (INSIDE, "o", ANY, "ENI_SG_RULES_MISMATCH o/eth0", "the default group lets in its own members alone"),
    ("a b desk", "fw", ANY, "ENI_SG_RULES_MISMATCH fw/eth0", "the default group lets in its own members alone"),
    (
        "a",
        "home",
        ANY,
        "ENI_SOURCE_DEST_CHECK_RESTRICTION b/eth0",
        "by its own route to b, which takes its own alone",
    ),
    ("a", "10.0.0.70", ANY, "GUEST_REVERSE_PATH a", "its own prefix, of which its kernel has not been told"),
    (INSIDE, "10.0.0.70", ANY, "GUEST_NOT_FORWARDING a", "a's prefix, of which its kernel has not been told"),
    ("fw", "198.51.100.60", "icmp", "back NAT_GATEWAY_UNSOLICITED nat", "it answers itself by another way"),
    ("eni-fw", "198.51.100.60", "icmp", "back NAT_GATEWAY_UNSOLICITED nat", "it answers itself by another way"),
    ("fw eni-fw", "198.51.100.60", "tcp", "back GUEST_ANSWER_MISMATCH fw", "it answers itself by another way"),
    ("a", "198.51.100.60", ANY, "back GUEST_ANSWER_MISMATCH a", "fw answers by its other interface and the NAT"),
    ("b", "198.51.100.60", ANY, "back GUEST_ANSWER_MISMATCH b", "fw answers by its other interface and the NAT"),
    ("desk", "eni-fw", ANY, "back GUEST_ANSWER_MISMATCH desk", "fw answers by its other interface and the NAT"),
    ("eni-fw", "3.5.0.9", ANY, "GATEWAY_REJECTS_SPOOFED_TRAFFIC ep-s3", "fw sends it by its other interface"),
    ("fw", "3.5.0.9", ANY, "answered", "by the gateway endpoint"),
    (LAB, "10.9.0.1", ANY, "BAD_STATE_ROUTE rt-public", "a blackhole"),
    ("fw eni-fw", "10.200.0.1", ANY, "TGW_ROUTE_AZ_RESTRICTION rt-private", "the attachment is in another zone"),
    (LAB, "10.66.0.1 10.5.0.1 10.200.0.1", ANY, "IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS igw", "private"),
    (
        "desk",
        "10.66.0.1",
        ANY,
        "TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT rtb-eu",
        "the other one knows no way on",
    ),
    ("desk", "10.5.0.1 10.200.0.1 10.9.0.1", ANY, "NO_ROUTE_TO_DESTINATION office", "the office has not heard of it"),
    ("desk", " ".join(PUBLIC), ANY, "office", "by the office's own way out, which is not drawn"),
    ("desk", "home 8.8.8.8 3.5.0.9 203.0.113.9", ANY, "office", "by the office's own way out, which is not drawn"),
    (INSIDE, "*", ANY, "answered", "nothing is in the way"),
)
NUMBERS = {"icmp": ICMP, "tcp": TCP}


@pytest.fixture(scope="module")
def network() -> Network:
    return compile_network(read_topology(EXAMPLE.read_text()))


def test_it_loads_and_there_is_something_to_advise_on_it(network: Network) -> None:
    advised = {advice.at for advice in lint(network.topology)}
    assert {"eigw", "ep-inspect", "gwlb", "web"} <= advised


@pytest.mark.parametrize("sender", SENDERS)
def test_every_packet_comes_to_what_a_person_would_say(network: Network, sender: str) -> None:
    wrong = [
        f"{sender} to {receiver}, {protocol}: expected {wanted}, since {because}; came to {found}"
        for receiver in RECEIVERS
        for protocol in NUMBERS
        for wanted, because in [_wanted(sender, receiver, protocol)]
        if (found := _end_of(_walk(network, sender, receiver, protocol))) != wanted
    ]
    assert wrong == []


def test_each_probe_of_the_file_is_walked(network: Network) -> None:
    for name, probe in network.topology.probes.items():
        taken = walk(network, make_probe(network, source=probe.source, destination=probe.destination, protocol=ICMP))
        assert taken.answered, name


def _wanted(sender: str, receiver: str, protocol: str) -> tuple[str, str]:
    """Find the first line of the table that is about a packet."""
    return next(
        (end, because)
        for senders, receivers, protocols, end, because in VERDICTS
        if sender in senders.split() and (receivers == "*" or receiver in receivers.split()) and protocol in protocols
    )


def _walk(network: Network, sender: str, receiver: str, protocol: str) -> Walk:
    return walk(network, make_probe(network, source=sender, destination=receiver, protocol=NUMBERS[protocol]))


def _end_of(taken: Walk) -> str:
    if taken.answered:
        return "answered"
    final = taken.directions[-1].final
    reason = getattr(final.verdict, "reason", "")
    return " ".join(filter(None, ["back" if len(taken.directions) > 1 else "", reason, final.at]))
