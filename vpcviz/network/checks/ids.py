"""Is every id of the file the id of one thing?"""

from collections.abc import Iterator

from vpcviz.network.checks.directory import Directory
from vpcviz.network.finding import Finding
from vpcviz.network.sections import SECTIONS


def check_ids(directory: Directory) -> Iterator[Finding]:
    """Find ids that two things share, since a route, a probe or a step names things by id alone."""
    seen: dict[str, str] = {}
    for section in SECTIONS:
        for object_id in getattr(directory.topology, section):
            if object_id in seen:
                found = f"{object_id}, which stands in {seen[object_id]} too"
                yield Finding((section, object_id), found, "an id of its own", "choose another id")
            seen.setdefault(object_id, section)
