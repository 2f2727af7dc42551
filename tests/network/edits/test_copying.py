import pytest

from tests.network.edits.labs import lab
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.checks.topology import check_topology
from vpcviz.network.edits.copying import duplicate
from vpcviz.network.errors import EditRefused


def test_a_copy_of_an_instance_has_addresses_of_its_own() -> None:
    copied = duplicate(lab(), ObjectId("a"))
    instance = copied.topology.instances[copied.id]
    assert (copied.id, instance.subnet, instance.security_groups) == ("a2", "s1", ("sg", "others"))
    assert (instance.address, instance.public_address) == (None, None)


def test_a_copy_of_a_subnet_has_a_block_of_its_own_and_nothing_in_it() -> None:
    copied = duplicate(lab(), ObjectId("s1"))
    assert (copied.id, str(copied.topology.subnets[copied.id].cidr)) == ("s3", "10.0.2.0/24")
    assert len(copied.topology.instances) == len(lab().instances)


@pytest.mark.parametrize("thing", ["a", "s1", "rt", "sg", "acl", "home", "out", "lab"])
def test_whatever_is_copied_aws_would_take_it(thing: str) -> None:
    assert check_topology(duplicate(lab(), ObjectId(thing)).topology) == []


@pytest.mark.parametrize(("thing", "because"), [("zebra", "nothing called zebra"), ("igw", "one Internet gateway")])
def test_what_is_not_there_or_could_not_be_there_twice_is_refused(thing: str, because: str) -> None:
    with pytest.raises(EditRefused, match=because):
        duplicate(lab(), ObjectId(thing))
