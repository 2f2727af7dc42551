from tests.drawing.networks import lesson_one
from tests.drawing.walks import ping
from vpcviz.drawing.participants import participants
from vpcviz.facts.identifiers import ObjectId

THREE = {name: {"subnet": "s1", "address": f"10.0.0.{last}"} for name, last in (("a", 10), ("b", 20), ("c", 30))}


def test_who_sends_and_who_receives_take_part() -> None:
    network = lesson_one(instances=THREE)
    assert participants(network, ping(network, "a", "10.0.0.20")) >= {ObjectId("a"), ObjectId("b")}


def test_who_is_never_named_takes_no_part() -> None:
    network = lesson_one(instances=THREE)
    assert not participants(network, ping(network, "a", "10.0.0.20")) & {ObjectId("c"), ObjectId("c/eth0")}
