"""Is every id of the file the id of one thing?"""

from collections.abc import Iterator

from vpcviz.network.checks.directory import Directory
from vpcviz.network.finding import Finding, Path
from vpcviz.network.sections import AMONG, SECTIONS, managed_things, things_in
from vpcviz.network.topology import Topology


def check_ids(directory: Directory) -> Iterator[Finding]:
    """Find ids that two things share, since a route, a probe or a step names things by id alone."""
    seen: dict[str, str] = {}
    for path, object_id, where in _named(directory.topology):
        if object_id in seen:
            found = f"{object_id}, which stands in {seen[object_id]} too"
            yield Finding(path, found, "an id of its own", "choose another id")
        seen.setdefault(object_id, where)


def _named(topology: Topology) -> Iterator[tuple[Path, str, str]]:
    """Give each id that the file gives, with its place and what that place is called."""
    for section in SECTIONS:
        among = AMONG.get(section)
        for object_id in things_in(topology, section):
            yield (section, object_id), object_id, among.section if among else section
    for section, thing_id, thing in managed_things(topology):
        for subnet, interface in thing.network_interfaces.items():
            path = (section, thing_id, "network_interfaces", subnet)
            yield path, interface, f"the network_interfaces of {thing_id}"
