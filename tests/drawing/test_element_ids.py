from vpcviz.drawing.element_ids import ElementIds


def test_an_id_is_a_stem_and_the_things_own_id() -> None:
    assert ElementIds().take("interface", "a/eth0") == "interface-a-eth0"


def test_no_two_things_have_one_id() -> None:
    ids = ElementIds()
    assert [ids.take("interface", "a/eth0"), ids.take("interface", "a-eth0")] == [
        "interface-a-eth0",
        "interface-a-eth0:2",
    ]
