"""A case, opened and followed to the end on a real desk: what it changes of its request, and its undoing."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from marianne_desk.domain.cases.appointment import Result, State
from marianne_desk.domain.cases.case import Answer, CaseDraft, Event, Happening, Step
from marianne_desk.domain.cases.visitor import Visitor
from marianne_desk.domain.codes import Channel, Outcome
from marianne_desk.domain.contact import ContactDraft, Request, RequestDraft
from marianne_desk.domain.delays import Alarms
from marianne_desk.domain.errors import UserError
from marianne_desk.domain.own_lists import ListName
from marianne_desk.domain.partners.directory import Directory, Partner
from marianne_desk.storage import cases as stored
from marianne_desk.storage import directory
from marianne_desk.storage import tables as t
from marianne_desk.storage.contacts import contact_by_id
from marianne_desk.usecases import cases as acts
from marianne_desk.usecases import partner_appointments
from marianne_desk.usecases.cases import CaseNow, note, open_case, take_back, undo
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.lists import retire_entry
from marianne_desk.usecases.log_contact import Logged, cancel_contact, log_contact
from tests.case_samples import LINA, a_case, a_request, again, an_appointment, answered
from tests.desks import SetClock


def draft_of(logged: Logged, **facts: object) -> CaseDraft:
    said = {"request": logged.contact.requests[0].id, "visitor": LINA, **facts}
    return CaseDraft(**said)  # type: ignore[arg-type]


def request_of(desk: Desk, case: CaseNow) -> Request:
    with desk.store.reading() as connection:
        number = connection.execute(
            select(t.contact.c.id)
            .join(t.request, t.request.c.contact == t.contact.c.number)
            .where(t.request.c.id == case.case.request)
        ).scalar_one()
        kept = contact_by_id(connection, number)
    assert kept is not None
    return kept.contact.requests[0]


def refused(act: object, *args: object, **facts: object) -> tuple[str, str | None]:
    with pytest.raises(UserError) as refusal:
        act(*args, **facts)  # type: ignore[operator]
    return refusal.value.code, refusal.value.field


def rows(desk: Desk, table: str) -> int:
    with desk.store.reading() as connection:
        return len(connection.execute(select(t.case.metadata.tables[table])).all())


def test_a_case_is_opened_with_its_request(desk: Desk) -> None:
    logged = a_request(desk)
    opened = open_case(
        desk, draft_of(logged, question=" Où en\u00a0est  le dossier\n\n ? ", tried="espace en ligne")
    )
    case = opened.now.case
    assert (case.number, case.contact, case.operator, case.visitor) == (1, logged.number, "CAF", LINA)
    assert (case.question, case.tried) == ("Où en est le dossier\n\n?", "espace en ligne")
    assert (case.alarms, case.agent, case.theme, case.reason) == (Alarms(3, 15), "agent-1", "logement", "apl")
    assert opened.now.standing.step is Step.FORWARDED
    assert request_of(desk, opened.now).outcome is Outcome.FORWARDED
    assert open_case(desk, draft_of(logged, visitor=Visitor("Autre"))) == acts.Opened(opened.now, None)
    assert acts.case_of_request(desk, case.request) == opened.now
    assert acts.case_of_request(desk, "autre") is None
    assert acts.case_by_id(desk, case.id) == opened.now
    assert "Benali" not in repr(opened)


def test_an_appointment_may_be_its_outcome_and_one_that_was_sent_on_keeps_its_own(desk: Desk) -> None:
    booked = open_case(desk, draft_of(a_request(desk)), Outcome.APPOINTMENT, "agent-2")
    assert request_of(desk, booked.now).outcome is Outcome.APPOINTMENT
    assert booked.now.case.agent == "agent-2"
    sent = open_case(desk, draft_of(a_request(desk, outcome=Outcome.APPOINTMENT)))
    assert request_of(desk, sent.now).outcome is Outcome.APPOINTMENT


def test_who_it_goes_to_is_known_and_exists(desk: Desk) -> None:
    logged = a_request(desk, operator=None)
    assert refused(open_case, desk, draft_of(logged)) == ("operator_missing", "operator")
    assert refused(open_case, desk, draft_of(logged, operator="RIEN")) == ("operator_unknown", "operator")
    without = retire_entry(desk, ListName.OPERATOR, "CARSAT")
    assert refused(open_case, without, draft_of(logged, operator="CARSAT")) == (
        "operator_retired",
        "operator",
    )
    opened = open_case(desk, draft_of(logged, operator="MSA"))
    assert (opened.now.case.operator, request_of(desk, opened.now).operator) == ("MSA", "MSA")


def test_what_cannot_be_opened_keeps_nothing(desk: Desk) -> None:
    logged = a_request(desk)
    assert refused(open_case, desk, CaseDraft("rien", LINA)) == ("request_unknown", None)
    assert refused(open_case, desk, draft_of(logged, visitor=Visitor(""))) == ("visitor_name", "name")
    wrong = {"question": "née le 12/03/1985", "tried": "NIR 1 85 03 53 130 123"}
    for field, words in wrong.items():
        assert refused(open_case, desk, draft_of(logged, **{field: words})) == ("visitor_number", field)
    cancel_contact(desk, logged.id)
    assert refused(open_case, desk, draft_of(logged)) == ("request_unknown", None)
    assert rows(desk, "desk_case") == rows(desk, "visitor") == 0


def test_the_alarms_are_those_of_its_partner_also_of_the_next_one(desk: Desk, clock: SetClock) -> None:
    known = Directory(partners=(Partner("CAF", alarms=Alarms(1, 5)), Partner("MSA", alarms=Alarms(2, 7))))
    with desk.store.writing() as connection:
        directory.write(connection, known)
    case = a_case(desk)
    assert case.case.alarms == Alarms(1, 5)
    clock.forward(days=1)
    sent = note(
        desk, case.case.id, Happening.FORWARDED, operator="MSA", office="bureau", correspondent="référent"
    )
    assert sent.after.standing.turn is not None
    assert sent.after.standing.turn.due_on == date(2026, 10, 19)
    assert (sent.after.case.operator, sent.after.case.office) == ("MSA", "bureau")
    assert sent.event.alarms == Alarms(2, 7)
    back = undo(desk, sent)
    assert (back.case.operator, back.case.office, back.standing) == ("CAF", None, case.standing)
    assert refused(note, desk, case.case.id, Happening.FORWARDED, operator="RIEN")[0] == "operator_unknown"


def test_followed_to_the_end(desk: Desk, clock: SetClock) -> None:
    case = a_case(desk, received_at=desk.now() - timedelta(days=1))
    steps = (
        (Happening.TAKEN_UP, None, Step.TAKEN_UP),
        (Happening.REMINDED, None, Step.TAKEN_UP),
        (Happening.ANSWERED, Answer.SETTLED, Step.ANSWERED),
        (Happening.TOLD, None, Step.TOLD),
        (Happening.CLOSED, None, Step.CLOSED),
    )
    for happening, answer, step in steps:
        clock.forward(days=1)
        done = note(desk, case.case.id, happening, answer=answer, agent="agent-2")
        assert (done.after.standing.step, done.event.happening, done.event.agent) == (
            step,
            happening,
            "agent-2",
        )
        assert (done.request is not None) is (happening is Happening.TOLD)
    request = request_of(desk, case)
    assert request.answered_at == clock.now - timedelta(days=1)
    assert len(again(desk, case).case.events) == 6


def test_papers_stop_the_clock_of_the_request_until_they_come(desk: Desk, clock: SetClock) -> None:
    case = a_case(desk, received_at=desk.now())
    clock.forward(days=1)
    asked = answered(desk, case, Answer.PAPERS_WANTED, " avis  d’impôt ")
    assert asked.event.words == "avis d’impôt"
    assert [pause.end for pause in request_of(desk, case).pauses] == [None]
    clock.forward(days=1)
    again_asked = answered(desk, case, Answer.PAPERS_WANTED)
    assert again_asked.request is None
    came = note(desk, case.case.id, Happening.PAPERS_CAME)
    assert request_of(desk, case).pauses[0].end == clock.now
    undo(desk, came)
    assert request_of(desk, case).pauses[0].end is None
    answered(desk, case, Answer.IN_PROGRESS)  # the partner goes on without them
    assert request_of(desk, case).pauses[0].end == clock.now


def test_what_our_list_already_says_is_not_said_twice(desk: Desk, clock: SetClock) -> None:
    from marianne_desk.usecases import to_answer

    case = a_case(desk, received_at=desk.now())
    clock.forward(hours=1)
    to_answer.ask_papers(desk, case.case.request)
    assert answered(desk, case, Answer.PAPERS_WANTED).request is None
    clock.forward(hours=1)
    to_answer.papers_came(desk, case.case.request)
    assert note(desk, case.case.id, Happening.PAPERS_CAME).request is None
    to_answer.answer(desk, case.case.request)
    clock.forward(hours=1)
    assert answered(desk, case, Answer.PAPERS_WANTED).request is None
    assert refused(note, desk, case.case.id, Happening.TOLD) == ("case_step", None)  # it goes on
    answered(desk, case, Answer.SETTLED)
    assert note(desk, case.case.id, Happening.TOLD).request is None


def test_an_act_is_taken_back_with_what_it_changed(desk: Desk, clock: SetClock) -> None:
    case = a_case(desk)
    clock.forward(hours=1)
    settled = answered(desk, case, Answer.SETTLED)
    told = note(desk, case.case.id, Happening.TOLD)
    assert refused(undo, desk, settled) == ("case_changed", None)
    assert request_of(desk, case).answered_at == clock.now
    assert undo(desk, told) == settled.after
    assert request_of(desk, case).answered_at is None
    assert undo(desk, settled) == case
    assert refused(undo, desk, settled) == ("case_changed", None)


def test_the_wrong_partner_sends_it_on_in_one_act(desk: Desk, clock: SetClock) -> None:
    case = a_case(desk, received_at=desk.now())
    clock.forward(hours=1)
    asked = answered(desk, case, Answer.PAPERS_WANTED)
    done = acts.wrong_contact(desk, case.case.id, "MSA", "c’est la MSA", agent="agent-2")
    assert [event.happening for event in done.events] == [Happening.ANSWERED, Happening.FORWARDED]
    assert (done.after.case.operator, done.after.standing.step) == ("MSA", Step.FORWARDED)
    assert done.after.standing.wrong_contact
    assert request_of(desk, case).pauses[0].end == clock.now
    assert undo(desk, done) == asked.after
    assert request_of(desk, case).pauses[0].end is None
    alone = acts.wrong_contact(desk, case.case.id, None)
    assert (alone.after.standing.step, alone.after.case.operator) == (Step.ANSWERED, "CAF")
    assert undo(desk, alone) == asked.after
    assert refused(acts.wrong_contact, desk, case.case.id, "RIEN")[0] == "operator_unknown"
    assert again(desk, case) == asked.after


def test_what_cannot_happen_is_refused_and_changes_nothing(desk: Desk, clock: SetClock) -> None:
    case = a_case(desk)
    clock.forward(hours=1)
    id_ = case.case.id
    assert refused(note, desk, id_, Happening.REOPENED) == ("case_step", None)
    assert refused(note, desk, id_, Happening.ANSWERED, answer=Answer.REFUSED) == ("refusal_reason", "words")
    assert refused(note, desk, id_, Happening.REMINDED, words="DDN 12/03/1985") == ("visitor_number", "words")
    late, early = clock.now + timedelta(minutes=1), clock.now - timedelta(hours=2)
    assert refused(note, desk, id_, Happening.REMINDED, at=late) == ("in_the_future", "at")
    assert refused(note, desk, id_, Happening.REMINDED, at=early) == ("case_order", "at")
    assert refused(note, desk, "rien", Happening.REMINDED) == ("case_unknown", None)
    assert again(desk, case) == case
    before = clock.now - timedelta(minutes=30)
    assert note(desk, id_, Happening.REMINDED, at=before).event.at == before


def test_an_opening_is_taken_back_whole(desk: Desk, clock: SetClock) -> None:
    logged = a_request(desk)
    opened = open_case(desk, draft_of(logged, question="Où en est-ce ?"))
    take_back(desk, opened)
    assert (
        rows(desk, "desk_case")
        == rows(desk, "visitor")
        == rows(desk, "case_text")
        == rows(desk, "case_event")
        == 0
    )
    with desk.store.reading() as connection:
        kept = contact_by_id(connection, logged.id)
    assert kept is not None
    assert kept.contact.requests[0].outcome is Outcome.PENDING
    assert refused(take_back, desk, opened) == ("case_unknown", None)
    sent_on = open_case(desk, draft_of(a_request(desk, outcome=Outcome.FORWARDED)))
    assert open_case(desk, draft_of(logged, request=sent_on.now.case.request)).request is None
    take_back(desk, acts.Opened(sent_on.now, None))
    held = open_case(desk, draft_of(logged))
    an_appointment(desk, held.now, desk.now() + timedelta(days=2))
    assert refused(take_back, desk, held) == ("case_changed", None)
    assert refused(take_back, desk, acts.Opened(again(desk, held.now), None)) == ("case_changed", None)


def test_the_visitor_and_the_words_are_corrected_until_they_are_erased(desk: Desk) -> None:
    case = a_case(desk)
    id_ = case.case.id
    renamed = acts.change_visitor(desk, id_, Visitor(" Lina  Ben Ali ", ""))
    assert renamed == again(desk, case)
    assert renamed.case.visitor == Visitor("Lina Ben Ali", "")
    told = acts.change_text(desk, id_, " Où ? ", "rien")
    assert told == again(desk, case)
    assert (told.case.question, told.case.tried) == ("Où ?", "rien")
    assert acts.change_text(desk, id_, "", "").case.question == "" == again(desk, case).case.tried
    assert refused(acts.change_visitor, desk, id_, Visitor("")) == ("visitor_name", "name")
    assert refused(acts.change_text, desk, id_, "", "né le 12/03/1985") == ("visitor_number", "tried")
    assert refused(acts.change_visitor, desk, "rien", LINA) == ("case_unknown", None)
    with desk.store.writing() as connection:
        stored.keep_visitor(connection, case.case.number, None)
        connection.execute(t.case.update().values(erased_at=1))
    assert again(desk, case).case.visitor is None
    assert refused(acts.change_visitor, desk, id_, LINA) == ("case_erased", None)
    assert refused(acts.change_text, desk, id_, "", "") == ("case_erased", None)


def test_a_case_leaves_with_its_contact_and_comes_back(desk: Desk) -> None:
    from marianne_desk.storage.case_list import listed

    case = a_case(desk)
    other = a_case(desk, "Jean Petit")
    with desk.store.reading() as connection:
        contact = connection.execute(
            select(t.contact.c.id).where(t.contact.c.number == case.case.contact)
        ).scalar_one()
    cancel_contact(desk, contact)
    assert refused(acts.case_by_id, desk, case.case.id) == ("case_unknown", None)
    with desk.store.writing() as connection:
        assert stored.by_number(connection, case.case.number) is None
        assert [one.number for one in listed(connection, desk.clock())] == [other.case.number]
        assert stored.all_numbers(connection) == [other.case.number]
        assert stored.count(connection) == 1
        assert [one.number for one in stored.by_numbers(connection, [1, 2])] == [2]
        stored.set_cancelled(connection, case.case.contact, cancelled=False)
        stored.set_cancelled(connection, 999, cancelled=True)
    assert again(desk, case) == case


def test_kept_months_are_dropped_by_what_a_case_changes(desk: Desk, clock: SetClock) -> None:
    case = a_case(desk)

    def dropped(act: object, *args: object, **facts: object) -> list[int]:
        months = [202609, 202610, 202611, 202612]
        with desk.store.writing() as connection:
            connection.execute(t.kept_month.delete())
            for month in months:
                connection.execute(t.kept_month.insert().values(month=month, content="{}"))
        act(*args, **facts)  # type: ignore[operator]
        with desk.store.reading() as connection:
            left = list(connection.execute(select(t.kept_month.c.month)).scalars())
        return [month for month in months if month not in left]

    clock.forward(days=14)
    assert dropped(note, desk, case.case.id, Happening.TAKEN_UP) == [202610, 202611]  # due on 19 November
    assert dropped(acts.change_text, desk, case.case.id, "?", "") == []
    assert 202610 in dropped(note, desk, case.case.id, Happening.CLOSED)


def test_what_a_partners_turn_gave_is_kept_beside_the_case(desk: Desk, clock: SetClock) -> None:
    case = a_case(desk)
    clock.forward(days=7)
    note(desk, case.case.id, Happening.TAKEN_UP)
    answered(desk, case, Answer.SETTLED)
    turn = t.partner_turn.c
    with desk.store.reading() as connection:
        kept = connection.execute(
            select(
                turn.begun_on, turn.due_on, turn.ended_on, turn.ended_in, turn.in_time, turn.first
            ).order_by(turn.place)
        ).all()
        row = connection.execute(select(t.case)).one()
    assert [tuple(one) for one in kept] == [
        ("2026-10-14", "2026-10-19", "2026-10-21", 5, False, True),
        ("2026-10-21", "2026-11-12", "2026-10-21", 0, True, False),
    ]
    assert (row.step, row.answered_on, row.answered_in, row.due_on) == ("answered", "2026-10-21", 5, None)


def test_an_event_that_another_act_brings_is_noted_within_it(desk: Desk) -> None:
    case = a_case(desk)
    with desk.store.writing() as connection:
        done = acts.note_within(
            connection, desk, case.case.id, Event(desk.clock(), Happening.REMINDED, "agent-1")
        )
    assert again(desk, case) == done.after


def test_a_letter_may_go_on_too(desk: Desk) -> None:
    request = RequestDraft(reason="cni", outcome=Outcome.PENDING, received_at=desk.now() - timedelta(days=3))
    logged = log_contact(desk, ContactDraft(channel=Channel.MAIL, requests=(request,)))
    opened = open_case(desk, draft_of(logged, operator="PREFECTURE"))
    assert opened.now.case.received_at == desk.clock() - timedelta(days=3)


def test_what_was_said_otherwise_of_an_appointment_comes_back_when_that_is_undone(
    desk: Desk, clock: SetClock
) -> None:
    case = a_case(desk)
    item = an_appointment(desk, case, desk.now() + timedelta(hours=1))
    clock.forward(hours=3)
    partner_appointments.set_state(desk, item.id, State.KEPT, Result.SOLVED)
    told = again(desk, case)
    clock.forward(minutes=1)
    other = partner_appointments.set_state(desk, item.id, State.ABSENT)
    assert again(desk, case).standing.step is Step.TAKEN_UP
    partner_appointments.undo(desk, other)
    assert again(desk, case).standing == told.standing
    assert request_of(desk, case).answered_at is not None


def test_the_cases_that_go_with_a_contact(desk: Desk) -> None:
    logged = a_request(desk)
    assert acts.cases_of_contact(desk, logged.id) == ()
    assert acts.cases_of_contact(desk, "unknown") == ()
    opened = open_case(desk, draft_of(logged))
    assert acts.cases_of_contact(desk, logged.id) == ((opened.now.case, False),)
    an_appointment(desk, opened.now, desk.now() + timedelta(days=1))
    assert [appointed for _case, appointed in acts.cases_of_contact(desk, logged.id)] == [True]
