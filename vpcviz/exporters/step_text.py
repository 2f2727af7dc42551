"""How is one step written for someone who quotes it?"""

from collections.abc import Iterator, Sequence

from vpcviz.exporters.naming import Naming, by_id
from vpcviz.exporters.packet_fields import Field, Layer, field_value, stack_layers
from vpcviz.network.printable import printable
from vpcviz.steps.step import Step
from vpcviz.steps.verdict import Dropped, Lookup, Undecided


def step_text(step: Step, counted: str, name: Naming = by_id) -> str:
    """
    Write what happens at a step, to which packet, and why.

    Args:
        counted: Which step it is: `step 9 of 56, on the way there`, say.
    """
    evidence = step.evidence
    lines = [
        f"{counted}: {step.stage} at {name(step.at)}",
        f"  {name(evidence.says)}",
        *_verdict(step),
        "",
        "packet",
        *(f"  {line}" for line in packet_lines(step)),
        *(line for lookup in evidence.looked_at for line in ("", *_table(lookup))),
        "",
        "why",
        f"  {evidence.fact.says}",
        f"  {_standing(step)}",
        *([f"  assumed here: {name(evidence.assumption.says)}"] if evidence.assumption else []),
    ]
    return "\n".join(printable(line) for line in lines)


def _verdict(step: Step) -> Iterator[str]:
    if isinstance(step.verdict, Dropped):
        yield f"  dropped: {step.verdict.reason}"
    if isinstance(step.verdict, Undecided):
        yield f"  undecided: the drawing lacks {step.verdict.missing}"


def _standing(step: Step) -> str:
    fact = step.evidence.fact
    seen = f", seen by {fact.observed_by}" if fact.observed_by else ""
    seen += f", which reports {fact.reports}" if fact.reports else ""
    return f"{fact.standing}: {fact.source}{seen}, read on {fact.checked:%Y-%m-%d}"


def packet_lines(step: Step) -> Iterator[str]:
    """Write a line a header, outermost first: `-` was taken off, `+` was put on, `*` has changed."""
    changes = step.changes
    before, after = stack_layers(step.before.headers), stack_layers(step.packet.headers)
    for layer in changes.removed:
        yield f"- {_header(before[layer])}"
    for number, header in enumerate(after):
        old = [f"{one.field} was {field_value(one.field, one.old)}" for one in changes.changed if one.layer == number]
        told = f" ({', '.join(old)})" if old else ""
        mark = "+" if number in changes.added else "*" if old else " "
        yield f"{mark} {_header(header)}{told}"


def _header(header: Layer) -> str:
    fields = (f"{name}={_value(field)}" for name, field in header.items() if name != "layer")
    return " ".join([str(header["layer"]), *fields])


def _value(field: Field) -> str:
    """Write a field in one word; of what an error quotes, the headers' names."""
    if isinstance(field, list):
        return "+".join(str(quoted["layer"]) for quoted in field)
    return str(field).lower() if isinstance(field, bool) else str(field)


def _table(lookup: Lookup) -> Iterator[str]:
    """Write a table, its columns under each other; `>` marks the row that won."""
    rows = [lookup.table.columns, *lookup.table.rows]
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    yield lookup.table.title
    for number, row in enumerate(rows, -1):
        mark = ">" if lookup.won == number else " "
        yield f"{mark} {_row(row, widths)}".rstrip()
    if lookup.note:
        yield f"  {lookup.note}"


def _row(cells: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
