"""Where does the mapping service's book lie open at a step, which is shown where the provider's plane is large?"""

from collections.abc import Mapping
from dataclasses import dataclass

from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.index import Network
from vpcviz.network.resolved import Interface
from vpcviz.steps.step import Step

BESIDE = 2
"""How many rows are shown before the one that was asked for, and after it."""

_BOOK = "mapping"


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """Where an address is, as the mapping has it."""

    vpc: str
    address: str
    mac: str
    host: str
    is_asked_for: bool


@dataclass(frozen=True, slots=True)
class Ledger:
    """
    The open book.

    Attributes:
        rows: None where the mapping has nothing of what was asked for.
        before: How many rows of the same VPC come before those.
        after: How many come after.
    """

    rows: tuple[LedgerRow, ...]
    before: int = 0
    after: int = 0


def open_ledger(network: Network, step: Step, names: Mapping[str, str]) -> Ledger | None:
    """
    Open the book at the row that a step has looked up, between its neighbours by address.

    Args:
        names: What the drawing calls each thing, by its id.

    Returns:
        None where the step has not asked the mapping service.
    """
    asked = [lookup for lookup in step.evidence.looked_at if lookup.table.title == _BOOK]
    if not asked:
        return None
    if asked[0].won is None:
        return Ledger(())
    found = next((one for one in step.evidence.objects if one in network.interfaces), None)
    if found is None:
        vpc, key, *_, host = asked[0].table.rows[asked[0].won]
        page = _page(network, ObjectId(vpc))
        beside = tuple(_row(one, names, False) for one in page[-BESIDE:])
        gateway = LedgerRow(vpc, names.get(key, key), "", names.get(host, host), True)
        return Ledger((*beside, gateway), len(page) - len(beside))
    page = _page(network, network.interfaces[found].vpc)
    at = page.index(network.interfaces[found])
    first, end = max(0, at - BESIDE), at + BESIDE + 1
    rows = tuple(_row(one, names, one.id == found) for one in page[first:end])
    return Ledger(rows, first, max(0, len(page) - end))


def _page(network: Network, vpc: ObjectId) -> list[Interface]:
    """Give what the mapping has of a VPC's interfaces, by address."""
    attached = (one for one in network.interfaces.values() if one.is_attached and one.vpc == vpc)
    return sorted(attached, key=lambda one: (one.address.version, int(one.address)))


def _row(interface: Interface, names: Mapping[str, str], is_asked_for: bool) -> LedgerRow:
    host = interface.host
    return LedgerRow(interface.vpc, str(interface.address), str(interface.mac), names.get(host, host), is_asked_for)
