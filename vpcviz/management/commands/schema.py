"""What may a topology file hold?"""

from typing import Any

from vpcviz.management.command import QuestionCommand
from vpcviz.management.output import as_json, write_answer
from vpcviz.network.schema import topology_schema


class Command(QuestionCommand):
    """Print the JSON Schema of the topology file."""

    help = "Prints the JSON Schema of the topology file (vpcviz/1)."

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the schema, which is JSON in either form."""
        write_answer(as_json(topology_schema()))
