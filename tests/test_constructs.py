"""What does a construct cost: in which files is it named, and does each of them say what it should?"""

import re
from importlib import import_module
from pathlib import Path

import pytest

from vpcviz.drawing.glyph import glyph_of
from vpcviz.forwarding.constructs import CROSS, EDGE, SERVE
from vpcviz.network.checks.topology import CHECKS
from vpcviz.network.edits.palette import PALETTE
from vpcviz.network.network_interface import InterfaceKeys, RequesterManaged
from vpcviz.network.sections import SECTIONS, stem_of

TREE = Path(__file__).parent.parent
PRODUCT = [
    path
    for folder in ("vpcviz", "templates", "static")
    for path in (TREE / folder).rglob("*")
    if path.suffix in (".py", ".html", ".svg", ".js", ".css")
]

# The file's format, the words of a walk's JSON form, the palette, and the glyph.
WHAT_IS_LISTED = {
    "vpcviz/network/topology.py",
    "vpcviz/steps/stage.py",
    "vpcviz/steps/reason.py",
    "vpcviz/network/edits/palette.py",
    "static/glyphs.svg",
}


def test_a_nat_gateway_is_named_in_files_of_its_own_and_where_things_are_listed() -> None:
    named = {
        str(path.relative_to(TREE))
        for path in PRODUCT
        if path.stem != "nat_gateway" and re.search(r"nat[_ -]?gateway", path.read_text(), re.IGNORECASE)
    }
    assert named == WHAT_IS_LISTED


@pytest.mark.parametrize("section", SECTIONS)
def test_each_file_of_checks_and_of_advice_takes_part(section: str) -> None:
    """A constant with another name would silently leave the file out."""
    for package, constant in (("checks", "CHECK"), ("lint", "ADVISE")):
        path = f"vpcviz.network.{package}.{stem_of(section)}"
        if (TREE / f"{path.replace('.', '/')}.py").exists():
            assert hasattr(import_module(path), constant), f"{path} has no {constant}"


def test_whatever_aws_runs_by_an_interface_of_its_own_knows_what_to_do_with_a_packet() -> None:
    managed = {section for section, model in SECTIONS.items() if issubclass(model, RequesterManaged)}
    assert SERVE.keys() == managed


def test_whatever_a_route_leads_through_knows_how_a_packet_goes_on() -> None:
    direct = {section for section, model in SECTIONS.items() if issubclass(model, InterfaceKeys | RequesterManaged)}
    targets = {section for section, model in SECTIONS.items() if model.is_target}
    assert CROSS.keys() | EDGE.keys() == targets - direct - {"internet_gateways"}
    assert EDGE.keys() == {section for section, model in SECTIONS.items() if model.is_at_edge}


def test_every_section_is_checked() -> None:
    assert SECTIONS.keys() == CHECKS.keys()


def test_what_can_be_placed_has_a_glyph() -> None:
    sprite = (TREE / "static" / "glyphs.svg").read_text()
    managed = [section for section, model in SECTIONS.items() if issubclass(model, RequesterManaged)]
    assert {one for one in managed if f'id="g-{glyph_of(one)}"' not in sprite} == set()
    assert set(managed) <= {construct.section for construct in PALETTE}
