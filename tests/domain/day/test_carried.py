"""Spans of days in words; lines of totals as they are copied."""

from datetime import date

import pytest

from marianne_desk.domain.day.carried import CarriedLine, CarriedTotal, as_table, as_values
from marianne_desk.domain.day.span import Reach, Span


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 10, 14), "semaine du 12 au 18 octobre 2026"),
        (date(2026, 10, 1), "semaine du 28 septembre au 4 octobre 2026"),
        (date(2027, 1, 1), "semaine du 28 décembre 2026 au 3 janvier 2027"),
    ],
)
def test_a_week_is_said_from_monday_to_sunday(day: date, words: str) -> None:
    week = Span.of(Reach.WEEK, day)
    assert week.words.replace("\u00a0", " ") == words
    assert (week.first.weekday(), week.last.weekday(), len(week.days)) == (0, 6, 7)
    assert day in week.days


def test_a_day_is_said_whole() -> None:
    assert Span.of(Reach.DAY, date(2026, 10, 1)).words.replace("\u00a0", " ") == "jeudi 1er octobre 2026"


def test_copies_keep_the_order_and_say_what_is_unknown() -> None:
    lines = [
        CarriedLine(CarriedTotal("Passages", ("contacts",)), 1234),
        CarriedLine(CarriedTotal("Premières visites", ("contacts.first_visit",)), None, 0, 12),
    ]
    assert as_table(lines) == "Passages\t1234\nPremières visites\t–\n"
    assert as_values(lines) == "1234\n–\n"
