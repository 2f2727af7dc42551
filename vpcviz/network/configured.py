"""What has everything in common that a user configures?"""

from typing import ClassVar

from pydantic import BaseModel, ConfigDict

from vpcviz.network.values import Flag


class Configured(BaseModel):
    """
    Something that a user configures: frozen, and strict about keys that it does not know.

    Attributes:
        kind: What one is, in the words of a sentence: `a VPC`.
        is_target: Whether a route can lead to one.
        not_yet: Keys of the format that are not built yet.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: ClassVar[str]
    is_target: ClassVar[bool] = False
    not_yet: ClassVar[tuple[str, ...]] = ()

    name: str = ""
    note: str = ""


class Part(BaseModel):
    """A part of something that a user configures, without a name of its own."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Entry(Part):
    """
    A route or a rule.

    Attributes:
        off: It stays in the file, and is left out of the network.
    """

    off: Flag = False
    note: str = ""
