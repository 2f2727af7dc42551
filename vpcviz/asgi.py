"""Which application answers HTTP, and which the sockets?"""

import gc
import os

from channels.routing import ProtocolTypeRouter, URLRouter
from channels.security.websocket import AllowedHostsOriginValidator
from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "vpcviz.settings")
pages = get_asgi_application()

# The sockets read the database, which can be imported only once Django is set up.
from vpcviz.editor.routing import sockets as editing  # noqa: E402
from vpcviz.playback.routing import sockets  # noqa: E402

# A drawing of a thousand instances is some hundred thousand small objects, all gone once it is told, and without a ring
# among them: what was there before need not be looked through each time, nor the new ones while it is being told.
gc.collect()
gc.freeze()
gc.set_threshold(200_000, 20, 20)

application = ProtocolTypeRouter(
    {
        "http": pages,
        "websocket": AllowedHostsOriginValidator(URLRouter([*editing, *sockets])),
    }
)
