"""What changed between two packets?"""

from dataclasses import dataclass, fields

from vpcviz.packets.packet import Packet


@dataclass(frozen=True, slots=True)
class Change:
    """One field with a new value; `layer` is the header's index in the later stack."""

    layer: int
    field: str
    old: object
    new: object


@dataclass(frozen=True, slots=True)
class Changes:
    """
    Attributes:
        changed: Fields with a new value.
        added: Indexes in the later stack of headers that the earlier one lacks.
        removed: Indexes in the earlier stack of headers that the later one lacks.
    """

    changed: tuple[Change, ...]
    added: tuple[int, ...]
    removed: tuple[int, ...]

    def later(self, layer: int) -> int | None:
        """Give the index in the later stack of a header of the earlier one; None where it has been removed."""
        return None if layer < len(self.removed) else layer - len(self.removed) + len(self.added)


def compare(before: Packet, after: Packet) -> Changes:
    """
    Compare two stacks from the inside out.

    Headers are put on and taken off at the outside, so the innermost ones belong together; where the kinds first
    differ, what is left of the earlier stack has been removed and what is left of the later one has been added.
    """
    if before is after:
        return Changes((), (), ())
    kept = 0
    for earlier, later in zip(reversed(before.headers), reversed(after.headers), strict=False):
        if type(earlier) is not type(later):
            break
        kept += 1
    removed, added = len(before.headers) - kept, len(after.headers) - kept
    changed = tuple(
        Change(added + index, field.name, old, new)
        for index in range(kept)
        for earlier, later in [(before.headers[removed + index], after.headers[added + index])]
        if earlier != later
        for field in fields(earlier)
        if field.compare and (old := getattr(earlier, field.name)) != (new := getattr(later, field.name))
    )
    return Changes(changed, tuple(range(added)), tuple(range(removed)))
