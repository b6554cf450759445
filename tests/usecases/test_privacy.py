"""Who is known by name now and until when, and the register to take away: counts and days, nobody's name."""

import csv
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert, update

from marianne_desk.domain.agenda.appointment import AppointmentDraft
from marianne_desk.domain.cases.appointment import Mode
from marianne_desk.domain.cases.case import CaseDraft, Happening
from marianne_desk.domain.cases.mandate import MandateDraft, MandateEnd
from marianne_desk.domain.cases.retention import ErasureKind, Known, KnownBy
from marianne_desk.domain.codes import Outcome
from marianne_desk.domain.errors import UserError
from marianne_desk.storage import erasing
from marianne_desk.storage import tables as t
from marianne_desk.usecases import to_answer
from marianne_desk.usecases.agenda import take_appointment
from marianne_desk.usecases.cases import note, open_case
from marianne_desk.usecases.checking import Finding, check
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.log_contact import cancel_contact
from marianne_desk.usecases.mandates import end_mandate, write_mandate
from marianne_desk.usecases.privacy import known_now, left_behind, privacy_tables, save_register
from marianne_desk.usecases.retention import erasures, purge
from tests.case_samples import LINA, a_case, a_request, an_appointment
from tests.desks import SetClock


def of(desk: Desk, by: KnownBy) -> Known:
    return next(one for one in known_now(desk) if one.by is by)


def at_noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 11, tzinfo=UTC)


def test_nobody_is_known_to_an_empty_desk(desk: Desk) -> None:
    assert [(one.count, one.next_on) for one in known_now(desk)] == [(0, None)] * len(KnownBy)
    register, now = privacy_tables(desk)
    assert register.rows == ()
    assert [row[1] for row in now.rows] == [0] * len(KnownBy)


def test_the_day_that_is_foretold_is_the_day_of_the_purge(desk: Desk, clock: SetClock) -> None:
    first = a_case(desk)
    a_case(desk, "Omar Diallo")
    assert of(desk, KnownBy.CASE) == Known(KnownBy.CASE, 2, date(2028, 10, 15))
    clock.forward(minutes=5)
    note(desk, first.case.id, Happening.CLOSED)
    known = of(desk, KnownBy.CASE)
    assert known == Known(KnownBy.CASE, 2, date(2027, 4, 14))
    clock.now = at_noon(date(2027, 4, 13))
    assert purge(desk) == ()
    clock.now = at_noon(date(2027, 4, 14))
    assert [one.count for one in purge(desk)] == [1]
    assert of(desk, KnownBy.CASE) == Known(KnownBy.CASE, 1, date(2028, 10, 15))
    clock.now = at_noon(date(2028, 10, 14))
    assert purge(desk) == ()
    clock.now = at_noon(date(2028, 10, 15))
    assert [one.kind for one in purge(desk)] == [ErasureKind.IDLE_CASE]
    assert of(desk, KnownBy.CASE) == Known(KnownBy.CASE, 0, None)


def test_an_appointment_that_is_later_keeps_its_case(desk: Desk, clock: SetClock) -> None:
    case = a_case(desk)
    an_appointment(desk, case, clock.now + timedelta(days=40))
    assert of(desk, KnownBy.CASE).next_on == date(2028, 11, 24)


def test_the_case_of_a_cancelled_contact(desk: Desk, clock: SetClock) -> None:
    logged = a_request(desk)
    open_case(desk, CaseDraft(logged.contact.requests[0].id, LINA))
    cancel_contact(desk, logged.id)
    assert of(desk, KnownBy.CASE).next_on == date(2027, 4, 15)
    clock.now = at_noon(date(2027, 4, 14))
    assert purge(desk) == ()
    clock.now = at_noon(date(2027, 4, 15))
    assert [one.kind for one in purge(desk)] == [ErasureKind.CLOSED_CASE]


def test_a_mandate_and_an_appointment_with_us(desk: Desk, clock: SetClock) -> None:
    scope = "Suivre la demande d’aide au logement auprès de la CAF"
    made = write_mandate(desk, MandateDraft(a_case(desk).case.id, scope, 30)).after
    assert of(desk, KnownBy.MANDATE).count == 1
    end_mandate(desk, made.id, MandateEnd.DONE)
    assert of(desk, KnownBy.MANDATE) == Known(KnownBy.MANDATE, 1, date(2027, 10, 15))
    begin = datetime(2026, 10, 20, 8, tzinfo=UTC)
    take_appointment(desk, AppointmentDraft(begin, 30, theme="papiers", visitor="Mme Diop"))
    assert of(desk, KnownBy.APPOINTMENT) == Known(KnownBy.APPOINTMENT, 1, date(2026, 11, 19))
    clock.now = at_noon(date(2026, 11, 19))
    assert [one.kind for one in purge(desk)] == [ErasureKind.APPOINTMENT]
    clock.now = at_noon(date(2027, 10, 14))
    purge(desk)
    assert of(desk, KnownBy.MANDATE).count == 1
    clock.now = at_noon(date(2027, 10, 15))
    assert ErasureKind.MANDATE in [one.kind for one in purge(desk)]
    assert of(desk, KnownBy.MANDATE) == Known(KnownBy.MANDATE, 0, None)


