"""How are scripts, style sheets and glyphs served by an asynchronous server?"""

import gzip
from collections.abc import Callable, Mapping
from types import MappingProxyType

import rcssmin
import rjsmin
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from whitenoise.base import StaticFile
from whitenoise.middleware import WhiteNoiseMiddleware

SHORTENERS: Mapping[str, Callable[[str], str]] = MappingProxyType({".js": rjsmin.jsmin, ".css": rcssmin.cssmin})
"""By the end of a file's name, what takes comments and blanks out of it."""

SHORT_ALREADY = ".min."


class StaticFilesMiddleware(WhiteNoiseMiddleware):  # type: ignore[misc]  # WhiteNoise has no types
    """
    Answers for static files with what is in them, scripts and style sheets without their comments.

    WhiteNoise's own answer is an open file, which an asynchronous server can't read without a thread for each part.
    """

    @staticmethod
    def serve(static_file: StaticFile, request: HttpRequest) -> HttpResponse:
        """Read a file, or the part of it that is asked for; none of ours is large."""
        ending = shortened_ending(request.path)
        # Of what is shortened there are no parts: a part is only offered, and the whole may be sent instead.
        asked = {name: value for name, value in request.META.items() if not (ending and name == "HTTP_RANGE")}
        answer = static_file.get_response(request.method, asked)
        content = b""
        if answer.file:
            with answer.file as file:
                content = file.read()
        headers = dict(answer.headers)
        if ending and content:
            content = shorten(ending, content)
            headers |= {"Accept-Ranges": "none"}
            # Pages are padded by some random octets, against those who guess secrets from sizes. Here is no secret.
            if "gzip" in request.headers.get("Accept-Encoding", ""):
                content = gzip.compress(content, mtime=0)
                headers |= {"Content-Encoding": "gzip", "ETag": f"W/{headers['ETag']}"}
            headers |= {"Content-Length": str(len(content)), "Vary": "Accept-Encoding"}
        response = HttpResponse(content, status=int(answer.status))
        del response["Content-Type"]
        for name, value in headers.items():
            response[name] = value
        return response


def shortened_ending(path: str) -> str:
    """Give the ending of a file's name where the file is to be shortened; empty where it is sent as it is."""
    if settings.DEBUG or SHORT_ALREADY in path:
        return ""
    return next((ending for ending in SHORTENERS if path.endswith(ending)), "")


def shorten(ending: str, content: bytes) -> bytes:
    """Take what a browser does not need out of a script or a style sheet."""
    return SHORTENERS[ending](content.decode()).encode()
