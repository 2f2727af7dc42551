import pytest

from vpcviz.drawing.geometry import Box
from vpcviz.drawing.mpls import PeShape, lay_out_pe
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.document import read_topology


def pe(customers: int, tables: int) -> PeShape:
    """Lay out a transit gateway to which some VPCs are attached, each in the first table and imported by all."""
    vpcs = "".join(f"  v{one}: {{region: us-east-1, cidrs: [10.{one}.0.0/16]}}\n" for one in range(customers))
    subnets = "".join(
        f"  s{one}: {{vpc: v{one}, zone: us-east-1a, cidr: 10.{one}.0.0/24}}\n" for one in range(customers)
    )
    names = [f"rtb-{one}" for one in range(tables)]
    attachments = ", ".join(
        f"att-{one}: {{vpc: v{one}, subnets: [s{one}], association: rtb-0, propagations: [{', '.join(names)}]}}"
        for one in range(customers)
    )
    text = f"format: vpcviz/1\nvpcs:\n{vpcs}subnets:\n{subnets}transit_gateways:\n  tgw:\n"
    text += f"    attachments: {{{attachments}}}\n    route_tables: {{{', '.join(f'{one}: {{}}' for one in names)}}}\n"
    return lay_out_pe(read_topology(text), ObjectId("tgw"))


@pytest.mark.parametrize(("customers", "tables"), [(1, 1), (3, 2), (1, 4), (12, 1)])
def test_interfaces_are_on_the_routers_border_and_vrfs_inside_it_and_nothing_meets(customers: int, tables: int) -> None:
    shape = pe(customers, tables)
    boxes = [one.box for one in shape.customers] + [one.box for one in shape.vrfs]
    assert not any(one.meets(other) for at, one in enumerate(boxes) for other in boxes[:at])
    assert all(shape.box.holds(one.box) for one in shape.vrfs)
    assert {one.port.x for one in shape.customers} == {shape.box.x}
    assert all(Box(0, 0, shape.width, shape.height).holds(one) for one in [*boxes, shape.box])
    labelled = [(one.box, one.labels) for one in shape.customers] + [(one.box, one.labels) for one in shape.vrfs]
    assert all(box.holds(label.box) for box, labels in labelled for label in labels)


def test_a_solid_line_is_an_association_and_a_dashed_one_an_import() -> None:
    shape = pe(2, 2)
    assert sum(not line.is_import for line in shape.lines) == 2
    assert sum(line.is_import for line in shape.lines) == 4
    assert {line.start for line in shape.lines} == {one.port for one in shape.customers}
