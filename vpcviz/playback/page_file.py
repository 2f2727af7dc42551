"""How is a whole walk written as a page that needs nothing besides itself, not even a server?"""

import re
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.safestring import SafeString, mark_safe
from rcssmin import cssmin
from rjsmin import jsmin

from vpcviz.exporters.walk_text import asked_text, verdict_text
from vpcviz.playback.copies import counted, naming
from vpcviz.playback.picture_file import GLYPHS, HREF, STYLES, SYMBOL
from vpcviz.playback.showing import Showing
from vpcviz.playback.step_link import stage_words
from vpcviz.playback.step_page import packet_context, picture_of, step_context
from vpcviz.playback.subject import Subject

SHEETS = ("tokens.css", "vpcviz.css", "stage.css", "stack.css", "why.css", "transport.css", "file.css")
SCRIPT = Path(settings.CHECKOUT, "static", "js", "pages", "file.js")
IMPORT = re.compile(r'^import [^;]* from "([^"]+)";\n', re.MULTILINE)
EXPORT = re.compile(r"^export (?=function|const|class|async)", re.MULTILINE)
NAMED = re.compile(r' (?:id|aria-labelledby|aria-describedby|aria-controls)="[^"]*"')
"""What a fragment may have but once in a page, in which it now stands once a step."""


@dataclass(frozen=True, slots=True)
class FiledStep:
    """
    A step of the page.

    Attributes:
        counted: Which of how many it is, on which way.
        stage: In words.
        at: What the drawing calls the thing where it happens.
        html: The fragments that the walk's own page shows of it, one below the other.
        picture: What it brings to the drawing, by the keys by which that is composed.
    """

    number: int
    counted: str
    stage: str
    at: str
    is_ghost: bool
    html: SafeString
    picture: dict[str, SafeString]


def page_file(subject: Subject, showing: Showing) -> str:
    """
    Write a walk as one file: drawing, steps, styles and script; it loads nothing, and may load nothing.

    Without its script it lists every step below the drawing; with it, one step is shown at a time.
    """
    style = cssmin("".join((STYLES / one).read_text() for one in SHEETS))
    script = jsmin(bundled(SCRIPT))
    name = naming(showing.names)
    page = render_to_string(
        "playback/file.html",
        {
            "subject": subject,
            "asked": asked_text(showing.walk, name),
            "outcome": verdict_text(showing.walk, name),
            "picture": showing.picture,
            "overlay": showing.trail.overlay(showing.number),
            "number": showing.number,
            "real": showing.real,
            "total": len(showing.shown),
            "steps": filed_steps(showing),
            "style": mark_safe(style),  # noqa: S308 our own files
            "script": mark_safe(script),  # noqa: S308 our own files
            "style_hash": _hash_of(style),
            "script_hash": _hash_of(script),
        },
    ).replace(f"{static('glyphs.svg')}#", "#")
    used = set(HREF.findall(page))
    symbols = (match[0] for match in SYMBOL.finditer(GLYPHS.read_text()) if match[1] in used)
    return page.replace("<!-- glyphs -->", "".join(symbols))


def filed_steps(showing: Showing) -> Iterator[FiledStep]:
    """Write every step, one after the other, since a walk may have hundreds of them."""
    for shown in showing.shown:
        context = step_context(showing, shown.number) | packet_context(showing, shown.number)
        parts = ("sentence", "stack", "why", "end", "asides")
        html = "".join(render_to_string(f"playback/_{part}.html", context) for part in parts)
        yield FiledStep(
            shown.number,
            counted(showing, shown),
            stage_words(shown.step.stage),
            showing.names.get(shown.step.at, shown.step.at),
            shown.is_ghost,
            mark_safe(NAMED.sub("", html)),  # noqa: S308 rendered by templates that escape
            {
                key: mark_safe(piece)  # noqa: S308 rendered by templates that escape
                for key, piece in picture_of(showing, shown.number).items()
            },
        )


def bundled(script: Path) -> str:
    """Write a module and those that it imports as one, each before whoever needs it."""
    written: dict[Path, str] = {}

    def add(path: Path) -> None:
        if path in written:
            return
        text = path.read_text()
        for needed in IMPORT.findall(text):
            add((path.parent / needed).resolve())
        written[path] = EXPORT.sub("", IMPORT.sub("", text))

    add(script.resolve())
    return "\n".join(written.values())


def _hash_of(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
