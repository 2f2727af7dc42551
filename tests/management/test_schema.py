"""What does `schema` print?"""

import json

from tests.management.conftest import Command
from vpcviz.network.schema import topology_schema
from vpcviz.network.sections import AMONG, INSIDE
from vpcviz.network.topology import Topology


def test_the_schema_describes_every_section_of_a_topology_file(command: Command) -> None:
    schema = json.loads(command("schema").output)
    shared = {among.section for among in AMONG.values()}
    assert set(schema["properties"]) == set(Topology.model_fields) - AMONG.keys() - INSIDE.keys() | shared


def test_what_the_file_holds_inside_another_thing_is_described_there_without_naming_it(command: Command) -> None:
    schema = json.loads(command("schema").output)
    gateway, attachment = (schema["$defs"][name] for name in ("TransitGateway", "TransitGatewayAttachment"))
    assert {"attachments", "route_tables"} <= set(gateway["properties"])
    assert "gateway" not in attachment["properties"]
    assert "required" not in attachment


def test_it_is_the_schema_that_is_tried_on_files(command: Command) -> None:
    assert json.loads(command("schema").output) == topology_schema()


def test_the_schema_refuses_what_a_file_may_not_hold(command: Command) -> None:
    assert json.loads(command("schema").output)["additionalProperties"] is False
