"""What the window that opens a case needs of its request, on a real desk."""

from dataclasses import replace

import pytest

from marianne_desk.domain.cases.case import CaseDraft
from marianne_desk.domain.errors import UserError
from marianne_desk.domain.own_lists import ListName
from marianne_desk.usecases.case_opening import as_written, case_opening, visitor_of
from marianne_desk.usecases.cases import open_case
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.lists import retire_entry
from marianne_desk.usecases.to_answer import keep_call_back
from tests.appointed import MARIE, requested


def test_a_request_and_to_whom_it_can_go(desk: Desk) -> None:
    request = requested(desk)
    found = case_opening(desk, request)
    assert (found.number, found.theme, found.reason, found.operator, found.case) == (
        1,
        "logement",
        "apl",
        "CAF",
        None,
    )
    assert "CAF" in found.operators
    assert found.received_at.tzinfo is desk.zone
    assert (found.visitor.name, found.visitor.reach) == ("", "")
    now = open_case(desk, CaseDraft(request, MARIE)).now
    assert case_opening(desk, request).case == now
    with pytest.raises(UserError, match="request_unknown"):
        case_opening(desk, "none")


def test_a_partner_that_is_gone_is_none(desk: Desk) -> None:
    request = requested(desk)
    retired = retire_entry(desk, ListName.OPERATOR, "CAF")
    found = case_opening(retired, request)
    assert found.operator is None
    assert "CAF" not in found.operators


def test_whom_to_call_back_is_whom_the_case_is_about(desk: Desk) -> None:
    request = requested(desk)
    keep_call_back(desk, request, "Sandrine, 06 12 34 56 78")
    found = case_opening(desk, request).visitor
    assert (found.name, found.reach) == ("Sandrine", "06 12 34 56 78")
    assert "Sandrine" not in repr(replace(case_opening(desk, request)))


@pytest.mark.parametrize(
    ("words", "name", "reach"),
    [
        ("", "", ""),
        ("Sandrine", "Sandrine", ""),
        ("0612345678", "", "0612345678"),
        ("06 12 34 56 78 : Sandrine", "Sandrine", "06 12 34 56 78"),
        ("Sandrine sandrine@exemple.fr", "Sandrine", "sandrine@exemple.fr"),
        ("2 60 03 53 130 001 18", "", ""),
        ("rappeler avant 17", "rappeler avant 17", ""),
    ],
)
def test_a_note_read_as_a_visitor(words: str, name: str, reach: str) -> None:
    found = visitor_of(words)
    assert (found.name, found.reach) == (name, reach)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("marie le goff", "Marie Le Goff"),
        ("jean-pierre d’aubigné", "Jean-Pierre D’Aubigné"),
        ("Marie LE GOFF", "Marie LE GOFF"),
        ("McDonald", "McDonald"),
        ("émile", "Émile"),
        ("", ""),
    ],
)
def test_a_name_as_it_is_written(typed: str, written: str) -> None:
    assert as_written(typed) == written
