"""What happens to one packet in a topology?"""

import sys
from typing import Any

from django.core.management.base import CommandParser

from vpcviz.exporters.traceroute import traceroute_json, traceroute_text
from vpcviz.exporters.walk_json import walk_json
from vpcviz.exporters.walk_text import walk_text
from vpcviz.facts.protocols import ICMP, NAMES
from vpcviz.management.command import QuestionCommand
from vpcviz.management.output import as_json, write_answer
from vpcviz.management.walk_question import NEEDED, read_question
from vpcviz.steps.verdict import Dropped
from vpcviz.walks.blockers import find_blockers
from vpcviz.walks.injection_form import FORMS
from vpcviz.walks.result import Walk
from vpcviz.walks.traceroute import Traceroute, trace_route
from vpcviz.walks.walk import walk

TYPED = {
    "topology": "TOPOLOGY",
    "source": "--from",
    "destination": "--to",
    "protocol": "--protocol",
    "port": "--port",
    "source_port": "--source-port",
    "source_address": "--source-address",
    "size": "--size",
    "dont_fragment": "--dont-fragment",
    "ttl": "--ttl",
    "idle": "--idle",
    "traceroute": "--traceroute",
    "model": "--model",
    "set": "--set",
    "warm": "--warm",
    "inject": "--inject",
}


class Command(QuestionCommand):
    """Walk one probe, there and back."""

    help = (
        "Walks one packet through a topology, there and back, and says at every step why. "
        "Exit status: 0 answered, 1 dropped or refused, 2 the input is wrong, 3 nobody can know, "
        "74 the answer can't be written."
    )
    typed = TYPED

    def add_arguments(self, parser: CommandParser) -> None:
        """Take a topology, a probe and a model."""
        super().add_arguments(parser)
        parser.add_argument(
            "topology",
            nargs="?",
            metavar="TOPOLOGY",
            help=f"{NEEDED['topology']}; a file that is called like a lesson is ./NAME",
        )
        parser.add_argument("--from", dest="source", metavar="ID", help=NEEDED["source"])
        parser.add_argument("--to", dest="destination", metavar="ADDRESS", help=NEEDED["destination"])
        parser.add_argument("--protocol", default=NAMES[ICMP], help="icmp, tcp, udp or a number")
        parser.add_argument("--port", help="the destination port")
        parser.add_argument("--source-port", metavar="PORT")
        parser.add_argument("--source-address", metavar="ADDRESS")
        parser.add_argument("--size", metavar="OCTETS", help="the IP packet's whole length")
        parser.add_argument("--dont-fragment", action="store_true", help="nobody may split the packet")
        parser.add_argument("--ttl", metavar="HOPS")
        parser.add_argument(
            "--idle",
            metavar="SECONDS",
            help="a later packet of a connection that lay idle so long, opened while all that is off was on",
        )
        parser.add_argument("--traceroute", action="store_true", help="one packet a TTL, and who answers each")
        self.add_model_arguments(parser)
        parser.add_argument("--cold", action="store_true", help="nothing is known beforehand (the default)")
        parser.add_argument(
            "--inject",
            nargs="+",
            action="extend",
            default=[],
            metavar="FRAME",
            help=f"put into the network what no probe makes: {FORMS}",
        )
        parser.add_argument("--warm", action="store_true", help="whatever is asked for is known already")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the walk, and exit with what came of it."""
        network, probe, model = read_question(options)
        if options["traceroute"]:
            self.trace(trace_route(network, probe, model), options)
            return
        walked = walk(network, probe, model)
        blockers = find_blockers(network, walked)
        if options["json"]:
            write_answer(as_json(walk_json(walked, blockers)))
        else:
            write_answer(walk_text(walked, blockers, self.inks(options)))
        if status := exit_status(walked):
            sys.exit(status)

    def trace(self, trace: Traceroute, options: dict[str, Any]) -> None:
        """Write a traceroute, and exit with what came of its last packet."""
        if options["json"]:
            write_answer(as_json(traceroute_json(trace)))
        else:
            write_answer(traceroute_text(trace, self.inks(options)))
        if not trace.is_reached and (status := exit_status(trace.hops[-1].walk)):
            sys.exit(status)


def exit_status(walked: Walk) -> int:
    """Tell by a number what became of the probe: 0 answered, 1 dropped or refused, 3 neither."""
    if walked.answered:
        return 0
    return 1 if any(isinstance(direction.final.verdict, Dropped) for direction in walked.directions) else 3
