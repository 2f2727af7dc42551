"""How do those who edit one diagram hear of each other's edits?"""

import json
from typing import Any

from asgiref.sync import async_to_sync
from channels.db import database_sync_to_async
from channels.generic.websocket import AsyncWebsocketConsumer
from channels.layers import get_channel_layer

from vpcviz.diagrams.links import Access, LinkRefused, find_access
from vpcviz.diagrams.models import Revision, Right
from vpcviz.playback.messages import CloseCode


class EditsConsumer(AsyncWebsocketConsumer):  # type: ignore[misc]  # Channels has no types
    """One page on which a diagram is edited: it is told every revision, and says nothing itself."""

    group = ""

    async def connect(self) -> None:
        """Let in whoever may edit, and say which revision is the latest."""
        await self.accept()
        self.name: str = self.scope["url_route"]["kwargs"]["name"]
        access = await self.access()
        if access is None:
            await self.close(CloseCode.NOT_FOUND, "this link does not lead to a diagram that you may edit")
            return
        self.group = group_of(access.diagram.pk)
        await self.channel_layer.group_add(self.group, self.channel_name)
        await self.send(json.dumps({"type": "latest", "revision": access.diagram.revision}))

    async def receive(self, text_data: str | None = None, bytes_data: bytes | None = None) -> None:
        """Nobody says anything here: an edit is a form that is sent."""
        await self.close(CloseCode.NOT_UNDERSTOOD, "an edit is sent as a form")

    async def revision_made(self, event: dict[str, Any]) -> None:
        """Tell a revision, to whoever may still edit."""
        if await self.access() is None:
            await self.close(CloseCode.NOT_FOUND, "this link has been revoked")
            return
        await self.send(json.dumps({"type": "latest", "revision": event["revision"], "person": event["person"]}))

    async def link_revoked(self, event: dict[str, Any]) -> None:
        """Tell whoever came by a link that leads nowhere now, before an edit is refused."""
        if await self.access() is None:
            await self.close(CloseCode.NOT_FOUND, "this link has been revoked")

    async def diagram_gone(self, event: dict[str, Any]) -> None:
        """Tell that there is nothing left to edit."""
        await self.close(CloseCode.NOT_FOUND, "the diagram has been deleted")

    async def disconnect(self, code: int) -> None:
        """Leave nothing behind."""
        if self.group:
            await self.channel_layer.group_discard(self.group, self.channel_name)

    @database_sync_to_async  # type: ignore[untyped-decorator]
    def access(self) -> Access | None:
        """Find what the link allows now; None where that is not to edit."""
        try:
            access = find_access(self.name)
        except LinkRefused:
            return None
        return access if access.allows(Right.EDIT) else None


def group_of(diagram: int) -> str:
    """Name the group of those who edit a diagram."""
    return f"diagram-{diagram}"


def tell_editors(revision: Revision) -> None:
    """Tell all who edit a diagram that it has another revision."""
    event = {"type": "revision_made", "revision": revision.number, "person": revision.person}
    _tell(revision.diagram_id, event)


def tell_revoked(diagram: int) -> None:
    """Let all who edit a diagram look whether they still may."""
    _tell(diagram, {"type": "link_revoked"})


def tell_gone(diagram: int) -> None:
    """Tell all who edit a diagram that it has been deleted."""
    _tell(diagram, {"type": "diagram_gone"})


def _tell(diagram: int, event: dict[str, Any]) -> None:
    layer = get_channel_layer()
    if layer is not None:
        async_to_sync(layer.group_send)(group_of(diagram), event)
