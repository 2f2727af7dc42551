"""What does a page say where there is nothing to show?"""

import logging
from collections.abc import Callable

from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render
from django.urls import Resolver404

NOTHING_THERE = "The address is wrong, or what it named is gone."


def show_bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that a request can't be read."""
    return render(request, "400.html", status=400)


def show_forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that somebody may not do this."""
    return render(request, "403.html", status=403)


def show_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that nothing is at an address, in the view's words where it has found some."""
    has_words = isinstance(exception, Http404) and not isinstance(exception, Resolver404)
    return render(request, "404.html", {"says": str(exception) if has_words else NOTHING_THERE}, status=404)


def show_server_error(request: HttpRequest) -> HttpResponse:
    """Say that the server has failed."""
    return render(request, "500.html", status=500)


class WrongMethodPage:
    """Shows a page to whoever asks by a method that an address does not take."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer as the view does, with a body where it has left it out."""
        response = self.get_response(request)
        if isinstance(response, HttpResponseNotAllowed) and not response.content:
            page = render(request, "405.html", {"allowed": response.headers["Allow"]}, status=405)
            page.headers["Allow"] = response.headers["Allow"]
            return page
        return response


class NotKeptPage:
    """Shows a page where the database can't be reached, as it can't where the disk is full, not even to be read."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer as the view does."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Say so in words; whoever runs the server finds the rest in its log."""
        if not isinstance(exception, OperationalError):
            return None
        logging.getLogger("django.request").error("The database can't be reached: %s", exception, exc_info=exception)
        return render(request, "507.html", status=507)
