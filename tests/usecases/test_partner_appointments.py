"""Appointments at partners' on a real encrypted desk: taken, moved, kept or not, undone, with their case."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from marianne_desk.domain.agenda.permanence import Permanence
from marianne_desk.domain.calendar.opening_rules import Closing
from marianne_desk.domain.cases.appointment import (
    Mode,
    Paper,
    State,
)
from marianne_desk.domain.cases.case import CaseDraft, Happening, Step
from marianne_desk.domain.codes import Channel, Outcome
from marianne_desk.domain.errors import UserError
from marianne_desk.domain.own_lists import ListName
from marianne_desk.domain.partners.directory import Partner
from marianne_desk.storage.request_facts import held_request
from marianne_desk.usecases import partner_appointments as act
from marianne_desk.usecases.cases import case_by_id, case_of_request, note
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.lists import retire_entry
from marianne_desk.usecases.permanences import change_permanences
from marianne_desk.usecases.settings import change_hours
from marianne_desk.usecases.to_answer import answer, change_outcome
from marianne_desk.wording import phrase
from tests.appointed import (
    LAVAL_OFFICE,
    MARIE,
    at,
    codes,
    drafted,
    happened,
    opened,
    outcome_of,
    requested,
    with_partners,
)
from tests.desks import LAVAL, MakeDesk, SetClock


def test_an_appointment_obtained_ends_the_turn_of_the_partner(desk: Desk) -> None:
    case = opened(desk)
    booked = act.book(desk, drafted(desk, case))
    assert booked.before is None
    assert act.appointments_of(desk, case) == (booked.appointment,)
    assert (booked.appointment.operator, booked.appointment.minutes, booked.appointment.place) == (
        "CAF",
        30,
        "",
    )
    now = case_by_id(desk, case)
    assert now == booked.case_after
    assert (now.standing.step, now.standing.turn, now.standing.appointed) == (Step.TAKEN_UP, None, True)
    assert now.case.events[-1].appointment == booked.appointment.id
    assert outcome_of(desk, case) == (Outcome.APPOINTMENT, False)


def test_a_written_request_is_answered_by_it(desk: Desk) -> None:
    case = opened(desk, Channel.EMAIL)
    done = act.book(desk, drafted(desk, case))
    assert outcome_of(desk, case) == (Outcome.APPOINTMENT, True)
    act.undo(desk, done)
    assert outcome_of(desk, case) == (Outcome.FORWARDED, False)


def test_what_was_answered_or_settled_already_stays_so(desk: Desk) -> None:
    first = opened(desk, Channel.EMAIL)
    answer(desk, case_by_id(desk, first).case.request)
    act.book(desk, drafted(desk, first))
    assert outcome_of(desk, first) == (Outcome.APPOINTMENT, True)
    second = opened(desk)
    change_outcome(desk, case_by_id(desk, second).case.request, Outcome.SOLVED)
    done = act.book(desk, drafted(desk, second, hour=16))
    assert (outcome_of(desk, second)[0], done.requests) == (Outcome.SOLVED, ())


def test_what_was_not_said_comes_from_the_directory(desk: Desk) -> None:
    with_partners(desk, LAVAL_OFFICE, partner=Partner("CAF", usual_minutes=45))
    case = opened(desk)
    there = act.book(desk, replace(drafted(desk, case), office="laval", with_whom=" Mme  Roux ")).after
    assert (there.minutes, there.place, there.with_whom) == (45, LAVAL_OFFICE.address, "Mme Roux")
    by_phone = act.book(desk, replace(drafted(desk, case, hour=16), office="laval", mode=Mode.PHONE)).after
    assert by_phone.place == LAVAL_OFFICE.telephone
    said = act.book(
        desk, replace(drafted(desk, case, hour=9), office="laval", place="Antenne de Mayenne")
    ).after
    assert said.place == "Antenne de Mayenne"
    with pytest.raises(UserError, match="office_unknown"):
        act.book(desk, replace(drafted(desk, case), office="rennes"))


def test_the_same_identifier_again_is_a_retry(desk: Desk) -> None:
    case = opened(desk)
    draft = replace(drafted(desk, case), id="one", mode=Mode.VIDEO)
    first = act.book(desk, draft)
    again = act.book(desk, draft)
    assert (again.before, again.after) == (first.after, first.after)
    assert act.all_appointments(desk) == (first.after,)
    assert happened(desk, case).count(Happening.APPOINTED) == 1
    with pytest.raises(UserError, match="appointment_changed"):
        act.book(desk, replace(draft, with_whom="M. Petit"))
    with pytest.raises(UserError, match="appointment_changed"):
        act.book(desk, replace(draft, room="Salle 2"))


def test_taking_it_back_leaves_nothing(desk: Desk) -> None:
    case = opened(desk)
    before = case_by_id(desk, case)
    assert act.undo(desk, act.book(desk, drafted(desk, case))) is None
    assert case_by_id(desk, case) == before
    assert act.all_appointments(desk) == ()
    assert outcome_of(desk, case) == (Outcome.FORWARDED, False)


def test_a_case_and_its_appointment_are_opened_in_one_act(desk: Desk, clock: SetClock) -> None:
    request = requested(desk)
    draft = replace(drafted(desk, ""), id="one")
    done = act.open_with_appointment(desk, CaseDraft(request, MARIE, id="case"), draft)
    assert done.now == case_by_id(desk, "case")
    assert outcome_of(desk, "case") == (Outcome.APPOINTMENT, False)
    again = act.open_with_appointment(desk, CaseDraft(request, MARIE, id="case"), draft)
    assert again.now == done.now
    act.take_back_opening(desk, done)
    assert case_of_request(desk, request) is None
    assert act.all_appointments(desk) == ()
    with desk.store.reading() as connection:
        held = held_request(connection, request)
    assert held is not None
    assert held.request.outcome is Outcome.PENDING


def test_a_case_without_an_appointment_is_sent_on(desk: Desk) -> None:
    done = act.open_with_appointment(desk, CaseDraft(requested(desk), MARIE), None)
    assert done.booked is None
    assert outcome_of(desk, done.now.case.id) == (Outcome.FORWARDED, False)
    act.take_back_opening(desk, done)


def test_nothing_is_kept_where_the_appointment_cannot_be(desk: Desk) -> None:
    request = requested(desk)
    with pytest.raises(UserError, match="appointment_length"):
        act.open_with_appointment(desk, CaseDraft(request, MARIE), replace(drafted(desk, ""), minutes=3))
    assert case_of_request(desk, request) is None


def test_moving_keeps_the_history(desk: Desk, clock: SetClock) -> None:
    case = opened(desk)
    taken = act.book(desk, drafted(desk, case)).after
    clock.forward(hours=2)
    draft = replace(drafted(desk, case, "2026-10-22"), id=taken.id)
    done = act.move(desk, draft, " la CAF a  changé ", agent="agent-2")
    assert (done.after.begin.day, done.after.sequence, done.after.agent) == (22, 1, "agent-1")
    (change,) = act.changes_of(desk, taken.id)
    assert (change.old_begin, change.new_begin) == (taken.begin, done.after.begin)
    assert (change.reason, change.agent, change.at) == ("la CAF a changé", "agent-2", clock.now)
    assert act.moves_of(desk, act.appointments_of(desk, case)) == (change,)
    assert case_by_id(desk, case).standing.appointed
    assert act.move(desk, draft).after == done.after
    back = act.undo(desk, done)
    assert back is not None
    assert (back.begin, back.sequence) == (taken.begin, 2)
    assert act.changes_of(desk, taken.id) == ()
    assert act.appointment_by_id(desk, taken.id) == back
    with pytest.raises(UserError, match="appointment_changed"):
        act.undo(desk, done)


def test_papers_change_without_a_line_of_history(desk: Desk) -> None:
    case = opened(desk)
    taken = act.book(desk, drafted(desk, case)).after
    ready = (Paper("Pièce d’identité", ready=True), Paper("Avis d’imposition"))
    done = act.move(desk, replace(drafted(desk, case), id=taken.id, papers=ready))
    assert (done.after.papers, done.after.sequence, act.changes_of(desk, taken.id)) == (ready, 1, ())
    assert act.undo(desk, done) == replace(taken, sequence=2)


def test_what_is_over_is_not_moved(desk: Desk) -> None:
    case = opened(desk)
    taken = act.book(desk, drafted(desk, case)).after
    act.set_state(desk, taken.id, State.CANCELLED)
    with pytest.raises(UserError, match="appointment_over"):
        act.move(desk, replace(drafted(desk, case, "2026-10-22"), id=taken.id))
    with pytest.raises(UserError, match="appointment_unknown"):
        act.move(desk, drafted(desk, case))


def test_an_operator_retired_since_is_refused_and_what_was_taken_stays_there(
    desk: Desk, clock: SetClock
) -> None:
    case = opened(desk)
    taken = act.book(desk, drafted(desk, case)).after
    retired = retire_entry(desk, ListName.OPERATOR, "CAF")
    with pytest.raises(UserError, match="operator_retired"):
        act.book(retired, drafted(retired, case))
    with pytest.raises(UserError, match="operator_retired"):
        act.move(retired, replace(drafted(retired, case, "2026-10-22"), id=taken.id))
    note(desk, case, Happening.FORWARDED, operator="MSA")
    moved = act.move(retired, replace(drafted(retired, case, "2026-10-22"), id=taken.id)).after
    assert moved.operator == "MSA"
    assert act.set_state(retired, taken.id, State.EXCUSED).after.state is State.EXCUSED


def test_an_hour_that_does_not_exist_is_refused(desk: Desk) -> None:
    case = opened(desk)
    night = replace(drafted(desk, case), begin=at(desk, "2027-03-28", 2, 30))
    assert codes(desk, night) == ["hour_skipped"]
    with pytest.raises(UserError, match="hour_skipped") as refused:
        act.book(desk, night)
    assert refused.value.field == "when"
    assert phrase("hour_skipped", **refused.value.values).startswith("28/03/2027 à 2")
    assert act.all_appointments(desk) == ()


def test_each_of_two_hours_of_the_autumn_night_is_kept_as_said(desk: Desk) -> None:
    case = opened(desk)
    first = replace(drafted(desk, case), begin=at(desk, "2026-10-25", 2, 30))
    second = replace(first, begin=first.begin.replace(fold=1))
    one, other = act.book(desk, first).after, act.book(desk, second).after
    assert other.begin.timestamp() - one.begin.timestamp() == 3600
    kept = act.appointments_between(desk, date(2026, 10, 25), date(2026, 10, 25))
    assert [item.begin.fold for item in kept] == [0, 1]


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"minutes": 4}, "appointment_length"),
        ({"minutes": 481}, "appointment_length"),
        ({"begin": datetime(1960, 3, 12, 9, tzinfo=UTC)}, "day_out_of_calendar"),
        ({"begin": datetime(2101, 3, 12, 9, tzinfo=UTC)}, "day_out_of_calendar"),
    ],
)
def test_what_cannot_be_is_refused(desk: Desk, changed: dict[str, Any], code: str) -> None:
    case = opened(desk)
    draft = replace(drafted(desk, case), **changed)
    assert codes(desk, draft) == [code]
    with pytest.raises(UserError, match=code):
        act.book(desk, draft)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"place": "né le 12/03/1960"}, "place"),
        ({"with_whom": "2 60 03 53 130 001 18"}, "with_whom"),
        ({"papers": (Paper("allocataire 1234567"),)}, "papers"),
    ],
)
def test_no_field_keeps_a_number_that_identifies(desk: Desk, changed: dict[str, Any], field: str) -> None:
    case = opened(desk)
    with pytest.raises(UserError, match="visitor_number") as refused:
        act.book(desk, replace(drafted(desk, case), **changed))
    assert refused.value.field == field
    assert act.all_appointments(desk) == ()
    taken = act.book(desk, drafted(desk, case)).after
    with pytest.raises(UserError, match="visitor_number"):
        act.set_state(desk, taken.id, State.EXCUSED, reason="allocataire 1234567")


def test_notices_of_a_case_that_is_not_opened_yet(desk: Desk) -> None:
    saturday = drafted(desk, "", "2026-10-17")
    assert codes(desk, saturday, "CAF") == ["booking_weekend"]
    with pytest.raises(UserError, match="case_unknown"):
        codes(desk, saturday)


def test_rooms_and_permanences_of_the_house(desk: Desk) -> None:
    change_permanences(desk, [Permanence("", "CAF ici", "Tu 14:00-17:00", "CAF")])
    case, other = opened(desk), opened(desk)
    video = replace(drafted(desk, case, "2026-10-21"), mode=Mode.VIDEO)
    taken = act.book(desk, video).after
    assert taken.room == "Espace confidentiel"
    assert codes(desk, replace(video, case=other)) == ["booking_room_taken"]
    assert codes(desk, replace(video, id=taken.id)) == []
    assert codes(desk, replace(video, case=other, begin=at(desk, "2026-10-20", 15))) == [
        "booking_room_permanence"
    ]
    assert act.book(desk, replace(video, case=other)).after.room is None
    here = replace(drafted(desk, other), mode=Mode.PERMANENCE)
    assert codes(desk, here) == ["booking_another"]
    act.book(desk, here)
    assert codes(desk, replace(here, case=case)) == ["booking_adviser_taken", "booking_another"]


def test_closings_of_ours_matter_where_it_is_here(desk: Desk) -> None:
    closing = Closing(date(2026, 10, 20), date(2026, 10, 20), "Formation")
    shut = change_hours(desk, replace(desk.rules, closings=(closing,)))
    case = opened(shut)
    assert codes(shut, drafted(shut, case)) == []
    assert codes(shut, replace(drafted(shut, case), mode=Mode.VIDEO)) == ["appointment_closing"]


def test_overseas_the_clock_is_that_of_the_desk(make_desk: MakeDesk, clock: SetClock) -> None:
    desk = make_desk(replace(LAVAL, id="9974", department="974", zone="Indian/Reunion"), clock)
    case = opened(desk)
    booked = act.book(desk, replace(drafted(desk, case), begin=datetime(2026, 10, 20, 4, tzinfo=UTC)))
    assert (booked.after.begin.hour, booked.after.begin.utcoffset()) == (8, timedelta(hours=4))


def test_what_is_unknown_is_said_unknown(desk: Desk) -> None:
    case = opened(desk)
    with pytest.raises(UserError, match="appointment_unknown"):
        act.appointment_by_id(desk, "none")
    with pytest.raises(UserError, match="appointment_unknown"):
        act.set_state(desk, "none", State.EXCUSED)
    with pytest.raises(UserError, match="case_unknown"):
        act.book(desk, drafted(desk, "none"))
    assert act.appointments_of(desk, case) == ()
