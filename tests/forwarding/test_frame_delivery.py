import pytest

from tests.forwarding.case import Case, cases_of, differences
from vpcviz.forwarding.frame_delivery import deliver_frame


@pytest.mark.parametrize("case", cases_of("frame_delivery"))
def test_in_which_frame_a_packet_arrives(case: Case) -> None:
    network = case.network()
    interface = network.interface_of(case.at)  # type: ignore[arg-type]
    delivered = deliver_frame(case.met(), interface, network.subnets[interface.subnet], case.rules())
    assert differences(case, delivered) == []
