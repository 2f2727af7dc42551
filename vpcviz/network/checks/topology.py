"""What is wrong with a drawing, taken as a whole?"""

from collections.abc import Iterator, Mapping

from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.checks.directory import Check, Directory, open_directory
from vpcviz.network.checks.guest import check_guests
from vpcviz.network.checks.ids import check_ids
from vpcviz.network.finding import AWS, Finding, refuser
from vpcviz.network.gaps import NO_GAPS, Gaps
from vpcviz.network.stem_files import by_section
from vpcviz.network.topology import Origin, Topology
from vpcviz.network.wording import nearest, shown

CHECKS: Mapping[str, Check] = by_section("vpcviz.network.checks", "CHECK")

_NOTHING: frozenset[ObjectId] = frozenset()


def check_topology(topology: Topology, unread: frozenset[ObjectId] = _NOTHING, gaps: Gaps = NO_GAPS) -> list[Finding]:
    """
    Find everything that AWS or a kernel would refuse; of what an importer has written, nothing that AWS would.

    Args:
        unread: Ids of what the file means to hold, but which is not in the topology, since it can't be read.
        gaps: Where in the topology something is missing that could not be read.
    """
    found = _check(open_directory(topology, unread, gaps))
    return [one for one in found if topology.origin is not Origin.IMPORT or not _is_refused_by_aws(one)]


def there_all_the_same(topology: Topology) -> list[Finding]:
    """Find what AWS would refuse about a network that an importer has found to be there; nothing about any other."""
    if topology.origin is not Origin.IMPORT:
        return []
    return [one for one in _check(open_directory(topology, _NOTHING, NO_GAPS)) if _is_refused_by_aws(one)]


def _is_refused_by_aws(finding: Finding) -> bool:
    return finding.because is not None and refuser(finding.because) == AWS and not finding.is_absurd


def _check(directory: Directory) -> list[Finding]:
    return [
        *check_ids(directory),
        *(finding for check in CHECKS.values() for finding in check(directory)),
        *check_guests(directory),
        *_check_positions(directory),
    ]


def _check_positions(directory: Directory) -> Iterator[Finding]:
    for object_id in directory.topology.positions:
        if object_id not in directory.kinds and not directory.is_unread(ObjectId(object_id)):
            found = f"{shown(object_id)}, which is nothing in this file"
            yield Finding(("positions", object_id), found, "the id of a thing", nearest(object_id, directory.kinds))
