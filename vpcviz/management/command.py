"""How does a command that answers a question take its options, and say what is wrong with them?"""

import io
import re
import sys
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from vpcviz.exporters.inks import COLOURED, PLAIN, Inks
from vpcviz.exporters.problems_json import problems_json
from vpcviz.management.output import as_json, flush_answer, write_answer, write_complaint
from vpcviz.network.errors import EditRefused, ProbeRefused, Problem, TopologyRefused, VpcvizError
from vpcviz.steps.model import AWS, MODELS, SWITCHES

WRONG_INPUT = 2
"""The exit status where the input is wrong."""


class QuestionCommand(BaseCommand):
    """A command that reads what it is handed, writes an answer, and touches no database."""

    requires_system_checks: list[str] = []

    typed: Mapping[str, str] = {}
    """What somebody types for each part of the question that may be wrong."""

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        """Make a parser that raises what is wrong instead of printing it, so that it can be said in either form."""
        parser = super().create_parser(prog_name, subcommand, allow_abbrev=False, **kwargs)
        parser.called_from_command_line = False
        return parser

    def add_arguments(self, parser: CommandParser) -> None:
        """Add the option that every question has."""
        parser.add_argument("--json", action="store_true", help="write the answer, or what is wrong, as JSON")

    def add_model_arguments(self, parser: CommandParser) -> None:
        """Add the options by which a model is chosen, and its switches turned."""
        parser.add_argument("--model", default=AWS.name, metavar="NAME", help=f"one of {', '.join(MODELS)}")
        parser.add_argument(
            "--set",
            nargs="+",
            action="extend",
            default=[],
            metavar="SWITCH=POSITION",
            help=f"turn a switch of the model: {', '.join(SWITCHES)}",
        )

    def run_from_argv(self, argv: list[str]) -> None:
        """Answer, or say what is wrong with the input and exit with status 2."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                # A title may hold what this terminal can't show.
                stream.reconfigure(errors="backslashreplace")
        try:
            super().run_from_argv(argv)
        except CommandError as error:
            self.refuse((misused(str(error).removeprefix("Error: "), argv[1]),), argv)
        except VpcvizError as error:
            self.refuse(problems_of(error), argv)
        finally:
            # What argparse wrote by itself is written now, while a failure can still be told.
            flush_answer()

    def execute(self, *args: Any, **options: Any) -> str | None:
        """
        Answer.

        Raises:
            ProbeRefused: Two options contradict each other.
        """
        if options["force_color"] and options["no_color"]:
            raise ProbeRefused(Problem("", None, "--no-color with --force-color", "one of them"))
        return super().execute(*args, **options)

    def refuse(self, problems: tuple[Problem, ...], argv: list[str]) -> None:
        """Say what is wrong: as JSON on standard output where that was asked for, else a line a problem."""
        if "--json" in argv:
            write_answer(as_json(problems_json(problems)))
        else:
            write_complaint("\n".join(str(self.as_typed(problem)) for problem in problems))
        sys.exit(WRONG_INPUT)

    def as_typed(self, problem: Problem) -> Problem:
        """Name an option as it was typed, where the problem is with one and not with a line of a file."""
        part, _, rest = problem.path.partition(" ")
        if problem.line is not None or part not in self.typed:
            return problem
        return replace(problem, path=f"{self.typed[part]} {rest}".rstrip())

    def inks(self, options: dict[str, Any]) -> Inks:
        """Choose colours for a terminal and none for anything else."""
        coloured = options["force_color"] or (self.stdout.isatty() and not options["no_color"])
        return COLOURED if coloured else PLAIN


def misused(because: str, command: str) -> Problem:
    """Say in our form what argparse says of options that it does not know or that lack a value."""
    remedy = f"{command} --help lists the options"
    if unknown := re.fullmatch(r"unrecognized arguments: (.*)", because, re.DOTALL):
        return Problem("", None, unknown[1], f"options of {command}", remedy)
    if lacking := re.fullmatch(r"argument ([^:]*): expected (?:one|at least one) argument", because):
        return Problem(lacking[1], None, "nothing", "a value", remedy)
    return Problem("", None, because, f"options of {command}", remedy)


def problems_of(error: VpcvizError) -> tuple[Problem, ...]:
    """Give all that is wrong, in the one form in which it is said."""
    match error:
        case TopologyRefused(problems=problems) | ProbeRefused(problems=problems):
            return problems
        case EditRefused(because=because, remedy=remedy):
            return (Problem("", None, because, "", remedy),)
        case _:
            return (Problem("", None, str(error), ""),)
