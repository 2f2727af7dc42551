import pytest

from vpcviz.network.index import compile_network
from vpcviz.network.topology import Topology
from vpcviz.playback.question import Question
from vpcviz.playback.showing import show
from vpcviz.playback.spoken import Piece, PieceKind, names_of, speak


def told(says: str, topology: Topology) -> str:
    """Tell a sentence with its ids in backticks and its addresses in brackets."""
    marks = {PieceKind.TEXT: "{}", PieceKind.ID: "`{}`", PieceKind.ADDRESS: "[{}]"}
    return "".join(marks[piece.kind].format(piece.text) for piece in speak(says, names_of(compile_network(topology))))


@pytest.mark.parametrize(
    ("says", "shown"),
    [
        ("a sends what is for 10.0.0.20 by its default route", "A sends what is for [10.0.0.20] by its default route"),
        ("igw puts a's public address 198.51.100.10 there", "`igw` puts A's public address [198.51.100.10] there"),
        ("b receives a frame from a, sent by b", "B receives a frame from A, sent by B"),
        ("it was sent by a", "It was sent by A"),
        ("host/a: a reset comes from b", "Host A: a reset comes from B"),
        ("edge/us-east-1 verifies that a/eth0 is there", "Edge us-east-1 verifies that `a/eth0` is there"),
        ("rt-public's most specific route, to igw", "`rt-public`'s most specific route, to `igw`"),
        ("the mapping has (lab, 10.0.0.10) = a/eth0", "The mapping has (`lab`, [10.0.0.10]) = `a/eth0`"),
        (
            "b: 2001:db8::7: the route ::/0, to 02:00:0a:00:00:01",
            "B: [2001:db8::7]: the route [::/0], to [02:00:0a:00:00:01]",
        ),
        ("fe80::aff:fe00:101 is s1/router", "[fe80::aff:fe00:101] is `s1/router`"),
        ("10.0.0.1 is s1/router, in s1", "[10.0.0.1] is `s1/router`, in `s1`"),
        ("rule 100 of lab/default-acl lets it in", "Rule 100 of `lab/default-acl` lets it in"),
        ("by rack/us-east-1-edge, core/us-east-1 to host/b", "By `rack/us-east-1-edge`, `core/us-east-1` to Host B"),
        ("", ""),
    ],
)
def test_a_sentence_calls_things_as_the_drawing_does(says: str, shown: str, topology: Topology) -> None:
    assert told(says, topology) == shown


def test_every_sentence_of_a_walk_begins_with_a_capital_letter_an_id_or_an_address(topology: Topology) -> None:
    showing = show(topology, Question("a", "198.51.100.20", "icmp"))
    firsts = [speak(step.evidence.says, showing.names)[0] for step in showing.steps]
    assert [first for first in firsts if first.kind is PieceKind.TEXT and not first.text[0].isupper()] == []
    assert Piece(PieceKind.ID, "igw") in firsts
