"""The day on which somebody is erased, foretold and kept."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marianne_desk.domain.cases.retention import months_after, months_before


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 10, 14), 6, date(2027, 4, 14)),
        (date(2026, 8, 31), 6, date(2027, 3, 1)),
        (date(2028, 2, 29), 12, date(2029, 3, 1)),
        (date(2026, 12, 31), 2, date(2027, 3, 1)),
        (date(2027, 2, 28), 6, date(2027, 8, 28)),
    ],
)
def test_a_shorter_month_ends_before_the_day(day: date, months: int, expected: date) -> None:
    assert months_after(day, months) == expected


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(1, 36))
def test_it_is_the_first_day_of_which_the_purge_says_so(day: date, months: int) -> None:
    first = months_after(day, months)
    assert months_before(first, months) >= day
    assert months_before(first - timedelta(days=1), months) < day
