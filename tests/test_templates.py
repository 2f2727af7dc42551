import gc
import weakref

from django.http import HttpRequest
from django.template.loader import get_template


class Drawing(dict[str, str]):
    """Whatever a page is written from."""


def test_what_a_page_was_written_from_is_gone_with_it_and_lies_in_no_ring() -> None:
    drawing = Drawing(title="A lab")
    gone = weakref.ref(drawing)
    gc.disable()
    try:
        page = get_template("404.html").render({"drawing": drawing}, HttpRequest())
        del drawing
        assert "<html" in page
        assert gone() is None
    finally:
        gc.enable()
