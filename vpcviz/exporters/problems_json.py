"""How is what is wrong with the input written as JSON (`vpcviz-errors/1`)?"""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from vpcviz.network.errors import Problem

FORMAT = "vpcviz-errors/1"


def problems_json(problems: Iterable[Problem]) -> dict[str, Any]:
    """Write problems as what `json.dumps` takes; a remedy that there is not is null, as a line is."""
    return {
        "format": FORMAT,
        "problems": [asdict(problem) | {"remedy": problem.remedy or None} for problem in problems],
    }
