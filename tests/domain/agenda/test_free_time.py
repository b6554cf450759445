"""What is still free in a day."""

from datetime import UTC, datetime

from marianne_desk.domain.agenda.appointment import Appointment, State
from marianne_desk.domain.agenda.free_time import FreeSpan, free_spans
from marianne_desk.domain.calendar.slots import Slot

DAY = (Slot(540, 720), Slot(810, 1020))


def taken(
    hour: int, minute: int, minutes: int, agent: str = "a", state: State = State.PLANNED
) -> Appointment:
    begin = datetime(2026, 10, 16, hour, minute, tzinfo=UTC)
    return Appointment("x", begin, minutes, None, None, None, "", "", state, agent, begin, begin)


def spans(*items: Appointment, agents: int = 1, since: int = 0) -> list[tuple[int, int, int]]:
    return [(one.begin, one.end, one.free) for one in free_spans(DAY, items, agents, since)]


def test_a_day_without_appointments_is_free_while_the_house_is_open() -> None:
    assert free_spans(DAY, (), 1) == (FreeSpan(540, 720, 1), FreeSpan(810, 1020, 1))
    assert free_spans((), (), 1) == ()


def test_what_holds_the_time_is_left_out_and_short_rests_too() -> None:
    assert spans(taken(9, 0, 30), taken(11, 50, 60)) == [(570, 710, 1), (810, 1020, 1)]
    assert spans(taken(9, 10, 170)) == [(810, 1020, 1)]
    assert spans(taken(9, 0, 180, state=State.EXCUSED))[0] == (540, 720, 1)


def test_of_two_agents_one_may_be_free() -> None:
    assert spans(taken(9, 0, 60), taken(9, 30, 60, "b"), agents=2) == [
        (540, 570, 1),
        (600, 630, 1),
        (630, 720, 2),
        (810, 1020, 2),
    ]
    assert spans(taken(9, 0, 60), taken(10, 0, 60, "b"), agents=2)[0] == (540, 660, 1)


def test_what_is_over_is_not_offered() -> None:
    assert spans(since=600) == [(600, 720, 1), (810, 1020, 1)]
    assert spans(since=1020) == []
