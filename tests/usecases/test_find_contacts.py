"""Past contacts found: every word of a line against a plain reading of what was logged."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, text

from marianne_desk.domain.codes import Age, Channel, Need, Outcome, RequestKind
from marianne_desk.domain.contact import ContactDraft, Pause, RequestDraft
from marianne_desk.domain.correction import CorrectionReason, draft_of
from marianne_desk.domain.errors import UserError
from marianne_desk.storage import tables as t
from marianne_desk.usecases.correct_contact import correct_contact
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.find_contacts import (
    contact_page,
    find_contacts,
    past_contact,
    search_context,
)
from marianne_desk.usecases.log_contact import cancel_contact, log_contact
from tests.desks import SetClock

MORNING = datetime(2026, 10, 14, 7, tzinfo=UTC)
APL = RequestDraft(reason="apl", operator="CAF", note="À rappeler, dossier bleu\u00a0: l’œuvre d’été")
CNI = RequestDraft(reason="cni", outcome=Outcome.ORIENTED)


@pytest.fixture
def filled(desk: Desk) -> Desk:
    """Six contacts: C-1 the oldest arrival; C-6 arrived between C-1 and C-2."""
    open_tax = RequestDraft(
        reason="declaration", outcome=Outcome.PENDING, pauses=(Pause(MORNING, None),), returning=True
    )
    drafts = [
        ContactDraft(arrived_at=MORNING - timedelta(days=40), requests=(APL,)),
        ContactDraft(arrived_at=MORNING - timedelta(days=2), requests=(CNI,), commune="Vaubrun", missed=True),
        ContactDraft(channel=Channel.EMAIL, agent="agent-2", requests=(open_tax, APL)),
        ContactDraft(first_visit=True, age=Age.FROM_60, needs=(Need.INTERPRETER,), requests=(CNI,)),
        ContactDraft(
            requests=(RequestDraft(theme="sante", kind=RequestKind.COMPLAINT, note="100 % « été » \\o/"),)
        ),
        ContactDraft(arrived_at=MORNING - timedelta(days=20), requests=(CNI,)),
    ]
    logged = [log_contact(desk, draft) for draft in drafts]
    cancel_contact(desk, logged[5].id)
    return desk


def _found(desk: Desk, line: str, only: str | None = None) -> list[int]:
    return list(find_contacts(desk, line, only=only).numbers)


@pytest.mark.parametrize(
    ("line", "numbers"),
    [
        ("", [5, 4, 3, 2, 1]),
        ("apl", [3, 1]),
        ("caf septembre", [1]),
        ("papiers", [4, 2]),
        ("c-2", [2]),
        ("courriel", [3]),
        ("à suivre", [3]),
        ("orienté", [4, 2]),
        ("agent 2", [3]),
        ("vaubrun", [2]),
        ("annulés", [6]),
        ("manqué", [2]),
        ("1re visite", [4]),
        ("67 ans", [4]),
        ("interprète", [4]),
        ("réclamation", [5]),
        ("information", [5, 4, 2]),
        ("papiers attendus", [3]),
        ("revient pour la même demande", [3]),
        ("depuis hier", [5, 4, 3]),
        ("avant octobre", [1]),
        ("« dossier bleu »", [3, 1]),
        ("« l'oeuvre »", [3, 1]),
        ("bleu courriel", [3]),
        ("« 100 % »", [5]),
        ("« \\o/ »", [5]),
        ("« 100 x »", []),
        ("cpam octobre", []),
        ("corrigés", []),
    ],
)
def test_every_word_finds_what_it_says(filled: Desk, line: str, numbers: list[int]) -> None:
    assert _found(filled, line) == numbers


def test_the_list_keeps_to_one_agent(filled: Desk) -> None:
    assert _found(filled, "apl", only="agent-2") == [3]


def test_the_first_ones_are_enough_for_the_eye(filled: Desk) -> None:
    first = find_contacts(filled, "", search_context(filled), most=2)
    assert (list(first.numbers), first.whole) == ([5, 4], False)
    assert find_contacts(filled, "apl", most=9).whole


def test_a_corrected_contact_is_found_as_such(filled: Desk) -> None:
    seen = past_contact(filled, 2)
    changed = draft_of(seen.contact)
    corrected = correct_contact(
        filled,
        seen,
        ContactDraft(**{f: getattr(changed, f) for f in changed.__dataclass_fields__} | {"commune": ""}),
        CorrectionReason.TYPED_WRONG,
    )
    assert corrected.corrected
    assert _found(filled, "corrigés") == [2]


def test_pages_are_read_in_the_order_asked_without_those_that_are_gone(filled: Desk) -> None:
    page = contact_page(filled, (6, 99, 1))
    assert [past.number for past in page] == [6, 1]
    assert [past.cancelled for past in page] == [True, False]
    with pytest.raises(UserError, match="contact_unknown"):
        past_contact(filled, 99)


def test_communes_are_those_noted_else_the_usual_ones(desk: Desk, clock: SetClock) -> None:
    assert search_context(desk).communes == desk.settings.communes
    assert search_context(desk).today == clock.now.date()


def test_the_indexes_answer(desk: Desk) -> None:
    """The order of the list is that of an index, and a matter is found by one: nothing is sorted, no table is read."""
    ordered = select(t.contact.c.number).where(t.contact.c.cancelled_at.is_(None))
    ordered = ordered.order_by(t.contact.c.arrived_at.desc(), t.contact.c.number.desc())
    matter = select(t.request.c.contact).where(t.request.c.theme == "logement", t.request.c.reason == "apl")
    with desk.store.reading() as connection:
        for query, index in ((ordered, "ix_contact_found"), (matter, "ix_request_found")):
            sql = str(query.compile(compile_kwargs={"literal_binds": True}))
            plan = [row[3] for row in connection.execute(text(f"EXPLAIN QUERY PLAN {sql}"))]
            assert len(plan) == 1
            assert f"USING COVERING INDEX {index}" in plan[0]
