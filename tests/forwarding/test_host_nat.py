import pytest

from tests.forwarding.case import Case, cases_of, differences
from vpcviz.forwarding.host_nat import translate_at_receiver, translate_at_sender


@pytest.mark.parametrize("case", cases_of("host_nat", "translate_at_sender"))
def test_what_a_translating_host_would_do_for_its_sender(case: Case) -> None:
    network = case.network()
    sender = network.interface_of(case.at)  # type: ignore[arg-type]
    translation = translate_at_sender(case.met(), sender, network, case.rules())
    peer = translation.peer.id if translation and translation.peer else None
    assert differences(case, translation.verdict if translation else None, peer) == []


@pytest.mark.parametrize("case", cases_of("host_nat", "translate_at_receiver"))
def test_what_a_translating_host_would_do_for_its_receiver(case: Case) -> None:
    assert differences(case, translate_at_receiver(case.met(), case.at, case.network(), case.rules())) == []
