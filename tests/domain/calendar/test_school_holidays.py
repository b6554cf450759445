from datetime import date, timedelta
from itertools import pairwise

import pytest

from marianne_desk.domain.calendar.school_holidays import (
    SchoolBreak,
    school_holidays,
)


def test_breaks_of_a_year_by_zone() -> None:
    """Source: arrêté of 7 December 2022, school years 2025-2026 (zone B) and 2026-2027."""
    assert school_holidays("57", 2026) == (
        SchoolBreak(date(2026, 1, 1), date(2026, 1, 4), "Vacances de Noël"),
        SchoolBreak(date(2026, 2, 14), date(2026, 3, 1), "Vacances d’hiver"),
        SchoolBreak(date(2026, 4, 11), date(2026, 4, 26), "Vacances de printemps"),
        SchoolBreak(date(2026, 7, 4), date(2026, 8, 31), "Vacances d’été"),
        SchoolBreak(date(2026, 10, 17), date(2026, 11, 1), "Vacances de la Toussaint"),
        SchoolBreak(date(2026, 12, 19), date(2026, 12, 31), "Vacances de Noël"),
    )
    winter = {zone: school_holidays(code, 2026) for zone, code in (("A", "69"), ("B", "59"), ("C", "75"))}
    assert [breaks[1].first for breaks in winter.values() if breaks] == [
        date(2026, 2, 7), date(2026, 2, 14), date(2026, 2, 21),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("department", "year"), [("2A", 2026), ("974", 2026), (None, 2026), ("57", 2040), ("57", 1980)]
)
def test_what_is_not_published_is_unknown_and_not_empty(department: str | None, year: int) -> None:
    assert school_holidays(department, year) is None


def test_breaks_of_all_years_are_in_order_and_apart() -> None:
    for year in range(2017, 2029):
        breaks = school_holidays("75", year)
        assert breaks
        for first, second in pairwise(breaks):
            assert first.first <= first.last < second.first - timedelta(days=1)
