"""How does a picture show that a route is off: struck through where it stands, and what it did is not done?"""

from collections.abc import Collection
from dataclasses import replace

from vpcviz.drawing.label import Label, Role, Words, shorten
from vpcviz.drawing.picture import Picture
from vpcviz.drawing.route_table import TARGET_ROOM, RouteTableShape, RowShape
from vpcviz.drawing.subnet import told_by
from vpcviz.drawing.zone import ZoneShape
from vpcviz.network.index import Network


def strike_out(picture: Picture, off: Collection[str], network: Network) -> Picture:
    """
    Strike routes through in the picture of the network that has them; everything stays where it stands.

    Args:
        off: Each by its table and its destination: `rt-public:0.0.0.0/0`.
        network: The one without them, which says what a subnet is now.
    """
    if not off:
        return picture
    regions = tuple(
        replace(
            region,
            vpcs=tuple(
                replace(
                    vpc,
                    zones=tuple(_told_of_zone(zone, network) for zone in vpc.zones),
                    route_tables=tuple(_strike_in(table, off) for table in vpc.route_tables),
                )
                for vpc in region.vpcs
            ),
        )
        for region in picture.regions
    )
    return replace(picture, regions=regions)


def _told_of_zone(zone: ZoneShape, network: Network) -> ZoneShape:
    piles = tuple(tuple(told_by(network, subnet) for subnet in pile) for pile in zone.piles)
    return replace(zone, piles=piles, subnets=tuple(subnet for pile in piles for subnet in pile))


def _strike_in(table: RouteTableShape, off: Collection[str]) -> RouteTableShape:
    """Strike rows through; the number of each other is that in the table without them, which is consulted."""
    rows: list[RowShape] = []
    number = 0
    for row in table.rows:
        if f"{table.object_id}:{row.destination}" in off:
            rows.append(
                replace(row, number=None, labels=tuple(_struck(label, row.destination) for label in row.labels))
            )
        else:
            rows.append(replace(row, number=number))
            number += 1
    return replace(table, rows=tuple(rows))


def _struck(label: Label, destination: str) -> Label:
    text = label.words[0].whole or label.words[0].text
    shown = text if text == destination else shorten(text, TARGET_ROOM, Role.OFF).text
    return label._replace(words=(Words(shown, Role.OFF, f"{destination} is off"),))
