"""What can somebody ask the editor to do, and what does it do then?"""

from collections.abc import Callable

from vpcviz.diagrams.revisions import Edited
from vpcviz.drawing.geometry import Point
from vpcviz.editor.command import Asked, Command, added, with_value
from vpcviz.editor.fields import form_of, keys_of, typed_value
from vpcviz.editor.implied_commands import written_first
from vpcviz.editor.moving import moved
from vpcviz.editor.probe_commands import save_probe
from vpcviz.editor.rule_commands import RULE_COMMANDS
from vpcviz.editor.spots import own_first
from vpcviz.editor.text_commands import check_length, joined, not_kept, write_text, write_text_with_notes
from vpcviz.facts.identifiers import ObjectId
from vpcviz.network.changes import ABSENT, Change, Difference, Json, difference, document_of
from vpcviz.network.document import read_fragment
from vpcviz.network.edits.connecting import lead_to
from vpcviz.network.edits.construct import Followed
from vpcviz.network.edits.copying import duplicate
from vpcviz.network.edits.fitting import CONTAINERS
from vpcviz.network.edits.moving import move
from vpcviz.network.edits.palette import follow, place
from vpcviz.network.edits.pasting import paste
from vpcviz.network.edits.private_address import (
    Pinned,
    keeping_addresses,
    pinned,
    refuse_taken,
    renumbered,
    unpinned,
)
from vpcviz.network.edits.removing import Removed, remove
from vpcviz.network.edits.renaming import rename
from vpcviz.network.edits.values import value_at
from vpcviz.network.errors import EditRefused, Problem, TopologyRefused
from vpcviz.network.lint.topology import lint
from vpcviz.network.sections import SECTIONS, noun_of, things_in
from vpcviz.network.topology import Topology

_MOST_TOLD = 8
"""Of what has been lost in one edit; the history has the rest."""


def command_of(asked: Asked) -> Command:
    """
    Read what is asked for.

    Raises:
        EditRefused: It is nothing that can be done.
    """
    makers: dict[str, Callable[[Asked], Command]] = {
        "place": _place,
        "remove": _remove,
        "set": _set,
        **RULE_COMMANDS,
        "move": _move,
        "lead": _lead,
        "duplicate": _duplicate,
        "paste": _paste,
        "position": _position,
        "arrange": _arrange,
        "probe": save_probe,
        "remedy": _remedy,
        "text": write_text,
        "title": _title,
        "text-notes": write_text_with_notes,
    }
    make = makers.get(asked.get("do", ""))
    if make is None:
        raise EditRefused("This is nothing that the editor can do", "load the page anew")
    is_about_one = asked.get("do") in ("set", *RULE_COMMANDS)
    return written_first(make, asked) if is_about_one else make(asked)


def _place(asked: Asked) -> Command:
    section, within = asked.get("section", ""), [ObjectId(one) for one in asked.get("within", "").split()]

    def edit(topology: Topology) -> Edited:
        placed = place(topology, section, *within[:2])
        return Edited(placed.topology, "Placed: " + "; ".join(placed.says))

    return Command(edit, is_addition=True, chosen=added(section))


def _remove(asked: Asked) -> Command:
    ids = _ids(asked)

    def edit(topology: Topology) -> Edited:
        removed = remove(topology, ids)
        return Edited(removed.topology, f"Deleted {', '.join(ids)}{_with_it(removed)}")

    return Command(edit, chosen=lambda _changes: "")


def _with_it(removed: Removed) -> str:
    counts: dict[str, int] = {}
    for section, _ in removed.with_it:
        counts[section] = counts.get(section, 0) + 1
    told = [f"{count} {noun_of(section)}{'s' if count > 1 else ''}" for section, count in counts.items()]
    lost = [*removed.without[:_MOST_TOLD]]
    more = len(removed.without) - len(lost)
    lost += [f"{more} more"] if more else []
    return (f", with {', '.join(told)}" if told else "") + (f"; without {', '.join(lost)}" if lost else "")


