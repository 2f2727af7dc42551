"""Which application answers HTTP, and which the sockets?"""

import os

from channels.routing import ProtocolTypeRouter, URLRouter
from channels.security.websocket import AllowedHostsOriginValidator
from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "vpcviz.settings")
pages = get_asgi_application()

# The sockets read the database, which can be imported only once Django is set up.
from vpcviz.editor.routing import sockets as editing  # noqa: E402
from vpcviz.playback.routing import sockets  # noqa: E402

application = ProtocolTypeRouter(
    {
        "http": pages,
        "websocket": AllowedHostsOriginValidator(URLRouter([*editing, *sockets])),
    }
)
