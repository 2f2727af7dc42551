import pytest

from tests.network.edits.labs import lab
from vpcviz.diagrams.links import LinkRefused, find_access, is_signed, make_link, revoke_link
from vpcviz.diagrams.models import Diagram, Right
from vpcviz.diagrams.revisions import new_diagram

pytestmark = pytest.mark.django_db


@pytest.fixture
def diagram() -> Diagram:
    return new_diagram("lab", lab())


@pytest.mark.parametrize(
    ("right", "allowed"),
    [(Right.VIEW, {Right.VIEW}), (Right.EDIT, {Right.VIEW, Right.EDIT}), (Right.OWN, {*Right})],
)
def test_a_link_allows_what_it_says_and_what_that_includes(diagram: Diagram, right: Right, allowed: set[Right]) -> None:
    access = find_access(make_link(diagram, right).key)
    assert {one for one in Right if access.allows(one)} == allowed
    assert access.diagram == diagram


def test_the_name_of_a_diagram_allows_to_look(diagram: Diagram) -> None:
    access = find_access("lab")
    assert (access.allows(Right.VIEW), access.allows(Right.EDIT)) == (True, False)


def test_a_link_that_was_revoked_leads_nowhere_and_the_others_still_do(diagram: Diagram) -> None:
    first, second = make_link(diagram, Right.EDIT), make_link(diagram, Right.EDIT)
    assert revoke_link(diagram, first.pk)
    with pytest.raises(LinkRefused, match="revoked"):
        find_access(first.key)
    assert find_access(second.key).diagram == diagram


def test_a_link_is_revoked_by_its_own_diagram_alone(diagram: Diagram) -> None:
    link = make_link(new_diagram("other", lab()), Right.EDIT)
    assert revoke_link(diagram, link.pk) is None
    assert find_access(link.key).allows(Right.EDIT)


def test_a_link_of_a_diagram_that_was_deleted_says_so(diagram: Diagram) -> None:
    key = make_link(diagram, Right.OWN).key
    diagram.delete()
    with pytest.raises(LinkRefused, match="deleted"):
        find_access(key)


def test_what_this_server_has_not_signed_is_no_link(diagram: Diagram) -> None:
    key = make_link(diagram, Right.OWN).key
    forged = f"{'0' * 18}-{key[-12:]}"
    assert (is_signed(key), is_signed(forged), is_signed("lab"), is_signed("")) == (True, False, False, False)
    with pytest.raises(LinkRefused, match="There is no diagram"):
        find_access(forged)