def _set(asked: Asked) -> Command:
    section, object_id = asked.get("section", ""), asked.get("id", "")
    new_id = asked.get("new-id", object_id).strip()
    model = SECTIONS.get(section)
    if model is None:
        raise EditRefused(f"{section} has no things of its own")
    sent = {key: asked[f"field:{key}"] for key in keys_of(section) if f"field:{key}" in asked}

    def with_values(topology: Topology, typed: Asked) -> Followed:
        document = document_of(topology)
        thing: Json = document.get(section, {}).get(object_id)
        if thing is None:
            raise EditRefused(f"There is no {object_id} any more")
        refuse_taken(topology, section, ObjectId(object_id), typed.get("address", ""))
        for key, text in typed.items():
            thing = with_value(thing, key.split("."), typed_value(model, key, text))
        document[section][object_id] = thing
        return follow(topology, document, section, ObjectId(object_id))

    def blaming_typed(topology: Topology, typed: Asked) -> Followed:
        try:
            return with_values(topology, typed)
        except TopologyRefused:
            last = _as_last(topology, section, ObjectId(object_id))
        try:
            return with_values(last, typed)
        except TopologyRefused as refused:
            raise TopologyRefused(own_first(refused.problems, section, object_id, typed)) from None

    def edit(topology: Topology) -> Edited:
        typed = _typed_anew(topology, section, object_id, sent)
        told: tuple[str, ...] = ()
        # What is told to stand in another subnet or VPC is moved there, as by a drag.
        for key in CONTAINERS.keys() & typed.keys():
            if typed[key].strip() and value_at(topology, (section, object_id, key)) is not ABSENT:
                gone_over = move(topology, [ObjectId(object_id)], ObjectId(typed.pop(key).strip()))
                topology, told = gone_over.topology, (*told, *gone_over.says)
        # With another block of addresses there are other addresses, too.
        is_other_block = section == "subnets" and "cidr" in typed
        before = Pinned(topology, {}, topology) if is_other_block else pinned(topology)
        changed, followed = blaming_typed(before.topology, typed)
        changed = unpinned(before, changed)
        says = [*told, *_changed_keys(topology, changed, object_id), *followed, *renumbered(topology, changed)]
        if new_id != object_id:
            changed = _renamed(changed, section, object_id, new_id)
            says = [f"{object_id} is called {new_id}", *says]
        return Edited(changed, "; ".join(says))

    return Command(edit, chosen=lambda _changes: new_id)


def _as_last(topology: Topology, section: str, object_id: ObjectId) -> Topology:
    """Let a thing be the last of its section: of two that can't stand together that one is told of which came later."""
    things = things_in(topology, section)
    others = {one: thing for one, thing in things.items() if one != object_id}
    return topology.model_copy(update={section: {**others, object_id: things[object_id]}})


def _renamed(topology: Topology, section: str, object_id: str, new_id: str) -> Topology:
    """Give a thing another id; of one that can't be nothing is told that only follows from it."""
    place = f"{section}.{new_id}"
    try:
        return rename(topology, ObjectId(object_id), new_id)
    except EditRefused as refused:
        raise TopologyRefused((Problem(place, None, refused.because, "", refused.remedy),)) from None
    except TopologyRefused as refused:
        own = tuple(problem for problem in refused.problems if problem.path == place)
        raise TopologyRefused(own or refused.problems) from None


def _typed_anew(topology: Topology, section: str, object_id: str, sent: Asked) -> dict[str, str]:
    """Give what has been typed over; what a form sends as it stood in it is not asked for."""
    if object_id not in things_in(topology, section):
        return dict(sent)
    stood = {one.key: one.value for one in form_of(topology, section, object_id).fields}
    is_no = {key: text == "false" and not stood.get(key) for key, text in sent.items()}
    return {key: text for key, text in sent.items() if text.strip() != stood.get(key, "") and not is_no[key]}


