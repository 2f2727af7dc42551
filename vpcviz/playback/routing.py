"""Which socket shows what?"""

from django.urls import path, re_path

from vpcviz.playback.consumers import NothingHereConsumer, WalkConsumer

sockets = [
    path("ws/lessons/<slug:name>/", WalkConsumer.as_asgi()),
    re_path(r"^", NothingHereConsumer.as_asgi()),
]
