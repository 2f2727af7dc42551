"""Which address shows what of the things that can be walked?"""

from django.urls import path

from vpcviz.playback import kind_converter  # noqa: F401 it is registered by being read
from vpcviz.playback.comparison_view import compare_walks
from vpcviz.playback.copies_view import copy_step, copy_walk, draw_step, draw_subject, keep_walk
from vpcviz.playback.embed_view import embed_walk
from vpcviz.playback.lesson_list import list_lessons
from vpcviz.playback.print_view import print_walk
from vpcviz.playback.views import show_last_lesson, show_walk

pages = [
    path("", show_last_lesson, name="last-lesson"),
    path("lessons/", list_lessons, name="lessons"),
    path("<kind:kind>/<slug:name>/", show_walk, name="walk"),
    path("embed/<kind:kind>/<slug:name>/", embed_walk, name="embed"),
    path("<kind:kind>/<slug:name>/compare/", compare_walks, name="compare"),
    path("<kind:kind>/<slug:name>/print/", print_walk, name="print"),
    path("<kind:kind>/<slug:name>/walk.txt", copy_walk, name="walk-text"),
    path("<kind:kind>/<slug:name>/walk.html", keep_walk, name="walk-file"),
    path("<kind:kind>/<slug:name>/step.txt", copy_step, name="step-text"),
    path("<kind:kind>/<slug:name>/step.svg", draw_step, name="step-picture"),
    path("<kind:kind>/<slug:name>/picture.svg", draw_subject, name="picture"),
]
