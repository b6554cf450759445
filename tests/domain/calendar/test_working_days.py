from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marianne_desk.domain.calendar.public_holidays import public_holidays
from marianne_desk.domain.calendar.working_days import DayPause, WorkingDays, pause_days
from marianne_desk.domain.contact import Pause
from marianne_desk.domain.errors import UserError
from tests.domain.calendar.oracle import counted_working_days

NIEVRE = WorkingDays(lambda year: public_holidays("58", year))
MOSELLE = WorkingDays(lambda year: public_holidays("57", year))
HOLIDAYS = {day: name for year in range(2024, 2029) for day, name in public_holidays("58", year).items()}


@pytest.mark.parametrize(
    ("received", "n", "due"),
    [
        ("2026-11-19", 3, "2026-11-24"),
        ("2026-11-20", 1, "2026-11-23"),
        ("2026-11-21", 1, "2026-11-23"),
        ("2026-11-10", 1, "2026-11-12"),
        ("2026-11-20", 0, "2026-11-20"),
        ("2026-12-23", 15, "2027-01-15"),
        ("2026-08-03", 15, "2026-08-24"),
    ],
    ids=["Thursday plus three is Tuesday", "Friday", "Saturday", "11 November is left out", "the same day",
         "a mail before Christmas", "August counts even when the desk is shut"],
)  # fmt: skip
def test_the_day_of_receipt_is_day_zero(received: str, n: int, due: str) -> None:
    """Source: contract.md §2; domain.md §4 (a 3-working-day promise made Thursday falls on Tuesday)."""
    assert NIEVRE.due_on(date.fromisoformat(received), n) == date.fromisoformat(due)


def test_the_department_decides() -> None:
    assert NIEVRE.due_on(date(2025, 12, 24), 1) == date(2025, 12, 26)
    assert MOSELLE.due_on(date(2025, 12, 24), 1) == date(2025, 12, 29)
    assert NIEVRE.is_working_day(date(2025, 12, 26))
    assert not MOSELLE.is_working_day(date(2025, 12, 26))
    assert not NIEVRE.is_working_day(date(2026, 11, 21))
    assert not WorkingDays(lambda _year: ()).is_working_day(date(2028, 12, 31))


@pytest.mark.parametrize(
    ("pauses", "due"),
    [
        ([(date(2026, 11, 18), date(2026, 11, 19))], date(2026, 11, 23)),
        ([(date(2026, 11, 14), date(2026, 11, 15))], date(2026, 11, 19)),
        ([(date(2026, 11, 17), None)], None),
        ([(date(2026, 11, 20), None)], date(2026, 11, 19)),
        ([(date(2026, 11, 1), date(2026, 11, 10)), (date(2026, 11, 17), date(2026, 11, 17))], date(2026, 11, 20)),
    ],
    ids=["two days", "a week-end changes nothing", "still open", "opened after the due day", "two pauses"],
)  # fmt: skip
def test_pauses_stop_the_clock(pauses: list[DayPause], due: date | None) -> None:
    assert NIEVRE.due_on(date(2026, 11, 16), 3, pauses) == due


def test_a_pause_over_new_year_is_walked_into_the_next_year() -> None:
    long = [(date(2026, 12, 1), date(2027, 2, 1))]
    assert NIEVRE.due_on(date(2026, 11, 30), 2, long) == date(2027, 2, 3)


def test_counting_leaves_pauses_out() -> None:
    assert NIEVRE.count(date(2026, 11, 16), date(2026, 11, 23)) == 5
    assert NIEVRE.count(date(2026, 11, 16), date(2026, 11, 16)) == 0
    assert NIEVRE.count(date(2026, 11, 16), date(2026, 11, 1)) == 0
    assert (
        NIEVRE.count(date(2026, 11, 16), date(2026, 11, 23), [(date(2026, 11, 18), date(2026, 11, 21))]) == 2
    )
    assert NIEVRE.count(date(2026, 11, 16), date(2026, 11, 23), [(date(2026, 11, 18), None)]) == 1


def test_nothing_is_due_beyond_the_calendar() -> None:
    never = WorkingDays(lambda year: [date(year, 1, 1) + timedelta(days=day) for day in range(365)])
    with pytest.raises(UserError) as refusal:
        never.due_on(date(2098, 11, 20), 1)
    assert refusal.value.code == "day_out_of_calendar"


@pytest.mark.parametrize("day", [date(1989, 12, 31), date(2100, 1, 1), date.max, date.min])
def test_outside_the_calendar_is_said(day: date) -> None:
    with pytest.raises(UserError) as refusal:
        NIEVRE.is_working_day(day)
    assert refusal.value.code == "day_out_of_calendar"


def test_pauses_are_read_on_local_days() -> None:
    paris, reunion = ZoneInfo("Europe/Paris"), ZoneInfo("Indian/Reunion")
    late = datetime(2026, 11, 16, 22, tzinfo=UTC)
    pauses = (Pause(late, late + timedelta(hours=1)), Pause(late, late), Pause(late, None))
    assert pause_days(pauses, paris) == (
        (date(2026, 11, 16), date(2026, 11, 16)),
        (date(2026, 11, 16), None),
    )
    assert pause_days(pauses, reunion) == (
        (date(2026, 11, 17), date(2026, 11, 17)),
        (date(2026, 11, 17), None),
    )


DAYS = st.dates(date(2024, 6, 1), date(2027, 12, 31))


@given(DAYS, DAYS)
def test_counting_agrees_with_counting_on_the_fingers(first: date, last: date) -> None:
    assert NIEVRE.count(first, last) == counted_working_days(first, last, HOLIDAYS)


@given(DAYS, st.integers(1, 60))
def test_the_due_day_is_the_first_that_counts_enough(received: date, n: int) -> None:
    due = NIEVRE.due_on(received, n)
    assert due is not None
    assert NIEVRE.is_working_day(due)
    assert NIEVRE.count(received, due) == n
    assert NIEVRE.due_on(received, n, [(received, received)]) == due


@given(DAYS, st.integers(1, 20), DAYS, st.integers(0, 40))
def test_a_closed_pause_moves_the_due_day_by_the_days_that_it_holds(
    received: date, n: int, begins: date, length: int
) -> None:
    pause = [(begins, begins + timedelta(days=length))]
    due = NIEVRE.due_on(received, n, pause)
    assert due is not None
    assert NIEVRE.count(received, due, pause) == n
    assert not pause[0][0] <= due <= pause[0][1]
