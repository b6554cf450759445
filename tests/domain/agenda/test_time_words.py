"""Day, hour and length of an appointment, as agents type them."""

from datetime import date

import pytest

from marianne_desk.domain.agenda.time_words import read_time_words

WEDNESDAY = date(2026, 10, 14)


def day(month: int, number: int, year: int = 2026) -> date:
    return date(year, month, number)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("demain 9h", (day(10, 15),)),
        ("après-demain 9h", (day(10, 16),)),
        ("apres demain 9h", (day(10, 16),)),
        ("aujourd’hui 9h", (WEDNESDAY,)),
        ("hier 9h", (day(10, 13),)),
        ("mar 9h", (day(10, 20),)),
        ("mer 9h", (WEDNESDAY, day(10, 21))),
        ("mer prochain 9h", (day(10, 21),)),
        ("lundi dernier 9h", (day(10, 12),)),
        ("mar 24 9h", (day(11, 24),)),
        ("mar 24/11 9h", (day(11, 24),)),
        ("24 nov 9h", (day(11, 24),)),
        ("24/11/2026 9h", (day(11, 24),)),
        ("12/10 9h", (day(10, 12),)),
        ("5/1 9h", (day(1, 5, 2027),)),
        ("5/1/2026 9h", (day(1, 5),)),
        ("29/2/2024 9h", (day(2, 29, 2024),)),
        ("le 20 à 9h", (day(10, 20),)),
        ("le 14 à 9h", (WEDNESDAY, day(11, 14))),
        ("dans 3 jours 9h", (day(10, 17),)),
        ("dans quinze jours 9h", (day(10, 29),)),
        ("dans 2 semaines 9h", (day(10, 28),)),
        ("dans un mois 9h", (day(11, 14),)),
        ("mardi en huit 9h", (day(10, 27),)),
        ("mer en 15 9h", (day(11, 4),)),
        ("depuis lundi 9h", ()),
        ("9h cni", ()),
    ],
)
def test_the_day_lies_ahead(text: str, days: tuple[date, ...]) -> None:
    assert read_time_words(text, WEDNESDAY).days == days


def test_a_month_ahead_ends_with_the_month() -> None:
    assert read_time_words("dans 1 mois", day(1, 31)).days == (day(2, 28),)
    assert read_time_words("dans 2 mois", day(11, 30)).days == (day(1, 30, 2027),)


def test_the_29th_of_february_has_no_next_year() -> None:
    assert read_time_words("29/2 9h", date(2024, 12, 1)).days == (date(2024, 2, 29),)


@pytest.mark.parametrize(
    ("text", "clock", "minutes", "rest"),
    [
        ("14h30 impots", 14 * 60 + 30, None, "impots"),
        ("14:30 impots 1h", 14 * 60 + 30, 60, "impots"),
        ("1h demain 15h", 15 * 60, 60, ""),
        ("demain 9h 45min apl", 9 * 60, 45, "apl"),
        ("demain 9 h 05 apl 20 mn", 9 * 60 + 5, 20, "apl"),
        ("demain 9h une demi-heure", 9 * 60, 30, ""),
        ("demain 14h-15h15", 14 * 60, 75, ""),
        ("demain de 14h à 15h cni", 14 * 60, 60, "cni"),
        ("demain 23h-1h", 23 * 60, 120, ""),
        ("demain 0h", 0, None, ""),
        ("demain midi cni", 12 * 60, None, "cni"),
        ("demain après-midi", None, None, "après-midi"),
        ("demain", None, None, ""),
        ("demain 45min", None, 45, ""),
        ("demain à 9h pour cni", 9 * 60, None, "pour cni"),
    ],
)
def test_the_hour_and_how_long(text: str, clock: int | None, minutes: int | None, rest: str) -> None:
    typed = read_time_words(text, WEDNESDAY)
    assert (typed.clock, typed.minutes, typed.rest, typed.bad_clock) == (clock, minutes, rest, "")


@pytest.mark.parametrize(
    ("text", "bad"), [("demain 25h", "25h"), ("demain 14h-25h", "14h-25h"), ("9h75", "9h75")]
)
def test_an_hour_that_no_clock_shows(text: str, bad: str) -> None:
    typed = read_time_words(text, WEDNESDAY)
    assert typed.clock is None
    assert typed.bad_clock == bad
