"""How is a traceroute written, for a terminal and as JSON?"""

from dataclasses import replace
from textwrap import wrap
from typing import Any

from vpcviz.exporters.inks import PLAIN, Inks
from vpcviz.exporters.walk_json import model_json, probe_json
from vpcviz.exporters.walk_text import COLUMNS, asked_text
from vpcviz.network.printable import printable
from vpcviz.walks.traceroute import MOST_HOPS, Hop, HopKind, Traceroute

ADDRESS_COLUMNS = 16
_START = 4 + 2 + ADDRESS_COLUMNS

WORDS = {
    HopKind.TIME_EXCEEDED: "time exceeded",
    HopKind.ANSWER: "answers",
    HopKind.REFUSAL: "refuses",
    HopKind.SILENCE: "nothing comes back",
}
"""What becomes of a packet of each TTL, in a word or two."""


def traceroute_text(trace: Traceroute, inks: Inks = PLAIN) -> str:
    """Write a line a TTL: who answers, or a star, and why."""
    head = f"traceroute, {asked_text(replace(trace.hops[0].walk, probe=trace.probe))}"
    lines = [*wrap(printable(head), COLUMNS), *(line for hop in trace.hops for line in _lines(hop, inks))]
    last = trace.hops[-1]
    if not trace.is_reached and last.ttl < MOST_HOPS:
        lines.append(inks.quiet(f"  and so on to {MOST_HOPS}: a larger TTL changes nothing"))
    return "\n".join(lines)


def _lines(hop: Hop, inks: Inks) -> list[str]:
    address = str(hop.address) if hop.address else "*" if hop.kind is HopKind.SILENCE else "not drawn"
    told = wrap(printable(f"{WORDS[hop.kind]}: {hop.says}"), COLUMNS - _START)
    ink = inks.bad if hop.kind is HopKind.SILENCE else inks.quiet
    start = f"{hop.ttl:>4}  {address:<{ADDRESS_COLUMNS - 1}} "
    return [f"{start}{ink(told[0])}", *(f"{'':{_START}}{ink(line)}" for line in told[1:])]


def traceroute_json(trace: Traceroute) -> dict[str, Any]:
    """Write a traceroute with the place and the sentence of each hop."""
    first = trace.hops[0].walk
    return {
        "format": "vpcviz-traceroute/1",
        "topology": first.title,
        "probe": probe_json(trace.probe),
        "model": model_json(first.model),
        "reached": trace.is_reached,
        "hops": [
            {
                "ttl": hop.ttl,
                "kind": str(hop.kind),
                "address": str(hop.address) if hop.address else None,
                "at": hop.at,
                "says": hop.says,
            }
            for hop in trace.hops
        ],
    }
