"""Dates, hours and counts as old spreadsheets write them."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marianne_desk.domain.calendar.day_without_hour import Half
from marianne_desk.domain.errors import UserError
from marianne_desk.domain.french import WEEKDAYS
from marianne_desk.domain.spreadsheet.reading import Moment, moment_within, read_count, read_date, read_moment
from marianne_desk.domain.spreadsheet.values import Cell, text_of

MARCH_12 = date(2024, 3, 12)
MONTHS = (
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)


@pytest.mark.parametrize(
    "cell",
    [
        MARCH_12,
        datetime(2024, 3, 12, 14, 30),  # noqa: DTZ001 (a sheet knows no zone)
        45363,
        45363.0,
        45363.604,
        "12/03/2024",
        "12/3/24",
        "12.03.2024",
        "12-03-2024",
        "2024-03-12 14:30",
        "2024/03/12",
        "mardi 12 mars 2024",
        "mar. 12/03/2024",
        "12-mars-24",
        "12 mars",
        "12-mars",
        "12/03",
        "45363",
    ],
)
def test_a_day_is_read_in_every_writing(cell: Cell) -> None:
    assert read_date(cell, 2024) == MARCH_12


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_every_day_is_read_back_from_numbers_words_and_serials(day: date) -> None:
    words = (
        f"{WEEKDAYS[day.weekday()]} {'1er' if day.day == 1 else day.day} {MONTHS[day.month - 1]} {day.year}"
    )
    serial = (day - date(1899, 12, 30)).days
    for cell in (f"{day:%d/%m/%Y}", f"{day:%d/%m/%y}", f"{day:%d-%m-%Y} 09:15", words, words.upper(), serial):
        assert read_date(cell) == day


def test_a_sheet_of_one_month_numbers_its_days() -> None:
    assert read_date(12, 2024, 3) == MARCH_12
    assert read_date("12", 2024, 3) == MARCH_12


@pytest.mark.parametrize(
    "cell", ["bientôt", "31/02/2024", "12 brumaire 2024", 12, 12.5, "12", True, "", "45/45"]
)
def test_what_is_no_day_is_refused(cell: Cell) -> None:
    with pytest.raises(UserError) as refused:
        read_date(cell, 2024)
    assert (refused.value.code, refused.value.field) == ("sheet_date_unreadable", "date")


@pytest.mark.parametrize("cell", ["12/03", "12-mars"])
def test_a_day_without_a_year_is_not_guessed(cell: Cell) -> None:
    with pytest.raises(UserError, match="sheet_year_missing"):
        read_date(cell)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (time(14, 30, 12), Moment(time(14, 30))),
        (datetime(2024, 3, 12, 14, 30), Moment(time(14, 30))),  # noqa: DTZ001
        (timedelta(hours=14, minutes=30), Moment(time(14, 30))),
        (0.604166666, Moment(time(14, 30))),
        ("14h30", Moment(time(14, 30))),
        ("14:30:00", Moment(time(14, 30))),
        ("14.30", Moment(time(14, 30))),
        ("9 H", Moment(time(9))),
        ("9h-10h", Moment(time(9))),
        ("9", Moment(time(9))),
        (9.0, Moment(time(9))),
        ("matin", Moment(half=Half.MORNING)),
        ("Après-midi", Moment(half=Half.AFTERNOON)),
        ("", Moment()),
    ],
)
def test_an_hour_is_read_in_every_writing(cell: Cell, expected: Moment) -> None:
    assert read_moment(cell) == expected


@pytest.mark.parametrize("cell", ["25h00", "12h75", "tôt", 31, timedelta(days=1, hours=2)])
def test_what_is_no_hour_is_refused(cell: Cell) -> None:
    with pytest.raises(UserError, match="sheet_hour_unreadable"):
        read_moment(cell)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("12/03/2024 14:30", Moment(time(14, 30))),
        ("2024-03-12 9h", Moment(time(9))),
        ("12/03/2024", Moment()),
        ("12/03/2024 45:10", Moment()),
        (datetime(2024, 3, 12, 9, 5), Moment(time(9, 5))),  # noqa: DTZ001
        (datetime(2024, 3, 12), Moment()),  # noqa: DTZ001
        (MARCH_12, Moment()),
    ],
)
def test_an_hour_may_stand_beside_the_day(cell: Cell, expected: Moment) -> None:
    assert moment_within(cell) == expected


@given(st.integers(0, 500))
def test_counts_are_whole(count: int) -> None:
    assert read_count(count) == read_count(float(count)) == read_count(f" {count},0 ") == count


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("deux", "sheet_count_unreadable"),
        (1.5, "sheet_count_unreadable"),
        (-1, "sheet_count_unreadable"),
        (501, "sheet_count_too_large"),
    ],
)
def test_what_is_no_count_is_refused(cell: Cell, code: str) -> None:
    with pytest.raises(UserError, match=code):
        read_count(cell)


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("  deux \n lignes ", "deux lignes"),
        (True, "oui"),
        (False, "non"),
        (12.0, "12"),
        (1.5, "1.5"),
        (datetime(2024, 3, 12), "12/03/2024"),  # noqa: DTZ001
        (datetime(2024, 3, 12, 9, 5), "12/03/2024 09:05"),  # noqa: DTZ001
        (MARCH_12, "12/03/2024"),
        (time(9, 5), "09:05"),
        (3, "3"),
    ],
)
def test_a_cell_is_shown_as_people_read_it(cell: Cell, text: str) -> None:
    assert text_of(cell) == text
