import pytest

from tests.forwarding.case import Case, cases_of, differences
from vpcviz.forwarding.next_hop import choose_next_hop


@pytest.mark.parametrize("case", cases_of("next_hop"))
def test_where_a_frame_goes_from_the_interface(case: Case) -> None:
    network = case.network()
    port = network.interface_of(case.at)  # type: ignore[arg-type]
    hop = choose_next_hop(case.met(), port, network, case.rules())
    assert differences(case, hop.verdict, hop.neighbour.id if hop.neighbour else hop.fork) == []
