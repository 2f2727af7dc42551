"""What does vpcviz claim about AWS, and who says so?"""

from typing import Any

from vpcviz.exporters.facts_json import facts_json
from vpcviz.exporters.facts_text import facts_text
from vpcviz.facts.catalogue import CATALOGUE
from vpcviz.management.command import QuestionCommand
from vpcviz.management.output import as_json, write_answer


class Command(QuestionCommand):
    """List the facts."""

    help = "Lists what vpcviz claims about AWS and the protocols, each claim with its standing and its source."

    def handle(self, *args: Any, **options: Any) -> None:
        """Write all facts."""
        if options["json"]:
            write_answer(as_json(facts_json(CATALOGUE)))
        else:
            write_answer(facts_text(CATALOGUE, self.inks(options)))
