"""The list of cases on a real desk: what presses, who is found, whom to phone."""

from datetime import date, datetime, timedelta

import pytest

from marianne_desk.domain.agenda.appointment import AppointmentDraft, State
from marianne_desk.domain.cases.appointment import Mode
from marianne_desk.domain.cases.case import Answer, Happening
from marianne_desk.domain.cases.case_row import PRESSING, CaseGroup
from marianne_desk.domain.cases.visitor import Visitor
from marianne_desk.domain.codes import Outcome
from marianne_desk.domain.errors import UserError
from marianne_desk.storage import cases as stored
from marianne_desk.storage import partner_appointments as appointments
from marianne_desk.usecases import to_answer
from marianne_desk.usecases.agenda import set_state, take_appointment
from marianne_desk.usecases.case_list import (
    case_numbered,
    cases,
    count_pressing,
    find_visitor,
    own_meetings,
    partner_meetings,
    people_to_phone,
)
from marianne_desk.usecases.cases import note
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.first_look import learn, look_at_today
from marianne_desk.usecases.key_question import ask_for_key
from marianne_desk.usecases.log_contact import cancel_contact
from tests.case_samples import a_case, a_request, an_appointment, answered
from tests.desks import PASSPHRASE, SetClock


def shown(desk: Desk, **facts: object) -> list[tuple[int, CaseGroup]]:
    return [(row.number, row.group) for row in cases(desk, **facts)]  # type: ignore[arg-type]


def test_the_list_by_what_presses(desk: Desk, clock: SetClock) -> None:
    stuck, fill, missed, papers, told, closed = (a_case(desk, f"Usager {letter}") for letter in "ABCDEF")
    an_appointment(desk, fill, desk.now() + timedelta(days=2))
    an_appointment(desk, missed, desk.now() + timedelta(days=2))
    answered(desk, papers, Answer.PAPERS_WANTED)
    answered(desk, told, Answer.SETTLED)
    note(desk, told.case.id, Happening.TOLD)
    note(desk, closed.case.id, Happening.CLOSED)
    clock.forward(days=7)
    note(desk, missed.case.id, Happening.NOT_MET)
    with desk.store.writing() as connection:
        item = appointments.of_case(connection, missed.case.id, desk.calendar)[0]
        from dataclasses import replace

        appointments.change(connection, replace(item, state=State.ABSENT), desk.calendar)
    tell = a_case(desk, "Usager G")
    answered(desk, tell, Answer.REFUSED, "plafond")
    running = a_case(desk, "Usager H", agent="agent-2")
    an_appointment(desk, running, desk.now() + timedelta(days=3), Mode.VIDEO)
    expected = [
        (tell.case.number, CaseGroup.TO_TELL),
        (stuck.case.number, CaseGroup.STUCK),
        (fill.case.number, CaseGroup.TO_FILL),
        (missed.case.number, CaseGroup.TO_RESUME),
        (running.case.number, CaseGroup.WITH_PARTNER),
        (papers.case.number, CaseGroup.PAPERS),
        (told.case.number, CaseGroup.TOLD),
    ]
    assert shown(desk) == expected
    assert shown(desk, open_only=False) == [*expected, (closed.case.number, CaseGroup.CLOSED)]
    assert shown(desk, only="agent-2") == [(running.case.number, CaseGroup.WITH_PARTNER)]
    assert count_pressing(desk) == 4 == sum(group in PRESSING for _, group in expected)
    look = look_at_today(ask_for_key(desk.place.folder, PASSPHRASE), clock)
    assert look is not None
    assert learn(look, clock).cases == 4
    rows = {row.number: row for row in cases(desk, open_only=False)}
    late = rows[stuck.case.number]
    assert (late.due_on, late.turn_days, late.turn_of, late.stuck) == (date(2026, 10, 19), 5, 3, True)
    assert (late.received_days, late.agent, late.theme, late.reason) == (5, "Agent 1", "Logement", "APL")
    assert rows[fill.case.number].to_fill == f"rdv-{fill.case.number}"
    ahead = rows[running.case.number]
    assert (ahead.next_begin, ahead.next_mode) == (desk.now() + timedelta(days=3), Mode.VIDEO)
    assert (ahead.due_on, ahead.turn_days, ahead.turn_of) == (None, None, None)
    assert rows[tell.case.number].answered_days == 0
    assert rows[closed.case.number].received_days == 0


