"""Who is known too long is erased by itself: nothing of them is left in the file, the register says how many."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import text

from marianne_desk.domain.cases.appointment import AppointmentChange, Mode, PartnerAppointment, State
from marianne_desk.domain.cases.case import Answer, CaseDraft, Happening
from marianne_desk.domain.cases.mandate import Mandate, MandateKind
from marianne_desk.domain.cases.retention import ErasureKind, months_before
from marianne_desk.domain.cases.visitor import Visitor
from marianne_desk.domain.codes import Outcome
from marianne_desk.domain.contact import ContactDraft, RequestDraft
from marianne_desk.domain.errors import MachineError, UserError
from marianne_desk.storage import mandates, partner_appointments
from marianne_desk.usecases.cases import CaseNow, case_by_id, change_text, change_visitor, note, open_case
from marianne_desk.usecases.desk import Desk, forget_expired, open_desk
from marianne_desk.usecases.log_contact import cancel_contact, log_contact
from marianne_desk.usecases.retention import erasures, purge
from tests.desks import PASSPHRASE, MakeDesk, SetClock

NAME, NUMBER, WORD = "Zorglubine Quatrefages", "06 39 98 47 11", "xylophonique"


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def desk(make_desk: MakeDesk, clock: SetClock) -> Desk:
    return make_desk(clock=clock)


def opened(desk: Desk) -> CaseNow:
    draft = ContactDraft(
        requests=(RequestDraft(theme="famille", reason="rsa", operator="CAF", outcome=Outcome.FORWARDED),)
    )
    request = log_contact(desk, draft).contact.requests[0].id
    return open_case(desk, CaseDraft(request, Visitor(NAME, NUMBER), question=f"{WORD} ?", tried=WORD)).now


def closed(desk: Desk, clock: SetClock) -> str:
    case = opened(desk).case.id
    clock.forward(minutes=1)
    note(desk, case, Happening.ANSWERED, answer=Answer.REFUSED, words=WORD)
    clock.forward(minutes=1)
    note(desk, case, Happening.CLOSED)
    return case


def held(desk: Desk) -> str:
    """Everything that the file holds of cases, as text."""
    tables = (
        "visitor",
        "case_text",
        "case_event",
        "mandate",
        "partner_appointment",
        "partner_appointment_change",
        "erasure",
    )
    with desk.store.reading() as connection:
        return "".join(
            str(connection.execute(text(f"SELECT * FROM {name}")).all())  # noqa: S608
            for name in tables
        )


def test_a_closed_case_is_anonymous_after_six_months(desk: Desk, clock: SetClock) -> None:
    case = closed(desk, clock)
    clock.now = datetime(2027, 4, 13, 21, tzinfo=UTC)
    assert purge(desk) == ()
    assert NAME in held(desk)
    clock.now = datetime(2027, 4, 14, 7, tzinfo=UTC)
    (erased,) = purge(desk)
    assert (erased.kind, erased.count, erased.months) == (ErasureKind.CLOSED_CASE, 1, 6)
    assert erased.before == date(2026, 10, 14)
    assert erasures(desk) == (erased,)
    for word in (NAME, "zorglubine", NUMBER, "0639984711", WORD):
        assert word not in held(desk)
    now = case_by_id(desk, case)
    assert now.case.visitor is None
    assert now.case.question == now.case.tried == ""
    assert [event.happening for event in now.case.events][-1] is Happening.CLOSED
    assert purge(desk) == ()
    with pytest.raises(UserError, match="case_erased"):
        change_visitor(desk, case, Visitor("Anne Lo", ""))
    with pytest.raises(UserError, match="case_erased"):
        change_text(desk, case, "a", "b")


def test_a_case_of_a_cancelled_contact_too(desk: Desk, clock: SetClock) -> None:
    case = opened(desk).case
    with desk.store.reading() as connection:
        contact = connection.execute(text("SELECT id FROM contact")).scalar_one()
    cancel_contact(desk, contact)
    clock.now = datetime(2027, 4, 15, 7, tzinfo=UTC)
    assert [(one.kind, one.count) for one in purge(desk)] == [(ErasureKind.CLOSED_CASE, 1)]
    assert NAME not in held(desk)
    assert case.number == 1


def test_a_case_that_nobody_touched_for_two_years_too(desk: Desk, clock: SetClock) -> None:
    opened(desk)
    appointed = opened(desk)
    begin = clock.now + timedelta(days=20)
    item = PartnerAppointment(
        id="a",
        case=appointed.case.id,
        operator="CAF",
        begin=begin,
        minutes=30,
        mode=Mode.PHONE,
        office=None,
        place=NUMBER,
        with_whom="",
        room=None,
        papers=(),
        state=State.PLANNED,
        result=None,
        agent="agent-1",
        made_at=clock.now,
        changed_at=clock.now,
    )
    with desk.store.writing() as connection:
        partner_appointments.add(
            connection, item, appointed.case.number, appointed.case.received_at, desk.calendar
        )
        moved = AppointmentChange(clock.now, "agent-1", begin, begin, State.PLANNED, State.CANCELLED, WORD)
        partner_appointments.note_change(connection, "a", moved)
    clock.now = datetime(2028, 10, 16, 7, tzinfo=UTC)
    (erased,) = purge(desk)
    assert (erased.kind, erased.count, erased.months) == (ErasureKind.IDLE_CASE, 1, 24)
    assert WORD in held(desk)
    clock.now = datetime(2028, 11, 16, 7, tzinfo=UTC)
    assert [one.kind for one in purge(desk)] == [ErasureKind.IDLE_CASE]
    for word in (WORD, NAME, NUMBER):
        assert word not in held(desk)


def test_mandates_have_their_own_time(desk: Desk, clock: SetClock) -> None:
    case = closed(desk, clock)
    over = Mandate(
        "m", case, MandateKind.HOUSE, date(2026, 10, 14), date(2026, 12, 1), "agent-1", clock.now, WORD, NAME
    )
    with desk.store.writing() as connection:
        mandates.add(connection, over, 1)
    clock.now = datetime(2027, 5, 3, 7, tzinfo=UTC)
    assert [one.kind for one in purge(desk)] == [ErasureKind.CLOSED_CASE]
    assert NAME in held(desk)
    clock.now = datetime(2027, 12, 3, 7, tzinfo=UTC)
    (erased,) = purge(desk)
    assert (erased.kind, erased.count, erased.months) == (ErasureKind.MANDATE, 1, 12)
    assert NAME not in held(desk)


def test_opening_the_desk_erases(desk: Desk, clock: SetClock) -> None:
    closed(desk, clock)
    clock.now = datetime(2027, 5, 3, 7, tzinfo=UTC)
    again = open_desk(desk.place.folder, PASSPHRASE, clock)
    assert NAME not in held(again)
    assert len(erasures(again)) == 1
    again.close()


def test_a_file_that_cannot_be_written_is_opened_all_the_same(
    desk: Desk, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed(desk, clock)
    clock.now = datetime(2027, 5, 3, 7, tzinfo=UTC)

    def full() -> None:
        raise MachineError("disk_full")

    monkeypatch.setattr(type(desk.store), "writing", lambda _store: full())
    forget_expired(desk)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2027, 4, 14), 6, date(2026, 10, 14)),
        (date(2027, 8, 31), 6, date(2027, 2, 28)),
        (date(2028, 2, 29), 12, date(2027, 2, 28)),
        (date(2027, 1, 1), 24, date(2025, 1, 1)),
    ],
)
def test_months_are_those_of_the_calendar(day: date, months: int, expected: date) -> None:
    assert months_before(day, months) == expected
