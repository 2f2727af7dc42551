from vpcviz.drawing.label import Role
from vpcviz.drawing.layout import lay_out
from vpcviz.drawing.picture import Picture
from vpcviz.drawing.route_table import RowShape
from vpcviz.drawing.struck import strike_out
from vpcviz.lessons.lesson import lessons
from vpcviz.network.index import compile_network


def picture() -> Picture:
    """Lay out the first lesson's network."""
    return lay_out(compile_network(lessons()[0].topology))


def rows(drawn: Picture) -> dict[str, RowShape]:
    """Find the rows of the only route table."""
    (table,) = drawn.route_tables
    return {row.destination: row for row in table.rows}


def test_a_route_that_is_off_stays_in_its_place_and_is_struck_through() -> None:
    configured, struck = (rows(one)["0.0.0.0/0"] for one in (picture(), strike_out(picture(), ["rt-public:0.0.0.0/0"])))
    assert struck.box == configured.box
    assert [label.words[0].text for label in struck.labels] == [label.words[0].text for label in configured.labels]
    assert {label.words[0].role for label in struck.labels} == {Role.OFF}
    assert {label.whole for label in struck.labels} == {"0.0.0.0/0 is off"}


def test_a_route_that_is_off_is_not_in_the_table_that_is_consulted() -> None:
    struck = rows(strike_out(picture(), ["rt-public:0.0.0.0/0"]))
    assert {destination: row.number for destination, row in struck.items()} == {"10.0.0.0/16": 0, "0.0.0.0/0": None}


def test_with_every_route_on_the_picture_is_as_it_was() -> None:
    drawn = picture()
    assert strike_out(drawn, []) == drawn


def test_a_route_of_another_table_is_not_struck() -> None:
    drawn = picture()
    assert strike_out(drawn, ["rt-other:0.0.0.0/0"]) == drawn
