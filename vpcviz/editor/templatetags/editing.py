"""How does a template look something up by a key that it has in a variable?"""

from collections.abc import Mapping
from typing import Any

from django.template import Library
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

register = Library()


@register.simple_tag
def part(template: str, context: dict[str, Any]) -> SafeString:
    """Render a template with a context of its own: what it calls its things means something else around it."""
    return render_to_string(template, context)


@register.filter
def at(values: Mapping[str, Any], key: str) -> Any:
    """Give what stands under a key; nothing where nothing does."""
    return values.get(key, "")
