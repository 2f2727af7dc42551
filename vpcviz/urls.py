"""Which address shows what?"""

from django.urls import path

from vpcviz.diagrams.health import show_health
from vpcviz.editor.addresses import pages as editing
from vpcviz.playback.addresses import pages

urlpatterns = [
    *editing,
    *pages,
    path("health", show_health, name="health"),
]

handler400 = "vpcviz.error_pages.show_bad_request"
handler403 = "vpcviz.error_pages.show_forbidden"
handler404 = "vpcviz.error_pages.show_not_found"
handler500 = "vpcviz.error_pages.show_server_error"
