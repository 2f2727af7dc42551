"""Which address edits what?"""

from django.urls import path

from vpcviz.editor.views import (
    begin_diagram,
    check_edit,
    copy_diagram,
    draw_diagram,
    edit_diagram,
    export_topology,
    forget_diagram,
    list_counted,
    share_diagram,
    show_revision,
    take_along,
)
from vpcviz.playback import kind_converter  # noqa: F401 it is registered by being read

pages = [
    path("diagrams/begin", begin_diagram, name="begin"),
    path("diagrams/forget", forget_diagram, name="forget"),
    path("<kind:kind>/<slug:name>/copy/", copy_diagram, name="copy"),
    path("diagrams/<slug:name>/edit/", edit_diagram, name="edit"),
    path("diagrams/<slug:name>/edit/check", check_edit, name="check"),
    path("diagrams/<slug:name>/edit/things.yaml", take_along, name="things"),
    path("diagrams/<slug:name>/edit/counted.json", list_counted, name="counted"),
    path("diagrams/<slug:name>/share/", share_diagram, name="share"),
    path("diagrams/<slug:name>/revisions/<int:number>/", show_revision, name="revision"),
    path("diagrams/<slug:name>/drawing.svg", draw_diagram, name="drawing"),
    path("diagrams/<slug:name>/topology.yaml", export_topology, name="topology"),
]
