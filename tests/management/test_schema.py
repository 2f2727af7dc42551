"""What does `schema` print?"""

import json

from tests.management.conftest import Command
from vpcviz.network.topology import Topology


def test_the_schema_describes_every_section_of_a_topology_file(command: Command) -> None:
    schema = json.loads(command("schema").output)
    assert set(schema["properties"]) == set(Topology.model_fields)


def test_the_schema_refuses_what_a_file_may_not_hold(command: Command) -> None:
    assert json.loads(command("schema").output)["additionalProperties"] is False
