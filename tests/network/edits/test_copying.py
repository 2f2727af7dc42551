import pytest

from tests.network.edits.labs import lab
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.changes import document_of
from vpcviz.network.checks.topology import check_topology
from vpcviz.network.edits.copying import duplicate
from vpcviz.network.edits.pasting import Pasted, fragment, paste
from vpcviz.network.edits.values import put
from vpcviz.network.errors import EditRefused


def copied(*ids: str) -> Pasted:
    return duplicate(lab(), map(ObjectId, ids))


def test_a_copy_of_an_instance_has_addresses_of_its_own_which_it_keeps() -> None:
    done = copied("a")
    instance = done.topology.instances[ObjectId("a2")]
    assert (instance.subnet, instance.security_groups) == ("s1", ("sg", "others"))
    assert (str(instance.address), str(instance.public_address)) == ("10.0.0.6", "198.51.100.11")
    assert done.says == ("a2 (of a); with another address of a2, 10.0.0.6, another public address of a2, 198.51.100.11")


def test_a_copy_of_a_subnet_has_a_block_of_its_own_and_copies_of_all_that_stands_in_it() -> None:
    done = copied("s1")
    assert str(done.topology.subnets[ObjectId("s3")].cidr) == "10.0.2.0/24"
    assert [str(one) for _, one in done.ids] == ["s3", "a2", "b2", "d2"]


def test_a_copy_of_an_instance_takes_its_interfaces_along() -> None:
    done = copied("d")
    attached = [one for one in done.topology.network_interfaces.values() if one.instance == "d2"]
    assert [(one.device, one.subnet) for one in attached] == [(0, "s1"), (1, "s2")]


@pytest.mark.parametrize("things", ["a", "s1", "rt", "sg", "acl", "home", "lab", "d", "a b s2"])
def test_a_copy_is_what_copying_and_pasting_gives_and_aws_would_take_it(things: str) -> None:
    ids = [ObjectId(one) for one in things.split()]
    done = duplicate(lab(), ids)
    assert check_topology(done.topology) == []
    assert done == paste(lab(), document_of(fragment(lab(), ids)), None)


def test_a_copy_is_called_after_its_id_where_its_original_was_and_keeps_a_name_that_somebody_gave() -> None:
    named = put(lab(), ("instances", "a", "name"), "A")
    assert duplicate(named, [ObjectId("a")]).topology.instances[ObjectId("a2")].name == "A2"
    assert copied("d").topology.instances[ObjectId("d2")].name == "Two legs"


@pytest.mark.parametrize(("thing", "because"), [("zebra", "nothing called zebra"), ("igw", "one Internet gateway")])
def test_what_is_not_there_or_could_not_be_there_twice_is_refused(thing: str, because: str) -> None:
    with pytest.raises(EditRefused, match=because):
        copied(thing)
