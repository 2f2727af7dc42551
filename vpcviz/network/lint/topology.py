"""What would somebody regret about a drawing, taken as a whole?"""

from collections.abc import Mapping

from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.checks.topology import there_all_the_same
from vpcviz.network.finding import Finding
from vpcviz.network.index import Network, compile_network
from vpcviz.network.lint.advice import Advice, Advise
from vpcviz.network.stem_files import by_section
from vpcviz.network.topology import Topology

_ADVISE: Mapping[str, Advise] = by_section("vpcviz.network.lint", "ADVISE")


def lint(topology: Topology) -> tuple[Advice, ...]:
    """Find all that AWS would take and its owner would regret, in the order of the file's sections."""
    return lint_network(compile_network(topology))


def lint_network(network: Network) -> tuple[Advice, ...]:
    """Find the same in a network that has been compiled, after what AWS would refuse about one that is there."""
    refused = map(_refused, there_all_the_same(network.topology))
    return (*refused, *(advice for advise in _ADVISE.values() for advice in advise(network)))


def _refused(finding: Finding) -> Advice:
    _, thing, *keys = finding.path
    assert finding.because is not None
    where = ".".join(map(str, keys))
    says = (
        f"AWS would refuse {finding.found}{f' as {where}' if where else ''} of {thing}, and expect {finding.expected}"
    )
    return Advice("aws-would-refuse", ObjectId(str(thing)), says, finding.because)
