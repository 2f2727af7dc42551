from vpcviz.steps.model import MODELS, SWITCHES
from vpcviz.steps.model_words import MODEL_WORDS, SWITCH_WORDS


def test_every_model_says_what_it_claims() -> None:
    assert list(MODEL_WORDS) == list(MODELS)


def test_every_switch_says_what_it_decides() -> None:
    assert list(SWITCH_WORDS) == list(SWITCHES)
