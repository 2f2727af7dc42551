from tests.network.edits.labs import lab
from vpcviz.network.edits.values import put
from vpcviz.network.switched_off import routes_off, with_routes_on

DEFAULT = ("route_tables", "rt", "routes", "0.0.0.0/0", "off")


def test_a_route_that_is_off_is_named_and_can_be_put_back() -> None:
    off = put(lab(), DEFAULT, True)
    assert (routes_off(lab()), routes_off(off)) == ((), ("rt:0.0.0.0/0",))
    assert with_routes_on(off) == lab()
