"""Is a network taken as it is where an importer found it to be there, whatever AWS would refuse today?"""

from itertools import permutations
from pathlib import Path

import pytest

from vpcviz.network.document import read_topology
from vpcviz.network.errors import TopologyRefused, VpcvizError
from vpcviz.network.index import compile_network
from vpcviz.network.lint.topology import lint_network
from vpcviz.walks.probe import make_probe
from vpcviz.walks.walk import walk

REFUSED = sorted((Path(__file__).parent / "refused").glob("*.yaml"))
AWSS_OWN = [
    path for path in REFUSED if all("; AWS: " in line for line in path.with_suffix(".txt").read_text().splitlines())
]
"""Those in which all that is wrong is wrong for AWS."""


@pytest.mark.parametrize("path", AWSS_OWN, ids=lambda path: path.stem)
def test_what_aws_would_refuse_is_told_by_lint_and_walked(path: Path) -> None:
    text = path.read_text().replace("format: vpcviz/1", "format: vpcviz/1\norigin: import")
    network = compile_network(read_topology(text))
    told = [advice for advice in lint_network(network) if advice.id == "aws-would-refuse"]
    assert len(told) == len(path.with_suffix(".txt").read_text().splitlines())
    for source, destination in permutations([*network.instances, *network.topology.internet_hosts], 2):
        try:
            probe = make_probe(network, source=source, destination=destination)
        except VpcvizError:
            continue
        assert walk(network, probe).directions


def test_most_of_what_is_refused_is_refused_by_aws() -> None:
    assert len(AWSS_OWN) > 20


def test_what_makes_no_sense_is_refused_wherever_it_comes_from() -> None:
    with pytest.raises(TopologyRefused, match="nothing in this file"):
        read_topology("format: vpcviz/1\norigin: import\ninternet_gateways: {igw: {vpc: lab}}\n")
    with pytest.raises(TopologyRefused, match="origin"):
        read_topology("format: vpcviz/1\norigin: elsewhere\n")


IPV6_ALONE = """\
format: vpcviz/1
origin: import
vpcs: {lab: {region: us-east-1, cidrs: [10.0.0.0/16], ipv6_cidrs: ["2001:db8:1::/56"]}}
"""


@pytest.mark.parametrize(
    "text",
    [
        "subnets: {s6: {vpc: lab, zone: us-east-1a}}",
        'subnets: {s6: {vpc: lab, zone: us-east-1a, ipv6_cidr: "2001:db8:1::/64"}}\nnat_gateways: {nat: {subnet: s6}}',
    ],
)
def test_what_no_network_can_be_is_refused_of_an_importer_too(text: str) -> None:
    with pytest.raises(TopologyRefused):
        read_topology(IPV6_ALONE + text + "\n")
