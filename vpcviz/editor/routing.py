"""Which socket tells of edits?"""

from django.urls import path

from vpcviz.editor.consumers import EditsConsumer

sockets = [path("ws/diagrams/<slug:name>/edits/", EditsConsumer.as_asgi())]
