"""How is a walk streamed to one viewer?"""

import asyncio
import contextlib
import time
from urllib.parse import parse_qs

from channels.db import database_sync_to_async
from channels.generic.websocket import AsyncWebsocketConsumer

from vpcviz.network.errors import ProbeRefused
from vpcviz.playback.messages import (
    CloseCode,
    MessageRefused,
    read_message,
    refused_message,
    walk_message,
)
from vpcviz.playback.pace import Pace
from vpcviz.playback.page import open_walk
from vpcviz.playback.step_page import play, tell
from vpcviz.playback.subject import SubjectMissing


class WalkConsumer(AsyncWebsocketConsumer):  # type: ignore[misc]  # Channels has no types
    """One viewer of one walk: it is sent every step, the one that it looks at first."""

    async def connect(self) -> None:
        """Take the walk that the address asks for, and begin to send it."""
        await self.accept()
        self.pace = Pace(time.monotonic())
        self.sending: asyncio.Task[None] | None = None
        address = self.scope["url_route"]["kwargs"]
        parameters = parse_qs(self.scope["query_string"].decode("latin-1"), keep_blank_values=True)
        try:
            self.showing = await database_sync_to_async(open_walk)(address["kind"], address["name"], parameters)
        except SubjectMissing:
            await self.close(CloseCode.NOT_FOUND, "there is nothing of this name to walk")
        except ProbeRefused as refused:
            await self.send(refused_message(refused.problems))
            await self.close(CloseCode.REFUSED, "the question can't be asked")
        else:
            self.playback = play(self.showing)
            await self.send(walk_message(self.playback))
            self.sending = asyncio.create_task(self.send_ahead())

    async def receive(self, text_data: str | None = None, bytes_data: bytes | None = None) -> None:
        """Follow the viewer to another step."""
        if self.sending is None:
            return
        self.pace = self.pace.after_message(time.monotonic())
        try:
            if self.pace.is_too_fast:
                raise MessageRefused(CloseCode.TOO_FREQUENT, "too many messages")
            self.playback = self.playback.hears(read_message(text_data or ""))
        except MessageRefused as refused:
            await self.stop_sending()
            await self.close(refused.code, refused.reason)
        else:
            if self.sending.done():
                self.sending = asyncio.create_task(self.send_ahead())

    async def send_ahead(self) -> None:
        """Send what has not been sent, always that next which the viewer needs first."""
        # A viewer that is gone without a word can't be sent to, which is nobody's mistake.
        with contextlib.suppress(OSError):
            while (what := self.playback.next_to_send) is not None:
                self.playback = self.playback.has_sent(what)
                await self.send(await asyncio.to_thread(tell, self.showing, what))

    async def disconnect(self, code: int) -> None:
        """Leave nothing behind."""
        await self.stop_sending()

    async def stop_sending(self) -> None:
        """End the sending, whatever is left to send."""
        sending, self.sending = self.sending, None
        if sending:
            sending.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await sending


class NothingHereConsumer(AsyncWebsocketConsumer):  # type: ignore[misc]  # Channels has no types
    """Whoever asks for a socket that does not exist is told so."""

    async def connect(self) -> None:
        """Close at once; a code reaches the viewer only through an open socket."""
        await self.accept()
        await self.close(CloseCode.NOT_FOUND, "there is nothing at this address")
