import pytest

from tests.forwarding.case import Case, cases_of, differences
from vpcviz.forwarding.mapping_service import look_up_address, look_up_neighbour


@pytest.mark.parametrize("case", cases_of("mapping_service"))
def test_on_which_host_a_destination_is(case: Case) -> None:
    network, packet = case.network(), case.met()
    port = network.interface_of(case.at)  # type: ignore[arg-type]
    if case.stage == "look_up_neighbour":
        neighbour = network.interface_of(case.sender)  # type: ignore[arg-type]
        assert differences(case, look_up_neighbour(packet, port.host, neighbour)) == []
        return
    interface, verdict = look_up_address(packet, port.host, port.vpc, network, case.rules())
    assert differences(case, verdict, interface and interface.id) == []
