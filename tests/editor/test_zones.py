import pytest

from tests.editor.editors import Editor
from tests.network.edits.labs import lab
from vpcviz.editor.zones import zones_for
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.edits.palette import place
from vpcviz.network.edits.values import put


def test_a_subnet_is_offered_the_zones_of_its_own_region() -> None:
    placed = place(lab(), "subnets", ObjectId("lab"))
    topology = put(placed.topology, ("subnets", placed.id, "zone"), "us-east-1f")
    assert zones_for(topology, "s1") == ("us-east-1a", "us-east-1b", "us-east-1c", "us-east-1f")


@pytest.mark.django_db
def test_the_form_of_a_subnet_offers_another_zone_and_it_is_drawn_there() -> None:
    editor = Editor().do("place", section="subnets", within="lab")
    (new,) = editor.topology.subnets.keys() - lab().subnets.keys()
    editor.look(chosen=new)
    assert 'list="suggested-zone"' in editor.page
    assert '<option value="us-east-1b">' in editor.page
    editor.do("set", section="subnets", id=new, field__zone="us-east-1b")
    assert editor.topology.subnets[new].zone == "us-east-1b"
    assert 'id="zone-us-east-1b"' in editor.page
