"""What of a diagram is drawn and listed, and which of it can be chosen?"""

from collections.abc import Container, Iterable, Mapping
from dataclasses import replace
from typing import Any

from vpcviz.diagrams.models import Diagram
from vpcviz.drawing.layout import lay_out
from vpcviz.drawing.picture import Picture
from vpcviz.drawing.struck import strike_out
from vpcviz.editor.choice import Choice
from vpcviz.editor.fields import called
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.edits.palette import PALETTE
from vpcviz.network.implied import spelled_out
from vpcviz.network.index import Network, compile_network
from vpcviz.network.outside import outside_hosts
from vpcviz.network.sections import SECTIONS, things_in
from vpcviz.network.switched_off import routes_off, with_routes_on
from vpcviz.network.topology import Topology
from vpcviz.playback.outline import NO_LINES, Branch, outline

MOST_CHOSEN = 5_000


def drawing_name(diagram: Diagram, choice: Choice) -> str:
    """Name what is drawn of a diagram: another edit, or another walk, is another name."""
    asked = choice.asked.at_step("").query if choice.asked else ""
    return " ".join(filter(None, (str(diagram.revision), asked, choice.listed)))


def drawing_context(
    topology: Topology,
    network: Network,
    picture: Picture,
    listed: Container[str] = (),
    known: Mapping[ObjectId, Branch] = NO_LINES,
) -> dict[str, Any]:
    """
    Gather what the drawing and its outline show.

    Args:
        listed: The subnets of which every instance is listed.
        known: The lines of subnets that need not be made again.
    """
    whole = spelled_out(topology)
    sections = sections_of(whole)
    return {
        "picture": picture,
        "elements": elements_of(sections, picture),
        "crowded": {shape.crowd.id: shape.object_id for shape in picture.subnets if shape.crowd},
        "sections": sections,
        "outline": things_of(topology, outline(network, picture, listed, known).tenant, known),
        "rules": rules_of(whole),
        "also": found_by(network),
    }


def pictured(topology: Topology, network: Network, before: Picture | None = None) -> Picture:
    """
    Draw a topology; a route that is off stays in its table, struck.

    Args:
        before: A picture of which much may stay.
    """
    off = routes_off(topology)
    drawn = compile_network(with_routes_on(topology)) if off else network
    return strike_out(lay_out(drawn, before=before), off, network)


def things_of(
    topology: Topology, branches: Iterable[Branch], known: Mapping[ObjectId, Branch] = NO_LINES
) -> tuple[Branch, ...]:
    """
    Leave out of an outline the interfaces that are written on what they belong to: they are edited with that.

    Args:
        known: The lines of subnets in which that has been done.
    """
    own = topology.network_interfaces
    kept = (one for one in branches if not _is_written_on_another(one, own))
    return tuple(
        one if known.get(ObjectId(one.id)) is one else _with_what_is_written_on_it(topology, one, known) for one in kept
    )


def lines_of_subnets(branches: Iterable[Branch]) -> dict[ObjectId, Branch]:
    """Give the lines of an outline that are subnets'."""
    found: dict[ObjectId, Branch] = {}
    for one in branches:
        found |= {ObjectId(one.id): one} if one.glyph == "subnet" else lines_of_subnets(one.branches)
    return found


def _is_written_on_another(branch: Branch, own: Container[ObjectId]) -> bool:
    return branch.glyph == "network-interface" and branch.id not in own


def _with_what_is_written_on_it(topology: Topology, branch: Branch, known: Mapping[ObjectId, Branch]) -> Branch:
    """Let a line say itself what the lines say that are left out under it."""
    gone = [one for one in branch.branches if _is_written_on_another(one, topology.network_interfaces)]
    says = (words for one in gone for words in ((one.label, *one.says) if len(gone) > 1 else one.says))
    return replace(branch, says=(*branch.says, *says), branches=things_of(topology, branch.branches, known))


def find_chosen(sections: Mapping[str, str], chosen: str) -> list[tuple[str, str]]:
    """Give the id and the section of each thing that is chosen; what can't be edited is left out."""
    found: dict[str, str] = {}
    for one in chosen.split()[:MOST_CHOSEN]:
        for object_id in (one, one.partition("/")[0]):
            if object_id in sections:
                found.setdefault(object_id, sections[object_id])
                break
    return list(found.items())


def elements_of(sections: Mapping[str, str], picture: Picture) -> dict[str, str]:
    """
    Give the id of the element that draws each thing which can be chosen in the drawing.

    Args:
        sections: That of each thing.
    """
    found = {object_id: place.id for object_id, place in picture.anchors.items() if object_id in sections}
    found |= {shape.object_id: shape.id for shape in picture.subnets}
    found |= {shape.object_id: shape.id for shape in picture.vpcs}
    found |= {shape.object_id: shape.id for shape in picture.route_tables if shape.object_id in sections}
    return {one: element for one, element in found.items() if sections[one] != "security_groups"}


def sections_of(topology: Topology) -> dict[str, str]:
    """Give the section of the file in which each thing stands, or would stand."""
    return {object_id: section for section in SECTIONS for object_id in getattr(topology, section)}


def found_by(network: Network) -> dict[ObjectId, str]:
    """Give by what each thing is found besides its name: its id and all its addresses, with spaces between them."""
    topology = spelled_out(network.topology)
    found: dict[ObjectId, list[object]] = {
        one: [one, *getattr(thing, "cidrs", ()), *filter(None, [getattr(thing, "cidr", None)])]
        for section in SECTIONS
        for one, thing in things_in(topology, section).items()
    }
    for host_id, host in (*outside_hosts(topology).items(), *topology.customer_gateways.items()):
        found[host_id].append(host.address)
    for interface in network.interfaces.values():
        own = (*interface.addresses, *interface.prefixes, *interface.public.values())
        for one in {interface.id, interface.owner} & found.keys():
            found[one] += own
    return {one: " ".join(map(str, words)) for one, words in found.items()}


def counted_in(network: Network, subnets: Container[str]) -> list[dict[str, str]]:
    """Tell of the instances of some subnets, which the outline may only count, what each is called and is found by."""
    instances, also = network.topology.instances, found_by(network)
    homes = {one.owner: one.subnet for one in network.interfaces.values() if one.subnet in subnets}
    return [
        {"id": one, "name": instances[one].name or one, "also": also[one], "subnet": subnet}
        for one, subnet in homes.items()
        if one in instances
    ]


def rules_of(topology: Topology) -> list[tuple[str, list[tuple[str, str]]]]:
    """List what stands nowhere in particular, by its kind."""
    shown = {one.section: f"{one.name}s" for one in PALETTE if one.is_rule} | {"hosts": "Servers"}
    return [
        (label, [(one, called(one, thing)) for one, thing in getattr(topology, section).items()])
        for section, label in shown.items()
        if getattr(topology, section)
    ]
