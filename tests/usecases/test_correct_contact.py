"""A past contact corrected, cancelled, put back: its history, its months, what is refused."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from marianne_desk.domain.codes import Channel, Outcome
from marianne_desk.domain.contact import Announcement, ContactDraft, Pause, RequestDraft
from marianne_desk.domain.correction import CorrectionReason, PastContact, draft_of
from marianne_desk.domain.errors import UserError
from marianne_desk.domain.month import Month
from marianne_desk.storage import callbacks
from marianne_desk.storage import tables as t
from marianne_desk.usecases.correct_contact import cancel, correct_contact, history, restore
from marianne_desk.usecases.counter import counter_day
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.find_contacts import find_contacts, past_contact
from marianne_desk.usecases.log_contact import cancel_contact, log_contact
from marianne_desk.usecases.month import figures_of
from tests.desks import SetClock

SEPTEMBER, OCTOBER = Month(2026, 9), Month(2026, 10)
WHY = CorrectionReason.TYPED_WRONG
LETTER = RequestDraft(reason="apl", operator="CAF", outcome=Outcome.PENDING)


@pytest.fixture
def letter(desk: Desk) -> PastContact:
    """A letter of 10 September, still open, with somebody to call back."""
    at = datetime(2026, 9, 10, 8, tzinfo=UTC)
    log_contact(desk, ContactDraft(channel=Channel.MAIL, arrived_at=at, requests=(LETTER,)))
    with desk.store.writing() as connection:
        callbacks.keep(connection, 1, "Léa")
    return past_contact(desk, 1)


def _values(desk: Desk, month: Month) -> dict[str, float | None]:
    return {figure.id: figure.value for figure in figures_of(desk, month).figures.values()}


def test_each_changed_field_keeps_who_when_why_and_both_values(
    desk: Desk, letter: PastContact, clock: SetClock
) -> None:
    clock.forward(hours=1)
    draft = draft_of(letter.contact)
    request = replace(draft.requests[0], outcome=Outcome.SOLVED, answered_at=clock.now)
    now = correct_contact(
        desk, letter, replace(draft, commune="Vaubrun", requests=(request,)), WHY, agent="agent-2"
    )
    assert now.corrected
    assert now == past_contact(desk, 1)
    kept = {one.change.field: one for one in history(desk, 1)}
    assert set(kept) == {"commune", "outcome", "answered_at"}
    assert (kept["outcome"].change.old, kept["outcome"].change.new) == ("pending", "solved")
    assert (kept["outcome"].change.request, kept["commune"].change.request) == (0, None)
    assert (kept["commune"].reason, kept["commune"].agent, kept["commune"].at) == (WHY, "agent-2", clock.now)
    with desk.store.reading() as connection:
        assert callbacks.read(connection, (1,)) == {}


def test_the_months_of_before_and_after_are_right_at_once(desk: Desk, letter: PastContact) -> None:
    assert (_values(desk, SEPTEMBER)["contacts"], _values(desk, SEPTEMBER)["requests.theme.logement"]) == (
        1,
        1,
    )
    assert _values(desk, OCTOBER)["contacts"] == 0
    moved = datetime(2026, 10, 2, 8, tzinfo=UTC)
    draft = draft_of(letter.contact)
    request = replace(draft.requests[0], received_at=moved, theme="papiers", reason="cni", operator=None)
    now = correct_contact(desk, letter, replace(draft, arrived_at=moved, requests=(request,)), WHY)
    assert _values(desk, SEPTEMBER)["contacts"] == 0
    assert "requests.theme.logement" not in _values(desk, SEPTEMBER)
    october = _values(desk, OCTOBER)
    assert (october["contacts"], october["requests.theme.papiers"]) == (1, 1)
    assert now.due == (date(2026, 10, 23),)  # derived again: fifteen working days
    assert "due_on" in {one.change.field for one in history(desk, 1)}


def test_another_channel_is_another_channel_of_its_requests_too(desk: Desk, letter: PastContact) -> None:
    now = correct_contact(desk, letter, replace(draft_of(letter.contact), channel=Channel.EMAIL), WHY)
    assert now.due == (date(2026, 9, 17),)
    assert _values(desk, SEPTEMBER)["answers_email"] == 0
    assert figures_of(desk, SEPTEMBER).figures["answers_email"].whole == 1
    with desk.store.reading() as connection:  # still to be answered: whom to call back stays
        assert callbacks.read(connection, (1,)) == {1: "Léa"}


def test_a_due_day_set_by_a_person_stays(desk: Desk, letter: PastContact) -> None:
    draft = draft_of(letter.contact)
    promised = replace(draft, requests=(replace(draft.requests[0], due_on=date(2026, 9, 14)),))
    now = correct_contact(desk, letter, promised, WHY)
    assert now.due == (date(2026, 9, 14),)
    again = correct_contact(desk, now, replace(draft_of(now.contact), commune="Vaubrun"), WHY)
    assert again.due == (date(2026, 9, 14),)
    free = draft_of(again.contact)
    back = correct_contact(
        desk, again, replace(free, requests=(replace(free.requests[0], due_on=None),)), WHY
    )
    assert back.due == letter.due


def test_announcements_and_pauses_are_corrected_too(desk: Desk, letter: PastContact) -> None:
    at = letter.contact.arrived_at
    draft = draft_of(letter.contact)
    request = replace(
        draft.requests[0],
        announcements=(Announcement(at, date(2026, 9, 20)),),
        pauses=(Pause(at, at + timedelta(days=3)),),
    )
    now = correct_contact(desk, letter, replace(draft, requests=(request,)), WHY)
    assert now.contact.requests[0].announcements == request.announcements
    assert now.contact.requests[0].pauses == request.pauses
    assert {one.change.field for one in history(desk, 1)} >= {"announcements", "pauses"}


def test_nothing_changed_writes_nothing(desk: Desk, letter: PastContact) -> None:
    assert correct_contact(desk, letter, draft_of(letter.contact), WHY) == letter
    assert history(desk, 1) == ()


def test_what_cannot_be_is_refused_as_at_logging(desk: Desk, letter: PastContact) -> None:
    draft = draft_of(letter.contact)
    early = replace(draft, taken_at=letter.contact.arrived_at - timedelta(hours=1))
    with pytest.raises(UserError, match="taken_before_arrival"):
        correct_contact(desk, letter, early, WHY)
    with pytest.raises(UserError, match="reason_needed"):
        correct_contact(desk, letter, replace(draft, commune="Vaubrun"), "")
    assert history(desk, 1) == ()


def test_a_contact_changed_meanwhile_is_refused(desk: Desk, letter: PastContact) -> None:
    correct_contact(desk, letter, replace(draft_of(letter.contact), commune="Vaubrun"), WHY)
    with pytest.raises(UserError, match="changed_meanwhile") as caught:
        correct_contact(desk, letter, replace(draft_of(letter.contact), age=None, commune="Laval"), WHY)
    assert caught.value.values == {"number": "C-1"}
    with pytest.raises(UserError, match="changed_meanwhile"):
        cancel(desk, letter, WHY)
    assert past_contact(desk, 1).contact.commune == "Vaubrun"


def test_a_contact_that_is_gone_is_said(desk: Desk, letter: PastContact) -> None:
    with desk.store.writing() as connection:
        connection.execute(t.contact.delete())
    with pytest.raises(UserError, match="contact_unknown"):
        cancel(desk, letter, WHY)


def test_a_cancelled_contact_leaves_every_figure_and_comes_back_whole(
    desk: Desk, letter: PastContact
) -> None:
    before = _values(desk, SEPTEMBER)
    gone = cancel(desk, letter, CorrectionReason.TWICE)
    assert (gone.cancelled, gone.corrected) == (True, False)
    assert _values(desk, SEPTEMBER)["contacts"] == 0
    assert list(find_contacts(desk, "").numbers) == []
    assert list(find_contacts(desk, "annulés").numbers) == [1]
    assert cancel(desk, gone, CorrectionReason.TWICE) == gone
    with desk.store.reading() as connection:
        assert callbacks.read(connection, (1,)) == {}
    back = restore(desk, gone, CorrectionReason.BY_MISTAKE)
    assert back == letter
    assert _values(desk, SEPTEMBER) == before
    kept = [(one.change.field, one.change.old, one.change.new, one.reason) for one in history(desk, 1)]
    assert kept == [("cancelled", "1", "0", "by_mistake"), ("cancelled", "0", "1", "twice")]


def test_a_cancelled_contact_that_is_corrected_stays_cancelled(desk: Desk, letter: PastContact) -> None:
    gone = cancel(desk, letter, CorrectionReason.TWICE)
    still = correct_contact(desk, gone, replace(draft_of(gone.contact), commune="Vaubrun"), WHY)
    assert still.cancelled
    assert _values(desk, SEPTEMBER)["contacts"] == 0
    assert _values(desk, SEPTEMBER)["requests"] == 0


def test_what_is_taken_back_at_the_counter_stands_in_the_history(desk: Desk) -> None:
    logged = log_contact(desk, ContactDraft(requests=(RequestDraft(reason="cni"),)))
    cancel_contact(desk, logged.id, agent="agent-2")
    assert counter_day(desk).contacts == 0
    (kept,) = history(desk, logged.number)
    assert (kept.reason, kept.agent) == (CorrectionReason.AT_THE_COUNTER, "agent-2")
    with pytest.raises(UserError, match="contact_unknown"):
        cancel_contact(desk, logged.id)
    with pytest.raises(UserError, match="contact_unknown"):
        cancel_contact(desk, "nobody")
