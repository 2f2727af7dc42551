import re
from base64 import b64encode
from hashlib import sha256
from html import unescape

import pytest
from django.test import Client

from tests.network.edits.labs import lab
from vpcviz.diagrams.links import make_link
from vpcviz.diagrams.models import Right
from vpcviz.diagrams.revisions import new_diagram
from vpcviz.playback.page_file import SCRIPT, bundled

pytestmark = pytest.mark.django_db

LESSON = "/lessons/where-is-the-public-address/"


def page_of(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"].startswith("attachment")
    return answer.content.decode()


def test_it_holds_every_step_and_names_nothing_that_it_would_load(client: Client, loaded_lessons: None) -> None:
    page = page_of(client, f"{LESSON}walk.html")
    assert page.count('<li class="file__step') == 56
    assert re.findall(r'<(?:img|image|script|use|iframe|object)\b[^>]* (?:src|href)="([^"#][^"]*)"', page) == []
    assert "<link" not in page
    used, held = set(re.findall(r'href="#(g-[\w-]+)"', page)), set(re.findall(r'<symbol id="(g-[\w-]+)"', page))
    assert used == held != set()


def test_its_policy_allows_its_own_style_and_script_alone(client: Client, loaded_lessons: None) -> None:
    page = page_of(client, f"{LESSON}walk.html")
    policy = unescape(re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)[0])
    assert policy.startswith("default-src 'none';")
    for element, directive in (("style", "style-src"), ('script type="module"', "script-src")):
        ((content),) = re.findall(rf"<{element}>(.*?)</{element.split()[0]}>", page, re.DOTALL)
        digest = b64encode(sha256(content.encode()).digest()).decode()
        assert f"{directive} 'sha256-{digest}'" in policy
    assert " style=" not in page


def test_no_id_stands_twice_in_it(client: Client, loaded_lessons: None) -> None:
    ids = re.findall(r' id="([^"]*)"', page_of(client, f"{LESSON}walk.html").partition("<template>")[0])
    assert len(ids) == len(set(ids))


def test_a_name_with_markup_is_text(client: Client) -> None:
    topology = lab().model_copy(update={"title": "</title><script>alert(1)</script>"})
    key = make_link(new_diagram("odd", topology), Right.VIEW).key
    assert "<script>alert" not in page_of(client, f"/diagrams/{key}/walk.html")


@pytest.mark.parametrize("form", ["walk.html", "step.svg"])
def test_what_is_kept_is_called_after_the_title_and_never_after_the_link(client: Client, form: str) -> None:
    for title, stem in (("My own: network?", "my-own-network"), ("", "untitled"), ("?", "drawing")):
        diagram = new_diagram(stem, lab().model_copy(update={"title": title}))
        key = make_link(diagram, Right.OWN).key
        named = client.get(f"/diagrams/{key}/{form}").headers["Content-Disposition"]
        assert re.search(rf'filename="{stem}(-step-1)?\.(html|svg)"', named)


@pytest.mark.parametrize(("query", "status"), [("?from=zebra", 422), ("?from=a&to=10.0.0.20&step=nowhere", 200)])
def test_what_cannot_be_walked_is_said_and_an_unknown_step_is_the_first(
    client: Client, loaded_lessons: None, query: str, status: int
) -> None:
    assert client.get(f"{LESSON}walk.html{query}").status_code == status


def test_modules_are_written_as_one_without_imports() -> None:
    script = bundled(SCRIPT)
    assert "import " not in script.replace("/** ", "")
    assert "export " not in script
    assert script.index("function composeOverlay") < script.index("composeOverlay(log, at)")
