"""Which model is meant by a name and some switches?"""

from collections.abc import Iterable

from vpcviz.network.errors import ProbeRefused, Problem
from vpcviz.steps.model import MODELS, SWITCHES, Model, with_switch


def named_model(name: str, settings: Iterable[str] = ()) -> Model:
    """
    Give a named model with some of its switches turned.

    Args:
        settings: Each a switch and its position: `arp_answer=router-mac`.

    Raises:
        ProbeRefused: The model, a switch or a position does not exist; all that is wrong is named at once.
    """
    problems = [] if name in MODELS else [_no_such_model(name)]
    model = MODELS.get(name, Model())
    for setting in settings:
        switch, _, position = setting.partition("=")
        if switch not in SWITCHES:
            problems.append(_no_such_switch(switch, setting))
        elif position not in list(SWITCHES[switch]):
            positions = f"one of {', '.join(SWITCHES[switch])}"
            problems.append(Problem(f"set {switch}", None, position or "no position", positions))
        else:
            model = with_switch(model, switch, position)
    if problems:
        raise ProbeRefused(*problems)
    return model


def _no_such_model(name: str) -> Problem:
    return Problem("model", None, name, f"one of {', '.join(MODELS)}")


def _no_such_switch(switch: str, setting: str) -> Problem:
    return Problem("set", None, switch or "no switch", f"one of {', '.join(SWITCHES)}, with =POSITION behind it")
