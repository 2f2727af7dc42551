"""Which socket shows what?"""

from django.urls import path, re_path

from vpcviz.playback import kind_converter  # noqa: F401 it is registered by being read
from vpcviz.playback.consumers import NothingHereConsumer, WalkConsumer

sockets = [
    path("ws/<kind:kind>/<slug:name>/", WalkConsumer.as_asgi()),
    re_path(r"^", NothingHereConsumer.as_asgi()),
]
