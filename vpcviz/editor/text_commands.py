"""What can somebody ask to be done with a text: the whole file, or a part of one?"""

from vpcviz.diagrams.revisions import Edited
from vpcviz.editor.command import Asked, Command
from vpcviz.network.changes import difference
from vpcviz.network.comments import counted_comments, with_notes
from vpcviz.network.document import read_topology
from vpcviz.network.edits.private_address import renumbered
from vpcviz.network.errors import EditRefused
from vpcviz.network.topology import Topology

MOST_LETTERS = 4_000_000
"""Of a text that is typed or pasted; what is longer is refused before it is read."""


def write_text(asked: Asked) -> Command:
    """Make the drawing what a text says, which may be that of an earlier revision."""
    text = asked.get("text", "")
    check_length(text)

    def edit(topology: Topology) -> Edited:
        written, comments = read_topology(text), not_kept(text)
        if comments and not difference(topology, written):
            raise EditRefused(f"Nothing has changed: {comments}", "take them over as notes")
        number = asked.get("revision", "")
        says = f"Made revision {number} the latest again" if number.isdecimal() else "Changed the text"
        return Edited(written, joined(says, *renumbered(topology, written), comments))

    return Command(edit, keeps_places=False)


def write_text_with_notes(asked: Asked) -> Command:
    """Make the drawing what a text says, its comments included."""
    text = asked.get("text", "")
    check_length(text)

    def edit(topology: Topology) -> Edited:
        written = with_notes(text)
        return Edited(written, joined("Changed the text, its comments kept as notes", *renumbered(topology, written)))

    return Command(edit, keeps_places=False)


def not_kept(text: str) -> str:
    """Tell which comments of a text were not kept; nothing where there are none."""
    counted = counted_comments(text)
    return counted and f"{counted} not kept"


def joined(*says: str) -> str:
    """Tell several things, those that are nothing left out."""
    return "; ".join(filter(None, says))


def check_length(text: str) -> None:
    """Refuse a text that is longer than a drawing may be."""
    if len(text) > MOST_LETTERS:
        raise EditRefused(f"{len(text):,} letters are more than a drawing may have ({MOST_LETTERS:,})")
