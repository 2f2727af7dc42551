"""Which instances of a topology reach which?"""

import sys
from typing import Any

from django.core.management.base import CommandParser

from vpcviz.exporters.reach_json import reach_json
from vpcviz.exporters.reach_text import reach_text
from vpcviz.facts.protocols import ICMP, NAMES, protocol_name
from vpcviz.management.command import QuestionCommand
from vpcviz.management.options import OptionReader
from vpcviz.management.output import as_json, write_answer
from vpcviz.management.topology_argument import topology_named
from vpcviz.management.walk_question import NEEDED
from vpcviz.network.errors import ProbeRefused
from vpcviz.network.index import compile_network
from vpcviz.steps.named_model import named_model
from vpcviz.walks.probe import DEFAULT_PORTS
from vpcviz.walks.reach import Kind, Reach, reach


class Command(QuestionCommand):
    """Say what becomes of a packet from every instance to every other."""

    help = (
        "Says which instances reach which: the verdict for every ordered pair, those together that no packet tells "
        "apart. "
        "Exit status: 0 every pair is answered, 1 some are dropped or refused, 2 the input is wrong, 3 of some nobody "
        "can know and none is dropped, 74 the answer can't be written."
    )
    typed = {"topology": "TOPOLOGY", "protocol": "--protocol", "port": "--port", "model": "--model", "set": "--set"}

    def add_arguments(self, parser: CommandParser) -> None:
        """Take a topology, what is sent, and a model."""
        super().add_arguments(parser)
        parser.add_argument("topology", metavar="TOPOLOGY", help=NEEDED["topology"])
        parser.add_argument("--protocol", default=NAMES[ICMP], help="icmp, tcp, udp or a number")
        parser.add_argument("--port", help="the destination port")
        parser.add_argument("--ipv6", action="store_true", help="ask by IPv6 for all that has an address of it")
        self.add_model_arguments(parser)

    def handle(self, *args: Any, topology: str, **options: Any) -> None:
        """Write all verdicts, and exit with the worst of them."""
        model = named_model(options["model"], options["set"])
        reader = OptionReader()
        protocol = reader.protocol("protocol", options["protocol"])
        port = reader.whole_number("port", options["port"])
        if reader.problems or protocol is None:
            raise ProbeRefused(*reader.problems)
        drawing = topology_named(topology)
        found = reach(compile_network(drawing), protocol, port, model, by_ipv6=options["ipv6"])
        sent = DEFAULT_PORTS.get(protocol) if port is None else port
        if options["json"]:
            write_answer(as_json(reach_json(drawing.title, found, protocol, sent, model)))
        else:
            to_port = f" to port {sent}" if sent is not None else ""
            by_ipv6 = " by IPv6" if options["ipv6"] else ""
            asked = f"{protocol_name(protocol)}{to_port}{by_ipv6}, model {model.name}"
            write_answer(reach_text(found, asked, self.inks(options)))
        if status := exit_status(found):
            sys.exit(status)


def exit_status(found: Reach) -> int:
    """Tell by a number what became of all pairs: 0 answered, 1 some dropped or refused, 3 neither."""
    missing = [one for one in found.outcomes.values() if not one.answered]
    if not missing:
        return 0
    return 1 if any(one.kind is Kind.DROPPED for one in missing) else 3
