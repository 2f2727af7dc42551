"""In which subnets may what AWS runs in several of them have an interface?"""

from collections.abc import Iterable, Iterator

from vpcviz.facts.fact import Fact
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.checks.directory import Directory
from vpcviz.network.finding import Finding, Path
from vpcviz.network.subnet import Subnet


def check_subnets(
    directory: Directory,
    path: Path,
    subnets: Iterable[ObjectId],
    vpc: ObjectId | None,
    *,
    one_at_least: Fact,
    one_a_zone: Fact,
) -> Iterator[Finding]:
    """
    Find that there is no subnet, a subnet of another VPC, and a second one in a zone.

    Args:
        path: Of the thing that has the subnets.
        vpc: Its own; None where that is not known.
    """
    path = (*path, "subnets")
    if not subnets and not directory.gaps.is_at(*path):
        yield Finding(path, "no subnet", "a subnet at least", because=one_at_least)
    zones: dict[str, ObjectId] = {}
    for subnet in subnets:
        # That there is such a subnet at all is asked of the interface in it.
        if directory.knows(subnet, Subnet.kind):
            yield from directory.refer_within((*path, subnet), subnet, vpc, Subnet.kind)
        zone = directory.zones.get(subnet)
        if zone in zones:
            found = f"{subnet}, a second one in {zone}, after {zones[zone]}"
            yield Finding((*path, subnet), found, "one subnet a zone", because=one_a_zone)
        elif zone:
            zones[zone] = subnet
