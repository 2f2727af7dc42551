"""A probe that can't be walked is not saved, and is told why beside its field."""

import pytest

from tests.editor.editors import Editor, check
from vpcviz.diagrams.revisions import new_diagram
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.document import read_topology

pytestmark = pytest.mark.django_db


def told(page: str, field: str) -> str:
    return page.partition(f'id="error-probe-{field}" aria-live="polite">')[2].partition("<")[0]


@pytest.mark.parametrize(
    ("field", "asked"),
    [
        ("to", {"from": "a", "to": "zebra"}),
        ("to", {"from": "a", "to": "10.0.0.300"}),
        ("port", {"from": "a", "to": "c", "protocol": "tcp", "port": "ssh"}),
        ("port", {"from": "a", "to": "c", "port": "22"}),
        ("from", {"from": "nobody", "to": "c"}),
        ("idle", {"from": "a", "to": "c", "protocol": "tcp", "idle": "a while"}),
    ],
)
def test_what_is_wrong_with_a_probe_is_told_beside_its_field_and_nothing_is_saved(
    field: str, asked: dict[str, str]
) -> None:
    made = Editor().look(panel="probes")
    assert check(made, "probe", **asked)[f"error-probe-{field}"]
    refused = made.do("probe", **asked)
    assert refused.status == 422
    assert len(made.topology.probes) == 2
    answer = made.client.post(f"/diagrams/{made.key}/edit/?panel=probes", {"do": "probe", "base": "0", **asked})
    assert told(answer.content.decode(), field)
    assert f'value="{asked["to"]}"' in answer.content.decode()


def test_what_is_still_empty_is_not_complained_of_and_names_stand_for_ids() -> None:
    made = Editor()
    assert not any(check(made, "probe", **{"from": "a", "to": ""}).values())
    made.do("probe", **{"from": "a", "to": "Two legs", "protocol": "tcp", "port": "443"})
    probe = made.topology.probes[ObjectId("probe-1")]
    assert (probe.source, probe.destination, probe.port) == ("a", "d", 443)


def test_a_later_packet_of_a_connection_is_saved_and_its_hops_are_traced_beside_the_drawing() -> None:
    made = Editor()
    made.do("probe", **{"from": "a", "to": "c", "protocol": "tcp", "source_address": "10.0.0.99", "idle": "600"})
    probe = made.topology.probes[ObjectId("probe-1")]
    assert (probe.idle, str(probe.source_address)) == (600, "10.0.0.99")
    page = made.look(panel="probes", **{"from": "a", "to": "c", "trace": "1"}).page
    assert "Put it away" in page
    assert 'data-asks aria-current="true"' not in page
    assert 'ttl=1&trace=1" data-asks>' in page


def test_a_probe_of_a_file_that_can_not_be_sent_is_marked_so() -> None:
    topology = read_topology(
        """format: vpcviz/1
vpcs: {lab: {region: us-east-1, cidrs: [10.0.0.0/16]}}
subnets: {s1: {vpc: lab, zone: us-east-1a, cidr: 10.0.0.0/24}}
instances: {a: {subnet: s1}}
network_interfaces: {spare: {subnet: s1}}
probes: {odd: {source: spare, destination: a}}
"""
    )
    page = Editor(diagram=new_diagram("odd", topology)).look(panel="probes").page
    assert "icmp, spare to a" in page
    assert '<span class="verdict verdict--dropped">refused: spare' in page
