"""Whatever is said of an appointment, in whatever order: the last word counts, and taking it back leaves no trace."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from marianne_desk.domain.cases.appointment import PartnerAppointment, Result, State
from marianne_desk.domain.cases.case import Happening
from marianne_desk.usecases import partner_appointments as act
from marianne_desk.usecases.cases import case_by_id
from marianne_desk.usecases.desk import Desk
from tests.appointed import drafted, opened, outcome_of
from tests.desks import SetClock

SAID = st.sampled_from(
    [
        *((State.KEPT, result) for result in (None, *Result)),
        (State.EXCUSED, None),
        (State.ABSENT, None),
        (State.CANCELLED, None),
    ]
)
_days = count()


def facts(desk: Desk, one: PartnerAppointment) -> tuple[object, ...]:
    """All that the desk holds of an appointment, its case and its request, but keys and sequence."""
    kept = act.appointment_by_id(desk, one.id)
    case = case_by_id(desk, one.case)
    events = tuple(replace(event, id=None) for event in case.case.events)
    return (
        replace(kept, sequence=0, changed_at=one.changed_at),
        events,
        case.standing,
        outcome_of(desk, one.case),
        act.changes_of(desk, one.id),
    )


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(SAID, min_size=1, max_size=4))
def test_the_last_word_counts_and_its_undo_leaves_no_trace(
    desk: Desk, clock: SetClock, said: list[tuple[State, Result | None]]
) -> None:
    clock.now = datetime(2026, 10, 14, 7, 5, tzinfo=UTC) + timedelta(days=next(_days))
    case = opened(desk)
    day = (clock.now + timedelta(days=1)).date().isoformat()
    taken = act.book(desk, drafted(desk, case, day)).after
    clock.forward(days=2)
    state, result = State.PLANNED, None
    for wanted in said:
        before = facts(desk, taken)
        state, result = (State.PLANNED, None) if wanted == (state, result) else wanted
        done = act.set_state(desk, taken.id, *wanted)
        assert (done.after.state, done.after.result) == (state, result)
        after = facts(desk, taken)
        act.undo(desk, done)
        assert facts(desk, taken) == before
        act.set_state(desk, taken.id, *wanted)
        assert facts(desk, taken)[:4] == after[:4]
    happened = [event.happening for event in case_by_id(desk, case).case.events]
    assert happened.count(Happening.TOLD) == (result is Result.SOLVED)
    assert happened.count(Happening.MET) == (result in {Result.NOT_SOLVED, Result.AGAIN})
    assert happened.count(Happening.NOT_MET) == (state in {State.EXCUSED, State.ABSENT, State.CANCELLED})
    assert outcome_of(desk, case)[1] is (result is Result.SOLVED)
