import pytest

from vpcviz.facts import arp, public_address
from vpcviz.playback.header_stack import FieldText
from vpcviz.playback.templatetags.evidence import as_id, breakable, field, glyph, sentence, standing


@pytest.mark.parametrize(
    ("says", "html"),
    [
        ("it is so", "it is so."),
        ("is it so?", "is it so?"),
        (
            "a asks for 10.0.0.1",
            'a asks for <strong class="address address--inline">10.0.0.1</strong>.',
        ),
        (
            "0.0.0.0/0 wins",
            '<strong class="address address--inline">0.0.0.0/0</strong> wins.',
        ),
        (
            "it is at 02:00:0a:00:00:01, says host/a",
            'it is at <strong class="address address--inline">02:00:0a:00:00:01</strong>, says host/a.',
        ),
        ("<b> & 'c'", "&lt;b&gt; &amp; &#x27;c&#x27;."),
    ],
)
def test_a_sentence_ends_and_its_addresses_stand_out(says: str, html: str) -> None:
    assert sentence(says) == html


def test_a_field_that_was_read_is_underlined() -> None:
    assert field(FieldText("ttl", "64", is_read=True)) == '<span class="field--read">64</span>'


def test_a_shortened_field_can_be_read_whole() -> None:
    shown = field(FieldText("source", "02:0…0a", "02:00:0a:00:00:0a"))
    assert shown == '<abbr title="02:00:0a:00:00:0a">02:0…0a</abbr>'


def test_what_a_field_holds_is_text() -> None:
    assert field(FieldText("vpc", "<lab>")) == "&lt;lab&gt;"


def test_a_code_may_go_on_in_the_next_line() -> None:
    assert breakable("NO_ROUTE") == "NO_<wbr>ROUTE"
    assert breakable("Source/destination check", "/") == "Source/<wbr>destination check"


@pytest.mark.parametrize(("object_id", "html_id"), [("a/eth0", "a-eth0"), ("rt-public", "rt-public"), ('x" y', "x--y")])
def test_an_id_becomes_part_of_an_elements_id(object_id: str, html_id: str) -> None:
    assert as_id(object_id) == html_id


def test_a_glyph_only_decorates_unless_it_is_told_what_to_say() -> None:
    assert 'aria-hidden="true"' in glyph("play")
    assert 'role="img" aria-label="a model"' in glyph("standing-assumed", "a model")


def test_how_sure_a_fact_is_leads_to_its_source() -> None:
    source = public_address.NOT_ON_THE_GUEST.source
    assert standing(public_address.NOT_ON_THE_GUEST) == f'<a href="{source}" rel="noreferrer">documented</a>'


def test_a_source_that_is_no_page_is_no_link() -> None:
    assert standing(arp.OFF_SUBNET) == "assumed"
