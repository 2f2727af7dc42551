"""How does a command that answers a question take its options, and say what is wrong with them?"""

import io
import json
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from vpcviz.exporters.inks import COLOURED, PLAIN, Inks
from vpcviz.exporters.problems_json import problems_json
from vpcviz.network.errors import EditRefused, ProbeRefused, Problem, TopologyRefused, VpcvizError

WRONG_INPUT = 2
"""The exit status where the input is wrong."""


class QuestionCommand(BaseCommand):
    """A command that reads what it is handed, writes an answer, and touches no database."""

    requires_system_checks: list[str] = []

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        """Make a parser that raises what is wrong instead of printing it, so that it can be said in either form."""
        parser = super().create_parser(prog_name, subcommand, allow_abbrev=False, **kwargs)
        parser.called_from_command_line = False
        return parser

    def add_arguments(self, parser: CommandParser) -> None:
        """Add the option that every question has."""
        parser.add_argument("--json", action="store_true", help="write the answer, or what is wrong, as JSON")

    def run_from_argv(self, argv: list[str]) -> None:
        """Answer, or say what is wrong with the input and exit with status 2."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                # A title may hold what this terminal can't show.
                stream.reconfigure(errors="backslashreplace")
        try:
            super().run_from_argv(argv)
        except CommandError as error:
            because = str(error).removeprefix("Error: ")
            self.refuse((Problem("", None, because, "", f"{argv[1]} --help lists the options"),), argv)
        except VpcvizError as error:
            self.refuse(problems_of(error), argv)

    def refuse(self, problems: tuple[Problem, ...], argv: list[str]) -> None:
        """Say what is wrong: as JSON on standard output where that was asked for, else a line a problem."""
        if "--json" in argv:
            self.stdout.write(json.dumps(problems_json(problems), indent=1, ensure_ascii=False))
        else:
            self.stderr.write("\n".join(map(str, problems)))
        sys.exit(WRONG_INPUT)

    def inks(self, options: dict[str, Any]) -> Inks:
        """Choose colours for a terminal and none for anything else."""
        coloured = options["force_color"] or (self.stdout.isatty() and not options["no_color"])
        return COLOURED if coloured else PLAIN


def problems_of(error: VpcvizError) -> tuple[Problem, ...]:
    """Give all that is wrong, in the one form in which it is said."""
    match error:
        case TopologyRefused(problems=problems) | ProbeRefused(problems=problems):
            return problems
        case EditRefused(because=because):
            return (Problem("", None, because, ""),)
        case _:
            return (Problem("", None, str(error), ""),)
