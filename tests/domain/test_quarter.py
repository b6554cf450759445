"""A quarter of the civil year."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marianne_desk.domain import french
from marianne_desk.domain.errors import UserError
from marianne_desk.domain.month import Month
from marianne_desk.domain.quarter import Quarter

NB = "\u00a0"


@given(st.dates(date(1990, 1, 1), date(2090, 12, 31)), st.integers(-50, 50))
def test_a_day_is_in_its_quarter_and_quarters_follow_each_other(day: date, steps: int) -> None:
    quarter = Quarter.of(day)
    assert quarter.first_day <= day <= quarter.last_day
    assert quarter.last_day + timedelta(days=1) == quarter.next_first_day == quarter.plus(1).first_day
    assert Month.of(day) in quarter.months
    assert Quarter.from_number(quarter.number) == Quarter.parse(str(quarter)) == quarter
    assert quarter.plus(steps).plus(-steps) == quarter
    assert (quarter.plus(steps) > quarter) == (steps > 0)


def test_it_is_read_as_it_is_written() -> None:
    assert Quarter.parse("2026-t3") == Quarter(2026, 3)
    assert str(Quarter(2026, 3)) == "2026-T3"
    assert Quarter(2026, 3).months == (Month(2026, 7), Month(2026, 8), Month(2026, 9))


@pytest.mark.parametrize(
    "text", ["", "2026", "2026-T5", "2026-T0", "2026-3", "T3-2026", "26-T3", "2026-T3 ", "0000-T1"]
)
def test_what_is_no_quarter_is_said(text: str) -> None:
    with pytest.raises(UserError) as error:
        Quarter.parse(text)
    assert (error.value.code, error.value.field) == ("quarter_unreadable", "quarter")


def test_it_is_said_in_french() -> None:
    assert french.quarter_words(Quarter(2026, 1)) == f"1er{NB}trimestre{NB}2026"
    assert french.quarter_short(Quarter(2026, 3)) == f"3e{NB}trim.{NB}2026"
