"""How are the facts written as JSON (`vpcviz-facts/1`)?"""

from collections.abc import Mapping
from typing import Any

from vpcviz.facts.fact import Fact

FORMAT = "vpcviz-facts/1"


def facts_json(facts: Mapping[str, Fact]) -> dict[str, Any]:
    """Write facts, each with its id, as what `json.dumps` takes."""
    return {
        "format": FORMAT,
        "facts": [
            {
                "id": name,
                "says": fact.says,
                "standing": fact.standing,
                "observed_by": fact.observed_by or None,
                "reports": fact.reports or None,
                "source": fact.source,
                "checked": fact.checked.isoformat(),
            }
            for name, fact in facts.items()
        ],
    }
