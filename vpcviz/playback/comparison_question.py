"""What is otherwise than usual in a question, and how is it asked to be compared with the usual?"""

from dataclasses import replace
from urllib.parse import urlencode

from vpcviz.playback.question import Question
from vpcviz.steps.model import AWS


def compared_query(question: Question, against: str = "") -> str:
    """Give the address's part behind the question mark that asks for a comparison, opened where the walks differ."""
    plain = replace(question, who="", view="", stack="", panel="", sorts=(), place="", step="", trace=False)
    return f"{plain.query}&{urlencode({'against': against})}" if against else plain.query


def differs_from_usual(question: Question) -> bool:
    """Say whether there is a before to a question: something in it is otherwise than usual."""
    return as_usual(question) != question


def as_usual(question: Question) -> Question:
    """Ask about the same probe in the network as it is configured, under the usual model, with nothing known."""
    return replace(question, off=(), model=AWS.name, switches=(), warm=False, inject=())


def changes_in_words(question: Question) -> str:
    """Tell what a question has otherwise than usual: `0.0.0.0/0 of rt-public off, model direct`."""
    changes = [
        f"{destination} of {table} off" for table, _, destination in (one.partition(":") for one in question.off)
    ]
    changes += [f"model {question.model}"] if question.model != AWS.name else []
    changes += [switch.replace("_", " ").replace("=", ": ") for switch in question.switches]
    changes += [f"{one} injected" for one in question.inject]
    changes += ["neighbours known"] if question.warm else []
    return ", ".join(changes)
