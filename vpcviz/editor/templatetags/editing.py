"""How does a template look something up by a key that it has in a variable?"""

from collections.abc import Mapping
from typing import Any

from django.template import Library

register = Library()


@register.filter
def at(values: Mapping[str, Any], key: str) -> Any:
    """Give what stands under a key; nothing where nothing does."""
    return values.get(key, "")
