from collections.abc import Callable

import pytest
from asgiref.sync import sync_to_async

from tests.network.edits.labs import lab
from tests.playback.viewer import Viewer
from vpcviz.diagrams.links import make_link, revoke_link
from vpcviz.diagrams.models import Diagram, Right
from vpcviz.diagrams.revisions import Edited, edit_latest, new_diagram
from vpcviz.editor.consumers import tell_editors, tell_revoked
from vpcviz.network.edits.values import put
from vpcviz.playback.messages import CloseCode

pytestmark = [pytest.mark.asyncio, pytest.mark.django_db(transaction=True)]


def begin(right: Right) -> tuple[Diagram, str]:
    diagram = new_diagram("lab", lab())
    return diagram, make_link(diagram, right).key


def rename(diagram: Diagram) -> None:
    made = edit_latest(
        diagram, "ann", lambda one: Edited(put(one, ("instances", "a", "name"), "Web"), "a is called Web")
    )
    assert made
    tell_editors(made)


async def test_whoever_edits_is_told_the_latest_revision_and_each_that_follows() -> None:
    diagram, key = await sync_to_async(begin)(Right.EDIT)
    viewer = Viewer(f"/ws/diagrams/{key}/edits/")
    await viewer.connect()
    assert await viewer.hear() == [{"type": "latest", "revision": 0}]
    await sync_to_async(rename)(diagram)
    assert await viewer.hear() == [{"type": "latest", "revision": 1, "person": "ann"}]
    await viewer.leave()


@pytest.mark.parametrize("right", [Right.VIEW, None])
async def test_whoever_may_only_look_is_not_let_in(right: Right | None) -> None:
    _, key = await sync_to_async(begin)(right or Right.VIEW)
    viewer = Viewer(f"/ws/diagrams/{key if right else 'lab'}/edits/")
    await viewer.connect()
    assert (await viewer.closing())["code"] == CloseCode.NOT_FOUND


@pytest.mark.parametrize("meanwhile", [rename, lambda diagram: tell_revoked(diagram.pk)], ids=["edited", "told"])
async def test_a_link_that_is_revoked_hears_nothing_more(meanwhile: Callable[[Diagram], None]) -> None:
    diagram, key = await sync_to_async(begin)(Right.EDIT)
    viewer = Viewer(f"/ws/diagrams/{key}/edits/")
    await viewer.connect()
    await viewer.hear()
    await sync_to_async(lambda: revoke_link(diagram, diagram.links.get().pk))()
    await sync_to_async(meanwhile)(diagram)
    assert (await viewer.closing())["code"] == CloseCode.NOT_FOUND


async def test_whoever_talks_is_shown_the_door() -> None:
    _, key = await sync_to_async(begin)(Right.OWN)
    viewer = Viewer(f"/ws/diagrams/{key}/edits/")
    await viewer.connect()
    await viewer.hear()
    await viewer.say('{"type": "edit"}')
    assert (await viewer.closing())["code"] == CloseCode.NOT_UNDERSTOOD
