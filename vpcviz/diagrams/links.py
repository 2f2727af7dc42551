"""Who may do what with a diagram?"""

import secrets
from dataclasses import dataclass

from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from vpcviz.diagrams.models import Diagram, Link, Right

_SALT = "vpcviz.diagrams.links"
_RANDOM_OCTETS = 9
_SIGNATURE_DIGITS = 12
_LONGEST_SHOWN = 60
_ORDER = [Right.VIEW, Right.EDIT, Right.OWN]


class LinkRefused(Exception):
    """An address leads to nothing that its bearer may see or do."""


@dataclass(frozen=True, slots=True)
class Access:
    """
    What somebody may do, by the address that they came by.

    Attributes:
        name: As it stands in that address.
        link: The number of the link; 0 where the address has the diagram's own name.
    """

    diagram: Diagram
    right: Right
    name: str
    link: int = 0

    def allows(self, right: Right) -> bool:
        """Say whether this right is among those that the address carries."""
        return _ORDER.index(right) <= _ORDER.index(self.right)


def find_access(name: str) -> Access:
    """
    Find what a name in an address leads to, and what it allows.

    A diagram's own name allows to look; only a link allows more. One that is not signed by this server is not even
    looked for.

    Raises:
        LinkRefused: There is no such diagram or link, or the link has been revoked.
    """
    if is_signed(name):
        link = Link.objects.select_related("diagram").filter(key=name).first()
        if link is None:
            raise LinkRefused("This link leads to nothing: the diagram has been deleted.")
        if link.revoked_at:
            raise LinkRefused("This link has been revoked: ask whoever gave it to you for another one.")
        return Access(link.diagram, Right(link.right), name, link.pk)
    diagram = Diagram.objects.filter(slug=name, lesson__isnull=True).first()
    if diagram is None:
        shown = name if len(name) <= _LONGEST_SHOWN else f"{name[:_LONGEST_SHOWN]}…"
        raise LinkRefused(
            f"There is no diagram {shown}: the address may be cut short, or the diagram has been deleted."
        )
    return Access(diagram, Right.VIEW, name)


def make_link(diagram: Diagram, right: Right) -> Link:
    """Make a link that carries a right."""
    secret = secrets.token_hex(_RANDOM_OCTETS)
    return Link.objects.create(diagram=diagram, right=right, key=f"{secret}-{_signature(secret)}")


def own_link(diagram: Diagram) -> Link:
    """Give the first link to a diagram that owns it; a new one where there is none."""
    known = diagram.links.filter(right=Right.OWN, revoked_at=None).first()
    return known or make_link(diagram, Right.OWN)


def revoke_link(diagram: Diagram, number: int) -> Link | None:
    """Let a link of a diagram lead nowhere from now on; None where it is no link of this diagram's."""
    link = diagram.links.filter(pk=number, revoked_at=None).first()
    if link:
        link.revoked_at = timezone.now()
        link.save(update_fields=["revoked_at"])
    return link


def is_signed(name: str) -> bool:
    """Say whether this server has made a link of this name."""
    secret, _, signature = name.rpartition("-")
    return len(secret) == 2 * _RANDOM_OCTETS and constant_time_compare(signature, _signature(secret))


def _signature(secret: str) -> str:
    return salted_hmac(_SALT, secret, algorithm="sha256").hexdigest()[:_SIGNATURE_DIGITS]