def test_whom_to_call_back_goes_with_the_answer_or_after_two_years(desk: Desk, clock: SetClock) -> None:
    answered, forgotten = (
        a_request(desk, reason="cni", operator=None, outcome=Outcome.PENDING).contact.requests[0].id
        for _ in range(2)
    )
    for request in (answered, forgotten):
        to_answer.keep_call_back(desk, request, "Jeanne")
    with desk.store.writing() as connection:
        row = {"id": "a", "agent": "agent-1", "channel": "desk", "begun_at": 1, "content": ""}
        connection.execute(insert(t.set_aside).values(row))
    assert of(desk, KnownBy.SET_ASIDE) == Known(KnownBy.SET_ASIDE, 1, None)
    assert of(desk, KnownBy.CALL_BACK) == Known(KnownBy.CALL_BACK, 2, None)
    to_answer.answer(desk, answered)
    assert of(desk, KnownBy.CALL_BACK).count == 1
    clock.now = at_noon(date(2028, 10, 14))
    assert purge(desk) == ()
    clock.now = at_noon(date(2028, 10, 15))
    (erased,) = purge(desk)
    assert (erased.kind, erased.count, erased.months) == (ErasureKind.CALL_BACK, 1, 24)
    assert of(desk, KnownBy.CALL_BACK).count == 0


def test_the_register_is_a_table_without_a_name(desk: Desk, clock: SetClock, tmp_path: Path) -> None:
    note(desk, a_case(desk).case.id, Happening.CLOSED)
    clock.now = datetime(2027, 4, 20, 15, 30, tzinfo=UTC)
    purge(desk)
    to_answer.keep_call_back(desk, a_request(desk).contact.requests[0].id, "Jeanne")
    assert len(erasures(desk)) == 1
    register, now = privacy_tables(desk)
    plain = [str(cell).replace("\u00a0", " ") for cell in register.rows[0]]
    assert plain == [
        "2027-04-20",
        "17 h 30",
        "Identités de dossiers clos",
        "1",
        "6 mois après la clôture",
        "2026-10-20",
    ]
    assert ("À rappeler", 1, "dès la réponse") in now.rows
    path = tmp_path / "registre.csv"
    save_register(desk, path)
    rows = list(csv.reader(path.read_text("utf-8-sig").splitlines(), delimiter=";"))
    assert rows[1][:3] == ["Jour", "Heure", "Ce qui a été effacé"]
    assert "Jeanne" not in str(rows)
    assert "Benali" not in str(rows)
    with pytest.raises(UserError, match="own_file"):
        save_register(desk, desk.place.folder / "desk.csv")
    with pytest.raises(UserError, match="table_format_unknown"):
        save_register(desk, tmp_path / "registre.doc")


def test_the_check_says_who_should_be_anonymous_and_is_not(desk: Desk, clock: SetClock) -> None:
    def finding() -> Finding:
        return next(one for one in check(desk) if one.code == "check_people")

    case = a_case(desk)
    an_appointment(desk, case, clock.now + timedelta(days=1), Mode.PHONE)
    note(desk, case.case.id, Happening.CLOSED)
    assert finding() == Finding("check_people", sound=True)
    clock.now = at_noon(date(2027, 4, 14))
    assert finding().detail.replace("\u00a0", " ") == ("1 nom est gardé plus longtemps que prévu")
    purge(desk)
    assert finding().sound
    spoilt = (
        insert(t.visitor).values(case=1, name="Lina", reach="", name_key="lina", reach_key=""),
        update(t.partner_appointment).values(place="06"),
        update(t.case_event).values(words="Lina"),
    )
    for change in spoilt:
        with desk.store.writing() as connection:
            connection.execute(change)
        assert left_behind(desk) == 1
        with desk.store.writing() as connection:
            erasing.erase_identities(connection, [1], clock.now)
        assert left_behind(desk) == 0
