"""What became of appointments at partners', on a real encrypted desk, and what follows for case and request."""

from datetime import UTC, date, datetime

import pytest

from marianne_desk.domain.cases.appointment import (
    Result,
    State,
)
from marianne_desk.domain.cases.case import Answer, Happening, Step
from marianne_desk.domain.cases.case_row import CaseGroup
from marianne_desk.domain.codes import Channel, Outcome
from marianne_desk.domain.errors import UserError
from marianne_desk.usecases import partner_appointments as act
from marianne_desk.usecases.case_list import cases
from marianne_desk.usecases.cases import case_by_id, note
from marianne_desk.usecases.desk import Desk
from tests.appointed import (
    drafted,
    happened,
    opened,
    outcome_of,
)
from tests.desks import SetClock


def test_solved_answers_the_case_and_the_request_and_the_same_again_takes_it_back(
    desk: Desk, clock: SetClock
) -> None:
    case = opened(desk)
    taken = act.book(desk, drafted(desk, case)).after
    before = case_by_id(desk, case)
    clock.now = datetime(2026, 10, 21, 8, tzinfo=UTC)
    done = act.set_state(desk, taken.id, State.KEPT, Result.SOLVED)
    assert happened(desk, case)[-2:] == [Happening.ANSWERED, Happening.TOLD]
    now = case_by_id(desk, case)
    assert (now.standing.step, now.standing.answer) == (Step.TOLD, Answer.SETTLED)
    assert now.standing.told_at == taken.end
    assert outcome_of(desk, case) == (Outcome.APPOINTMENT, True)
    assert (act.changes_of(desk, taken.id)[0].new_state, done.after.sequence) == (State.KEPT, 1)
    back = act.set_state(desk, taken.id, State.KEPT, Result.SOLVED)
    assert (back.after.state, back.after.result) == (State.PLANNED, None)
    assert case_by_id(desk, case) == before
    assert outcome_of(desk, case) == (Outcome.APPOINTMENT, False)
    act.undo(desk, back)
    assert happened(desk, case)[-2:] == [Happening.ANSWERED, Happening.TOLD]
    assert outcome_of(desk, case) == (Outcome.APPOINTMENT, True)


def test_a_request_answered_otherwise_stays_answered(desk: Desk, clock: SetClock) -> None:
    case = opened(desk, Channel.EMAIL)
    taken = act.book(desk, drafted(desk, case)).after
    clock.now = datetime(2026, 10, 21, 8, tzinfo=UTC)
    act.set_state(desk, taken.id, State.KEPT, Result.SOLVED)
    act.set_state(desk, taken.id, State.KEPT, Result.SOLVED)
    assert outcome_of(desk, case) == (Outcome.APPOINTMENT, True)


@pytest.mark.parametrize("result", [Result.NOT_SOLVED, Result.AGAIN])
def test_not_solved_gives_the_case_back_to_the_partner(desk: Desk, clock: SetClock, result: Result) -> None:
    case = opened(desk)
    taken = act.book(desk, drafted(desk, case)).after
    clock.now = datetime(2026, 10, 21, 8, tzinfo=UTC)
    act.set_state(desk, taken.id, State.KEPT, result)
    assert happened(desk, case)[-1] is Happening.MET
    turn = case_by_id(desk, case).standing.turn
    assert turn is not None
    assert turn.begun_on == date(2026, 10, 20)


@pytest.mark.parametrize("state", [State.EXCUSED, State.CANCELLED])
def test_not_kept_and_its_undo(desk: Desk, state: State) -> None:
    case = opened(desk)
    taken = act.book(desk, drafted(desk, case)).after
    before = case_by_id(desk, case)
    done = act.set_state(desk, taken.id, state, Result.SOLVED, reason="grippe")
    assert (done.after.state, done.after.result) == (state, None)
    assert happened(desk, case)[-1] is Happening.NOT_MET
    assert not case_by_id(desk, case).standing.appointed
    act.undo(desk, done)
    assert case_by_id(desk, case) == before
    assert act.changes_of(desk, taken.id) == ()


