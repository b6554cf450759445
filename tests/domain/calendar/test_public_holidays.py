from datetime import date, timedelta

import pytest

from marianne_desk.domain.calendar.public_holidays import public_holidays
from tests.domain.calendar.oracle import easter, national_holidays

YEARS = range(1990, 2100)


def test_metropolitan_holidays_are_the_eleven_of_the_code_du_travail() -> None:
    for year in YEARS:
        assert set(public_holidays("58", year)) == national_holidays(year)
        assert public_holidays(None, year) == public_holidays("58", year)


@pytest.mark.parametrize("department", ["57", "67", "68"])
def test_alsace_moselle_has_good_friday_and_saint_stephen(department: str) -> None:
    for year in YEARS:
        own = {easter(year) - timedelta(days=2), date(year, 12, 26)}
        assert set(public_holidays(department, year)) == national_holidays(year) | own


@pytest.mark.parametrize(
    ("department", "day"),
    [("971", (5, 27)), ("972", (5, 22)), ("973", (6, 10)), ("974", (12, 20)), ("976", (4, 27)),
     ("977", (10, 9)), ("978", (5, 28))],
)  # fmt: skip
def test_overseas_adds_the_abolition_of_slavery_and_nothing_else(
    department: str, day: tuple[int, int]
) -> None:
    """Source: Code du travail L3422-2."""
    for year in (2024, 2025, 2026, 2027):
        assert set(public_holidays(department, year)) == national_holidays(year) | {date(year, *day)}


def test_local_customs_come_back_when_the_desk_wants_them() -> None:
    customs = set(public_holidays("971", 2026, local_customs=True)) - set(public_holidays("971", 2026))
    assert customs == {date(2026, 3, 12), date(2026, 4, 3), date(2026, 7, 21)}


def test_labels_are_french_and_two_holidays_of_one_day_share_theirs() -> None:
    assert public_holidays("58", 2026)[date(2026, 1, 1)] == "Jour de l’an"
    assert public_holidays("58", 2008)[date(2008, 5, 1)] == "Ascension, Fête du Travail"
    assert list(public_holidays("57", 2026)) == sorted(public_holidays("57", 2026))
