"""What is drawn of a network with more instances than can be told apart?"""

import re

import pytest
from django.template.loader import render_to_string

from tests.drawing.networks import crowded
from tests.drawing.walks import ping
from vpcviz.drawing.layout import lay_out
from vpcviz.drawing.measure import MOST_CARDS
from vpcviz.drawing.participants import participants
from vpcviz.drawing.picture import Picture
from vpcviz.drawing.trail import trace
from vpcviz.facts.identifiers import ObjectId

ENDS = frozenset((ObjectId("i0"), ObjectId("i1")))


@pytest.fixture(scope="module")
def picture() -> Picture:
    return lay_out(crowded(subnets=4, instances=2 * MOST_CARDS), ENDS)


def test_of_a_crowd_those_that_take_part_are_drawn(picture: Picture) -> None:
    assert {card.object_id for card in picture.instances} == ENDS


def test_the_others_are_counted(picture: Picture) -> None:
    counted = {subnet.object_id: subnet.crowd.count for subnet in picture.subnets if subnet.crowd}
    assert counted == {"s0": 499, "s1": 499, "s2": 500, "s3": 500}


def test_every_instance_that_is_counted_is_a_dot(picture: Picture) -> None:
    crowd = picture.subnets[0].crowd
    assert crowd is not None
    assert sum(length // 8 + 1 for _, length in crowd.rows) == crowd.count


def test_the_picture_says_how_many_are_left_out(picture: Picture) -> None:
    said = [words.text for label in picture.labels for words in label.words]
    assert {"499 more instances", "500 instances", "1,998 more hosts"} <= set(said)


def test_of_many_servers_those_of_who_takes_part_stand_there(picture: Picture) -> None:
    assert [host.object_id for host in picture.hosts if not host.is_edge] == ["host/i0", "host/i1"]


def test_only_who_takes_part_has_a_drop_line(picture: Picture) -> None:
    assert {drop.object_id for drop in picture.drop_lines} == {*ENDS, "igw"}


def test_what_is_counted_has_a_place(picture: Picture) -> None:
    assert picture.anchor(ObjectId("i7")).id == "crowd-s3"
    assert picture.anchor(ObjectId("host/i7")).id == "crowd-hosts"


def test_a_drop_line_passes_behind_what_is_counted(picture: Picture) -> None:
    crowds = [subnet.crowd.box for subnet in picture.subnets if subnet.crowd]
    lines = [piece for drop in picture.drop_lines for piece in (*drop.pieces, *drop.on_sheet)]
    assert len(lines) > 3
    assert not [
        line
        for line in lines
        for box in crowds
        if box.x < line[0].x < box.right and line[0].y < box.bottom and line[-1].y > box.y
    ]


def test_few_subnets_stay_open_beside_a_full_one() -> None:
    network = crowded(subnets=2, instances=MOST_CARDS + 10, in_the_first=MOST_CARDS)
    assert [len(subnet.instances) for subnet in lay_out(network, ENDS).subnets] == [2, 10]


@pytest.mark.parametrize("instances", [50, 200, 1000, 10_000])
@pytest.mark.parametrize("subnets", [1, 4, 24])
def test_a_picture_is_about_as_wide_as_a_screen(subnets: int, instances: int) -> None:
    picture = lay_out(crowded(subnets=subnets, instances=instances), ENDS)
    assert 1.1 < picture.width / picture.height < 1.9


def test_a_walk_goes_through_a_crowd_by_what_is_drawn() -> None:
    network = crowded(subnets=4, instances=2 * MOST_CARDS)
    walk = ping(network, "i0", str(network.interface_of(ObjectId("i1")).address))
    increments = trace(lay_out(network, participants(network, walk)), walk).increments
    assert walk.answered
    assert not [one.place.id for one in increments if one.place.id.startswith("crowd")]


def test_a_subnet_is_one_path_for_who_looks_from_far_away() -> None:
    drawn = render_to_string("drawing/_drawing.html", {"picture": lay_out(crowded(subnets=2, instances=40), ENDS)})
    paths = [piece.partition("/>")[0] for piece in drawn.split('<path class="far card"')[1:]]
    assert [path.count("M") for path in paths] == [20, 20]


def test_what_that_path_stands_for_can_be_left_out_as_a_whole() -> None:
    drawn = render_to_string("drawing/_drawing.html", {"picture": lay_out(crowded(subnets=2, instances=40), ENDS)})
    groups = re.split(r'<g class="close" id="[^"]*" data-parts="">', drawn)[1:]
    assert all(group.startswith('<g class="instance"') for group in groups)
    assert len(groups) == 2
