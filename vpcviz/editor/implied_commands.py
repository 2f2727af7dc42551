"""How is that changed which AWS makes with a VPC, and which the file does not name yet?"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from vpcviz.diagrams.revisions import Edited
from vpcviz.editor.command import Asked, Command, added
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.edits.implied import written_out
from vpcviz.network.errors import Problem, TopologyRefused
from vpcviz.network.topology import Topology


def written_first(make: Callable[[Asked], Command], asked: Asked) -> Command:
    """Do something to a thing that may be implied: then it is written into the file first, and is chosen there."""
    object_id, section = asked.get("id", ""), asked.get("section", "")
    command = make(asked)
    if "/" not in object_id:
        return command

    def edit(topology: Topology) -> Edited:
        written, own = written_out(topology, ObjectId(object_id))
        try:
            edited = make(_by_its_own_id(asked, object_id, own)).edit(written)
        except TopologyRefused as refused:
            raise TopologyRefused(tuple(_where_it_is_typed(refused.problems, section, own, object_id))) from None
        # What is sent as it stood asks for nothing.
        return edited if edited.topology != written else replace(edited, topology=topology)

    return replace(command, edit=edit, chosen=added(section))


def _by_its_own_id(asked: Asked, implied: str, own: ObjectId) -> dict[str, str]:
    """Name the thing as it is called in the file; a rule that names it goes by that, too."""
    named = {key: own if text == implied else text for key, text in asked.items()}
    return {**named, "entry": named["entry"].replace(f'"{implied}"', f'"{own}"')} if "entry" in named else named


def _where_it_is_typed(problems: tuple[Problem, ...], section: str, own: ObjectId, implied: str) -> Iterator[Problem]:
    """Tell of a mistake under the id that stands in the form."""
    place, typed = f"{section}.{own}", f"{section}.{implied}"
    for one in problems:
        is_own = one.path == place or one.path.startswith(f"{place}.")
        yield replace(one, path=typed + one.path.removeprefix(place)) if is_own else one
