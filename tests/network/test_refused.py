"""Each file in `refused/` is a topology that is refused, and beside it stands what its writer reads."""

from pathlib import Path

import pytest

from vpcviz.network.document import read_topology
from vpcviz.network.errors import TopologyRefused

SITUATIONS = sorted((Path(__file__).parent / "refused").glob("*.yaml"))


@pytest.mark.parametrize("situation", [pytest.param(path, id=path.stem) for path in SITUATIONS])
def test_the_writer_is_told_everything_that_is_wrong(situation: Path, request: pytest.FixtureRequest) -> None:
    with pytest.raises(TopologyRefused) as refused:
        read_topology(situation.read_text())
    told = f"{refused.value}\n"
    expected = situation.with_suffix(".txt")
    if request.config.getoption("--rewrite-stories"):
        expected.write_text(told)
    assert told == expected.read_text()
