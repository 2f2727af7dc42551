"""How does a test play a viewer at the other end of a socket, without a server between them?"""

import json
from typing import Any

from asgiref.testing import ApplicationCommunicator

from vpcviz.asgi import application

OUR_PAGE = b"http://localhost"
PATIENCE_SECONDS = 5


class Viewer:
    """One socket, spoken to in ASGI's own events."""

    def __init__(self, address: str, origin: bytes = OUR_PAGE) -> None:
        path, _, query = address.partition("?")
        scope = {
            "type": "websocket",
            "path": path,
            "query_string": query.encode(),
            "headers": [(b"host", b"localhost"), (b"origin", origin)],
            "subprotocols": [],
        }
        self.communicator: Any = ApplicationCommunicator(application, scope)  # type: ignore[no-untyped-call]

    async def connect(self) -> bool:
        """Ask to be let in, and say whether we are."""
        await self.communicator.send_input({"type": "websocket.connect"})
        event = await self.communicator.receive_output(PATIENCE_SECONDS)
        return bool(event["type"] == "websocket.accept")

    async def say(self, text: str) -> None:
        """Send a text message."""
        await self.communicator.send_input({"type": "websocket.receive", "text": text})

    async def say_octets(self, octets: bytes) -> None:
        """Send a binary message."""
        await self.communicator.send_input({"type": "websocket.receive", "bytes": octets})

    async def hear(self, count: int = 1) -> list[dict[str, Any]]:
        """Receive so many messages."""
        return [json.loads((await self.communicator.receive_output(PATIENCE_SECONDS))["text"]) for _ in range(count)]

    async def hears_nothing(self) -> bool:
        """Say whether the server is silent for a moment."""
        return bool(await self.communicator.receive_nothing())

    async def closing(self) -> dict[str, Any]:
        """Receive until the server closes, and give the close."""
        while True:
            event: dict[str, Any] = await self.communicator.receive_output(PATIENCE_SECONDS)
            if event["type"] == "websocket.close":
                return event

    async def leave(self) -> None:
        """Go, and wait until the server has noticed."""
        await self.communicator.send_input({"type": "websocket.disconnect", "code": 1000})
        await self.communicator.wait(PATIENCE_SECONDS)
