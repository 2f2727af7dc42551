"""Which socket shows what?"""

from django.urls import path

from vpcviz.playback.consumers import WalkConsumer

sockets = [path("ws/lessons/<slug:name>/", WalkConsumer.as_asgi())]
