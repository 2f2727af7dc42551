"""What of a topology would its owner regret?"""

import sys
from typing import Any

from django.core.management.base import CommandParser

from vpcviz.exporters.advice_json import advice_json
from vpcviz.exporters.advice_text import advice_text
from vpcviz.management.command import QuestionCommand
from vpcviz.management.output import as_json, write_answer
from vpcviz.management.topology_argument import topology_named
from vpcviz.management.walk_question import NEEDED
from vpcviz.network.lint.topology import lint


class Command(QuestionCommand):
    """Advise."""

    help = (
        "Says what of a topology AWS would take and its owner would regret, each with its reason and its remedy. "
        "What AWS would refuse is said as wrong input. "
        "Exit status: 0 nothing, 1 there is advice, 2 the input is wrong, 74 the answer can't be written."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take a topology."""
        super().add_arguments(parser)
        parser.add_argument("topology", metavar="TOPOLOGY", help=NEEDED["topology"])

    def handle(self, *args: Any, topology: str, **options: Any) -> None:
        """Write the advice, and exit with whether there is any."""
        drawing = topology_named(topology)
        advice = lint(drawing)
        if options["json"]:
            write_answer(as_json(advice_json(drawing.title, advice)))
        else:
            write_answer(advice_text(advice, self.inks(options)))
        if advice:
            sys.exit(1)
