"""Which address shows what?"""

from django.urls import path

from vpcviz.diagrams.health import show_health
from vpcviz.playback.views import show_first_lesson, show_lesson

urlpatterns = [
    path("", show_first_lesson, name="first-lesson"),
    path("lessons/<slug:name>/", show_lesson, name="lesson"),
    path("health", show_health, name="health"),
]

handler400 = "vpcviz.error_pages.show_bad_request"
handler403 = "vpcviz.error_pages.show_forbidden"
handler404 = "vpcviz.error_pages.show_not_found"
handler500 = "vpcviz.error_pages.show_server_error"
