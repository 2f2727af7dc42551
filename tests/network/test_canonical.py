from hypothesis import given

from tests.network.drawn import topologies, untimed
from vpcviz.network.canonical import write_topology
from vpcviz.network.document import read_topology
from vpcviz.network.topology import Topology


def drawing(**sections: object) -> Topology:
    return Topology.model_validate({"format": "vpcviz/1", **sections})


@untimed
@given(topologies())
def test_what_is_written_reads_back_as_the_same_in_the_same_order(topology: Topology) -> None:
    again = read_topology(write_topology(topology))
    assert again == topology
    assert again.model_dump_json() == topology.model_dump_json()


@untimed
@given(topologies())
def test_writing_twice_gives_the_same_text(topology: Topology) -> None:
    text = write_topology(topology)
    assert write_topology(read_topology(text)) == text


def test_only_what_differs_from_the_defaults_is_written() -> None:
    vpcs = {"lab": {"region": "us-east-1", "cidrs": ["10.0.0.0/16"], "name": "", "account": "111122223333"}}
    assert write_topology(drawing(vpcs=vpcs, title="")) == (
        'format: vpcviz/1\n\nvpcs:\n  lab: {region: us-east-1, cidrs: [10.0.0.0/16], account: "111122223333"}\n'
    )


def test_text_of_several_lines_is_written_as_it_reads() -> None:
    assert write_topology(drawing(about="One line: and\n\nanother # one.\n")) == (
        "format: vpcviz/1\nabout: |\n  One line: and\n\n  another # one.\n"
    )


def test_what_does_not_fit_into_a_line_is_written_part_by_part() -> None:
    routes = [{"destination": f"10.{number}.0.0/16", "target": "blackhole"} for number in range(1, 4)]
    vpcs = {"lab": {"region": "us-east-1", "cidrs": ["10.0.0.0/16"]}}
    tables = {"rt": {"vpc": "lab", "main": True, "routes": routes, "note": "what is gone"}}
    assert write_topology(drawing(vpcs=vpcs, route_tables=tables)).splitlines()[5:] == [
        "route_tables:",
        "  rt:",
        "    note: what is gone",
        "    vpc: lab",
        "    main: true",
        "    routes:",
        "      - {destination: 10.1.0.0/16, target: blackhole}",
        "      - {destination: 10.2.0.0/16, target: blackhole}",
        "      - {destination: 10.3.0.0/16, target: blackhole}",
    ]
