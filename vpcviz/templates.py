"""How does a page let go of what it was written from, once it is written?"""

from typing import Any

from django.http import HttpRequest
from django.template.backends.django import DjangoTemplates, Template
from django.template.context import make_context
from django.utils.safestring import SafeString


class Templates(DjangoTemplates):
    """Django's own templates, none of which keeps what it was given."""

    def get_template(self, template_name: str) -> "ForgetfulTemplate":
        """Load a template."""
        return ForgetfulTemplate(super().get_template(template_name).template, self)


class ForgetfulTemplate(Template):
    """
    A template that empties its context.

    A context of Django's and its layers refer to each other. A drawing of a thousand instances would lie there, with
    all that is told of it, until somebody looks for such rings, which takes as long as to draw it.
    """

    def render(self, context: dict[str, Any] | None = None, request: HttpRequest | None = None) -> SafeString:
        """Write what the template makes of a context."""
        layers = make_context(context, request, autoescape=self.backend.engine.autoescape)
        try:
            return self.template.render(layers)
        finally:
            layers.dicts.clear()