def _changed_keys(before: Topology, after: Topology, object_id: str) -> list[str]:
    own = [change.place[2:] for change in difference(before, after) if change.place[1:2] == (object_id,)]
    keys = dict.fromkeys(" ".join(keys).replace("_", " ") for keys in own)
    return [f"Changed {object_id}: {', '.join(keys)}"] if keys else []


def _move(asked: Asked) -> Command:
    ids, into = _ids(asked), ObjectId(asked.get("into", ""))

    def edit(topology: Topology) -> Edited:
        gone_over = move(topology, ids, into)
        return Edited(gone_over.topology, "; ".join(gone_over.says))

    return Command(edit, chosen=_taken_up(asked))


def _taken_up(asked: Asked) -> Callable[[Difference], str | None]:
    """Choose what was dragged without having been chosen."""
    return lambda _changes: asked.get("choose") or None


def _ids(asked: Asked) -> list[ObjectId]:
    """Read which things are meant; an id has no spaces."""
    ids = [ObjectId(one) for one in asked.get("id", "").split()]
    if not ids:
        raise EditRefused("Nothing is chosen", "choose a thing in the drawing or in the outline")
    return ids


def _lead(asked: Asked) -> Command:
    subnet, target = ObjectId(asked.get("id", "")), ObjectId(asked.get("to", ""))

    def edit(topology: Topology) -> Edited:
        led = lead_to(topology, subnet, target)
        return Edited(led.topology, "; ".join(led.says))

    return Command(edit)


def _duplicate(asked: Asked) -> Command:
    originals = _ids(asked)

    def edit(topology: Topology) -> Edited:
        copied = duplicate(topology, originals)
        return Edited(copied.topology, f"Duplicated: {copied.says}")

    return Command(edit, is_addition=True, chosen=_come)


def _come(changes: Difference) -> str:
    """Give all things that have come."""
    come = (one for one in changes if isinstance(one, Change) and one.before is ABSENT and len(one.place) == 2)
    return " ".join(one.place[1] for one in come if one.place[0] in SECTIONS and one.place[0] != "probes")


def _paste(asked: Asked) -> Command:
    text, within = asked.get("text", ""), asked.get("into") or None
    check_length(text)

    def edit(topology: Topology) -> Edited:
        pasted = paste(topology, read_fragment(text), ObjectId(within) if within else None)
        return Edited(pasted.topology, joined(f"Pasted {pasted.says}", not_kept(text)))

    return Command(edit, is_addition=True, chosen=_come)


def _position(asked: Asked) -> Command:
    ids = _ids(asked)
    try:
        across, down = ([round(float(one)) for one in asked.get(axis, "").split()] for axis in ("x", "y"))
        places = {one: Point(x, y) for one, x, y in zip(ids, across, down, strict=True)}
    except (ValueError, OverflowError):
        raise EditRefused("A place in the drawing is two numbers") from None

    def edit(topology: Topology) -> Edited:
        return Edited(moved(topology, places), f"Moved {', '.join(ids)}")

    return Command(edit, keeps_places=False, chosen=_taken_up(asked))


def _remedy(asked: Asked) -> Command:
    def edit(topology: Topology) -> Edited:
        for remedy in (one for advice in lint(topology) if advice.at == asked.get("at") for one in advice.remedies):
            if remedy.says == asked.get("remedy"):
                return Edited(keeping_addresses(topology, remedy.edit), remedy.says)
        raise EditRefused("This has been done already, or is not advised any more")

    return Command(edit)


def _arrange(_asked: Asked) -> Command:
    def edit(topology: Topology) -> Edited:
        return Edited(topology.model_copy(update={"positions": {}}), "Arranged everything anew")

    return Command(edit, keeps_places=False)


def _title(asked: Asked) -> Command:
    title = " ".join(asked.get("title", "").split())
    if not title:
        raise EditRefused("A drawing has a title", "type one")

    def edit(topology: Topology) -> Edited:
        return Edited(topology.model_copy(update={"title": title}), f"The drawing is called “{title}”")

    return Command(edit)