def test_what_we_owe_ourselves(desk: Desk, clock: SetClock) -> None:
    email = a_case(desk, "A", received_at=desk.now())
    promised = a_case(desk, "B", reason="apl", outcome=Outcome.FORWARDED)
    to_answer.announce(desk, promised.case.request, date(2026, 10, 16), "on attend")
    plain = a_case(desk, "C", theme="autre", reason=None)
    rows = {row.number: row for row in cases(desk)}
    assert rows[email.case.number].owed_on == date(2026, 10, 21)
    assert rows[promised.case.number].owed_on == date(2026, 10, 16)
    assert rows[plain.case.number].owed_on is None
    assert rows[plain.case.number].reason == ""
    clock.forward(days=5)
    assert [row.number for row in cases(desk) if row.our_alarm(desk.today())] == [promised.case.number]
    answered(desk, email, Answer.PAPERS_WANTED)
    answered(desk, promised, Answer.SETTLED)
    note(desk, promised.case.id, Happening.TOLD)
    rows = {row.number: row for row in cases(desk)}
    assert rows[email.case.number].owed_on is None
    assert rows[promised.case.number].owed_on is None


def test_somebody_is_found_among_the_open_cases(desk: Desk) -> None:
    lina, jean = a_case(desk, "Lina Bénali", "06 12 34 56 78"), a_case(desk, "Jean Dupont", "")
    gone = a_case(desk, "Lina Bénali", "07 00 00 00 00")
    note(desk, gone.case.id, Happening.CLOSED)
    cancelled = a_request(desk)
    cancel_contact(desk, cancelled.id)

    def found(text: str, **facts: bool) -> list[int]:
        return [row.number for row in find_visitor(desk, text, **facts)]

    assert found("benaly lina") == [lina.case.number]
    assert found("34 56") == [lina.case.number]
    assert found("dupond") == [jean.case.number]
    assert found("d-2") == [2]
    assert found("") == found("zorro") == []
    assert found("benali", open_only=False) == [lina.case.number, gone.case.number]
    with desk.store.writing() as connection:
        stored.keep_visitor(connection, lina.case.number, None)
    assert found("benali") == []


def test_one_case_by_its_number(desk: Desk) -> None:
    case = a_case(desk)
    for text in ("D-1", "d1", " 1 ", case.case.id):
        assert case_numbered(desk, text).id == case.case.id
    for text in ("D-2", "rien", "", "1" * 12):
        with pytest.raises(UserError) as refusal:
            case_numbered(desk, text)
        assert refusal.value.code == "case_number_unknown"


def test_whom_to_phone(desk: Desk, clock: SetClock) -> None:
    clock.now = datetime(2026, 10, 16, 7, 5, tzinfo=clock.now.tzinfo)  # a Friday
    saturday, monday = desk.now() + timedelta(days=1), desk.now() + timedelta(days=3)
    one, two, erased = a_case(desk, "Lina Benali"), a_case(desk, "Jean Petit", ""), a_case(desk, "Effacé")
    an_appointment(desk, one, saturday)
    an_appointment(desk, two, monday + timedelta(hours=1), Mode.VIDEO)
    an_appointment(desk, erased, monday + timedelta(hours=2))
    an_appointment(desk, a_case(desk, "Plus tard"), monday + timedelta(days=1))
    with desk.store.writing() as connection:
        stored.keep_visitor(connection, erased.case.number, None)
    draft = AppointmentDraft(monday, reason="apl", operator="CAF", visitor="Sandrine 06 00 00 00 00")
    take_appointment(desk, draft)
    take_appointment(desk, AppointmentDraft(monday + timedelta(hours=4), theme="logement", words="courrier"))
    excused = take_appointment(desk, AppointmentDraft(monday + timedelta(hours=5)))
    set_state(desk, excused.id, State.EXCUSED)
    told = a_case(desk, "À prévenir", "prevenir@exemple.fr")
    answered(desk, told, Answer.SETTLED)
    found = people_to_phone(desk)
    assert (found.first, found.last) == (saturday.date(), monday.date())
    assert [(r.appointment.begin, r.number, r.operator, r.agent, r.visitor) for r in found.partners] == [
        (saturday, one.case.number, "CAF", "Agent 1", one.case.visitor),
        (monday + timedelta(hours=1), two.case.number, "CAF", "Agent 1", two.case.visitor),
        (monday + timedelta(hours=2), erased.case.number, "CAF", "Agent 1", None),
    ]
    assert [(r.begin, r.operator, r.matter, r.name) for r in found.ours] == [
        (monday, "CAF", "APL", "Sandrine 06 00 00 00 00"),
    ]
    assert own_meetings(desk, monday.date())[1].matter == "Logement, courrier"
    assert [one.name for one in own_meetings(desk, monday.date())] == ["Sandrine 06 00 00 00 00", ""]
    assert [row.visitor for row in found.to_tell] == [Visitor("À prévenir", "prevenir@exemple.fr")]
    assert found.count == 5
    assert people_to_phone(desk, only="agent-2").count == 0
    assert partner_meetings(desk, saturday.date(), monday.date(), "agent-2") == ()
    assert people_to_phone(desk, monday.date()).first == date(2026, 10, 20)
    assert "Lina" not in repr(found)