def test_another_state_takes_the_place_of_the_first_and_twice_the_same_takes_it_back(desk: Desk) -> None:
    case = opened(desk)
    taken = act.book(desk, drafted(desk, case)).after
    before = case_by_id(desk, case)
    act.set_state(desk, taken.id, State.EXCUSED)
    act.set_state(desk, taken.id, State.CANCELLED)
    assert happened(desk, case).count(Happening.NOT_MET) == 1
    act.set_state(desk, taken.id, State.CANCELLED)
    assert case_by_id(desk, case) == before
    assert [one.new_state for one in act.changes_of(desk, taken.id)] == [
        State.EXCUSED,
        State.CANCELLED,
        State.PLANNED,
    ]


def test_absent_from_one_while_the_next_is_taken_already(desk: Desk, clock: SetClock) -> None:
    case = opened(desk)
    missed = act.book(desk, drafted(desk, case)).after
    clock.now = datetime(2026, 10, 21, 8, tzinfo=UTC)
    following = act.book(desk, drafted(desk, case, "2026-10-27")).after
    act.set_state(desk, missed.id, State.ABSENT)
    now = case_by_id(desk, case).standing
    assert (now.awaited, now.turn) == (frozenset({following.id}), None)
    (row,) = cases(desk)
    assert row.group is CaseGroup.WITH_PARTNER
    note(desk, case, Happening.REMINDED)
    act.set_state(desk, missed.id, State.ABSENT)  # a mistake: to fill in again, beside the one to come
    assert case_by_id(desk, case).standing.awaited == frozenset({missed.id, following.id})


def test_kept_and_absent_wait_for_their_day(desk: Desk, clock: SetClock) -> None:
    case = opened(desk)
    taken = act.book(desk, drafted(desk, case)).after
    for state in (State.KEPT, State.ABSENT):
        with pytest.raises(UserError, match="appointment_not_yet"):
            act.set_state(desk, taken.id, state)
    assert not act.is_to_fill(taken, clock.now)
    clock.now = datetime(2026, 10, 20, 8, tzinfo=UTC)
    done = act.set_state(desk, taken.id, State.ABSENT)
    assert done.case_after.case.events[-1].at == clock.now
    clock.now = datetime(2026, 10, 20, 16, tzinfo=UTC)
    assert act.is_to_fill(taken, clock.now)
    assert not act.is_to_fill(done.after, clock.now)


def test_kept_says_nothing_of_the_case_until_its_result(desk: Desk, clock: SetClock) -> None:
    case = opened(desk)
    taken = act.book(desk, drafted(desk, case)).after
    clock.now = datetime(2026, 10, 21, 8, tzinfo=UTC)
    act.set_state(desk, taken.id, State.KEPT)
    assert happened(desk, case)[-1] is Happening.APPOINTED
    solved = act.set_state(desk, taken.id, State.KEPT, Result.SOLVED)
    assert (solved.noted, len(act.changes_of(desk, taken.id))) == (False, 1)
    act.set_state(desk, taken.id, State.KEPT, Result.NOT_SOLVED)
    assert happened(desk, case)[-1] is Happening.MET
    assert happened(desk, case).count(Happening.TOLD) == 0
    assert outcome_of(desk, case) == (Outcome.APPOINTMENT, False)


def test_what_happened_since_is_not_taken_away(desk: Desk, clock: SetClock) -> None:
    case = opened(desk)
    taken = act.book(desk, drafted(desk, case)).after
    absent = act.set_state(desk, taken.id, State.EXCUSED)
    note(desk, case, Happening.REMINDED)
    with pytest.raises(UserError, match="case_changed"):
        act.undo(desk, absent)
    act.set_state(desk, taken.id, State.EXCUSED)
    assert happened(desk, case)[-3:] == [Happening.NOT_MET, Happening.REMINDED, Happening.APPOINTED]
    assert case_by_id(desk, case).standing.appointed


def test_what_a_closed_case_cannot_take_is_left_out(desk: Desk, clock: SetClock) -> None:
    case = opened(desk)
    taken = act.book(desk, drafted(desk, case)).after
    note(desk, case, Happening.CLOSED)
    clock.now = datetime(2026, 10, 21, 8, tzinfo=UTC)
    done = act.set_state(desk, taken.id, State.KEPT, Result.SOLVED)
    assert (done.after.result, happened(desk, case)[-1]) == (Result.SOLVED, Happening.CLOSED)
    act.set_state(desk, taken.id, State.KEPT, Result.SOLVED)
    assert happened(desk, case)[-1] is Happening.CLOSED
    with pytest.raises(UserError, match="case_step"):
        act.book(desk, drafted(desk, case))
