from vpcviz.drawing.label import Role
from vpcviz.drawing.layout import lay_out
from vpcviz.drawing.picture import Picture
from vpcviz.drawing.route_table import RowShape
from vpcviz.drawing.struck import strike_out
from vpcviz.lessons.lesson import lessons
from vpcviz.network.index import compile_network
from vpcviz.playback.asked import without_route


def picture() -> Picture:
    """Lay out the first lesson's network."""
    return lay_out(compile_network(lessons()[0].topology))


def struck_out(*off: str) -> Picture:
    """Strike routes through in it."""
    topology = lessons()[0].topology
    for route in off:
        topology = without_route(topology, route)
    return strike_out(picture(), off, compile_network(topology))


def rows(drawn: Picture) -> dict[str, RowShape]:
    """Find the rows of the only route table."""
    (table,) = drawn.route_tables
    return {row.destination: row for row in table.rows}


def test_a_route_that_is_off_stays_in_its_place_and_is_struck_through() -> None:
    configured, struck = (rows(one)["0.0.0.0/0"] for one in (picture(), struck_out("rt-public:0.0.0.0/0")))
    assert struck.box == configured.box
    assert [label.words[0].text for label in struck.labels] == [label.words[0].text for label in configured.labels]
    assert {label.words[0].role for label in struck.labels} == {Role.OFF}
    assert {label.whole for label in struck.labels} == {"0.0.0.0/0 is off"}


def test_a_route_that_is_off_is_not_in_the_table_that_is_consulted() -> None:
    struck = rows(struck_out("rt-public:0.0.0.0/0"))
    assert {destination: row.number for destination, row in struck.items()} == {"10.0.0.0/16": 0, "0.0.0.0/0": None}


def test_with_every_route_on_the_picture_is_as_it_was() -> None:
    drawn = picture()
    assert strike_out(drawn, [], compile_network(lessons()[0].topology)) == drawn


def test_a_route_of_another_table_is_not_struck() -> None:
    drawn = picture()
    assert strike_out(drawn, ["rt-other:0.0.0.0/0"], compile_network(lessons()[0].topology)) == drawn


def test_a_subnet_whose_route_to_the_internet_gateway_is_off_is_drawn_as_private() -> None:
    (configured,), (struck,) = picture().subnets, struck_out("rt-public:0.0.0.0/0").subnets
    told = [[words.text for words in subnet.labels[0].words] for subnet in (configured, struck)]
    assert told == [["Subnet s1", "10.0.0.0/24", "public"], ["Subnet s1", "10.0.0.0/24", "private"]]
    assert (configured.is_public, struck.is_public) == (True, False)
    assert (struck.box, struck.instances, struck.as_if) == (configured.box, configured.instances, configured.as_if)
