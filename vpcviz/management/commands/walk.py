"""What happens to one packet in a topology?"""

import json
import sys
from typing import Any

from django.core.management.base import CommandParser

from vpcviz.exporters.walk_json import walk_json
from vpcviz.exporters.walk_text import walk_text
from vpcviz.facts.protocols import ICMP
from vpcviz.management.command import QuestionCommand
from vpcviz.management.options import address, protocol, whole_number
from vpcviz.management.topology_argument import topology_named
from vpcviz.network.errors import ProbeRefused, Problem
from vpcviz.network.index import compile_network
from vpcviz.packets.answer import INITIAL_TTL
from vpcviz.steps.model import AWS, MODELS, SWITCHES
from vpcviz.steps.named_model import named_model
from vpcviz.steps.verdict import Dropped
from vpcviz.walks.blockers import find_blockers
from vpcviz.walks.probe import make_probe
from vpcviz.walks.result import Walk
from vpcviz.walks.walk import walk

NEEDED = {
    "topology": "a file, - for standard input, or a lesson's name",
    "source": "--from with an instance, an interface, a host on the Internet, or internet",
    "destination": "--to with an address, or the id of what has one",
}


class Command(QuestionCommand):
    """Walk one probe, there and back."""

    help = (
        "Walks one packet through a topology, there and back, and says at every step why. "
        "Exit status: 0 answered, 1 dropped or refused, 2 the input is wrong, 3 nobody can know."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take a topology, a probe and a model."""
        super().add_arguments(parser)
        parser.add_argument("topology", nargs="?", metavar="TOPOLOGY", help=NEEDED["topology"])
        parser.add_argument(
            "--from", dest="source", metavar="ID", help="an instance, an interface, a host on the Internet, or internet"
        )
        parser.add_argument("--to", dest="destination", metavar="ADDRESS", help="an address, or the id of what has one")
        parser.add_argument("--protocol", type=protocol("protocol"), default=ICMP, help="icmp, tcp, udp or a number")
        parser.add_argument("--port", type=whole_number("port"), help="the destination port")
        parser.add_argument("--source-port", type=whole_number("source_port"), metavar="PORT")
        parser.add_argument("--source-address", type=address("source_address"), metavar="ADDRESS")
        parser.add_argument("--size", type=whole_number("size"), metavar="OCTETS", help="the IP packet's whole length")
        parser.add_argument("--dont-fragment", action="store_true", help="not supported yet")
        parser.add_argument("--ttl", type=whole_number("ttl"), default=INITIAL_TTL, metavar="HOPS")
        parser.add_argument("--model", default=AWS.name, metavar="NAME", help=f"one of {', '.join(MODELS)}")
        parser.add_argument(
            "--set",
            nargs="+",
            action="extend",
            default=[],
            metavar="SWITCH=POSITION",
            help=f"turn a switch of the model: {', '.join(SWITCHES)}",
        )
        temperature = parser.add_mutually_exclusive_group()
        temperature.add_argument("--cold", action="store_true", help="nothing is known beforehand (the default)")
        temperature.add_argument("--warm", action="store_true", help="whatever is asked for is known already")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the walk, and exit with what came of it."""
        _refuse_what_is_missing(options)
        model = named_model(options["model"], options["set"])
        network = compile_network(topology_named(options["topology"]))
        probe = make_probe(
            network,
            source=options["source"],
            destination=options["destination"],
            protocol=options["protocol"],
            port=options["port"],
            source_port=options["source_port"],
            source_address=options["source_address"],
            size_octets=options["size"],
            ttl=options["ttl"],
            warm=options["warm"],
            model=model,
        )
        walked = walk(network, probe, model)
        blockers = find_blockers(network, walked)
        if options["json"]:
            self.stdout.write(json.dumps(walk_json(walked, blockers), indent=1, ensure_ascii=False))
        else:
            self.stdout.write(walk_text(walked, blockers, self.inks(options)))
        if status := exit_status(walked):
            sys.exit(status)


def _refuse_what_is_missing(options: dict[str, Any]) -> None:
    problems = [Problem(name, None, "nothing", expected) for name, expected in NEEDED.items() if options[name] is None]
    if options["dont_fragment"]:
        problems.append(Problem("dont_fragment", None, "not supported yet", ""))
    if problems:
        raise ProbeRefused(*problems)


def exit_status(walked: Walk) -> int:
    """Tell by a number what became of the probe: 0 answered, 1 dropped or refused, 3 neither."""
    if walked.answered:
        return 0
    return 1 if any(isinstance(direction.final.verdict, Dropped) for direction in walked.directions) else 3
