from dataclasses import replace

from vpcviz.drawing.geometry import Point
from vpcviz.drawing.layout import lay_out
from vpcviz.drawing.packet_mark import Mark, PacketMark, Ring
from vpcviz.drawing.pair import ASIDE, stand_together
from vpcviz.drawing.picture import Picture
from vpcviz.lessons.lesson import lessons
from vpcviz.network.index import compile_network

AT = Point(300, 300)
PACKET = PacketMark(AT, (Point(200, 300), AT), (Ring.ETHERNET, Ring.IP), Mark.NONE, "The packet")


def picture() -> Picture:
    """Lay out the first lesson's network."""
    return lay_out(compile_network(lessons()[0].topology))


def test_packets_at_one_place_stand_beside_it_the_first_one_left() -> None:
    first, second = stand_together(picture(), [("before", PACKET), ("after", PACKET)])
    assert (first.packet.at, second.packet.at) == (Point(AT.x - ASIDE, AT.y), Point(AT.x + ASIDE, AT.y))


def test_a_packet_moves_to_where_it_stands_beside_the_other() -> None:
    first, _ = stand_together(picture(), [("before", PACKET), ("after", PACKET)])
    assert first.packet.way == (Point(200, 300), first.packet.at)


def test_packets_at_two_places_stand_right_there() -> None:
    elsewhere = replace(PACKET, at=Point(500, 171), way=(Point(500, 171),))
    assert [one.packet for one in stand_together(picture(), [("before", PACKET), ("after", elsewhere)])] == [
        PACKET,
        elsewhere,
    ]


def test_a_packet_that_is_alone_stands_right_there() -> None:
    assert [one.packet for one in stand_together(picture(), [("after", PACKET)])] == [PACKET]


def test_a_name_gives_way_to_a_label_of_the_picture() -> None:
    drawn = picture()
    label = next(one for one in drawn.labels if one.words[0].text == "What AWS does")
    over = Point(label.box.centre.x, label.box.y - 30)
    (named,) = stand_together(drawn, [("before", replace(PACKET, at=over, way=(over,)))])
    assert not [one for one in drawn.labels if one.box.meets(named.tag)]
