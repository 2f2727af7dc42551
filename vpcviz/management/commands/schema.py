"""What may a topology file hold?"""

import json
from typing import Any

from vpcviz.management.command import QuestionCommand
from vpcviz.network.topology import Topology


class Command(QuestionCommand):
    """Print the JSON Schema of the topology file."""

    help = "Prints the JSON Schema of the topology file (vpcviz/1)."

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the schema, which is JSON in either form."""
        self.stdout.write(json.dumps(Topology.model_json_schema(), indent=1, ensure_ascii=False))
