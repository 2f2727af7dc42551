"""What would somebody regret about a VPC peering connection, and do the remedies mend it?"""

from vpcviz.network.checks.topology import check_topology
from vpcviz.network.document import read_topology
from vpcviz.network.lint.topology import lint

EQUAL = """\
format: vpcviz/1
vpcs:
  hub: {region: us-east-1, cidrs: [10.0.0.0/16]}
  one: {region: us-east-1, cidrs: [10.1.0.0/16]}
  two: {region: us-east-1, cidrs: [10.9.0.0/16, 10.1.5.0/24]}
  three: {region: us-east-1, cidrs: [10.3.0.0/16]}
vpc_peerings:
  pcx-1: {requester: hub, accepter: one}
  pcx-2: {requester: two, accepter: hub}
  pcx-3: {requester: hub, accepter: three}
"""


def test_of_two_peers_with_the_same_addresses_one_gets_the_others_answers() -> None:
    topology = read_topology(EQUAL)
    (advice,) = (one for one in lint(topology) if one.id == "peers-overlap")
    assert advice.at == "pcx-2"
    assert advice.says.startswith("pcx-2 and pcx-1 lead from hub to two peers that both have 10.1.5.0/24")
    for remedy in advice.remedies:
        mended = remedy.edit(topology)
        assert check_topology(mended) == []
        assert "peers-overlap" not in {one.id for one in lint(mended)}


def test_a_connection_that_is_not_up_leads_nobody_astray() -> None:
    waiting = EQUAL.replace("accepter: one}", "accepter: one, state: pending-acceptance}")
    assert "peers-overlap" not in {one.id for one in lint(read_topology(waiting))}
