"""How does the first part of an address say what kind of thing is walked?"""

from django.urls import register_converter
from django.urls.converters import StringConverter

from vpcviz.playback.subject import Kind


class KindConverter(StringConverter):
    """`lessons` or `diagrams`."""

    regex = "|".join(Kind)

    def to_python(self, value: str) -> Kind:
        """Give the kind of thing that is meant."""
        return Kind(value)


register_converter(KindConverter, "kind")
