"""How is advice written as JSON (`vpcviz-lint/1`)?"""

from collections.abc import Sequence
from typing import Any

from vpcviz.facts.catalogue import fact_id
from vpcviz.network.lint.advice import Advice

FORMAT = "vpcviz-lint/1"


def advice_json(title: str, advice: Sequence[Advice]) -> dict[str, Any]:
    """Write pieces of advice as what `json.dumps` takes."""
    return {
        "format": FORMAT,
        "topology": title,
        "findings": [
            {
                "id": one.id,
                "at": one.at,
                "says": one.says,
                "remedy": one.remedies[0].says if one.remedies else None,
                "remedies": [remedy.says for remedy in one.remedies],
                "fact": fact_id(one.because),
                "standing": one.because.standing,
                "source": one.because.source,
            }
            for one in advice
        ],
    }
