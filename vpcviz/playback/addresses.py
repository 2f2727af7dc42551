"""Which address shows what of the things that can be walked?"""

from django.urls import path

from vpcviz.playback import kind_converter  # noqa: F401 it is registered by being read
from vpcviz.playback.comparison_view import compare_walks
from vpcviz.playback.views import show_first_lesson, show_walk

pages = [
    path("", show_first_lesson, name="first-lesson"),
    path("<kind:kind>/<slug:name>/", show_walk, name="walk"),
    path("<kind:kind>/<slug:name>/compare/", compare_walks, name="compare"),
]
