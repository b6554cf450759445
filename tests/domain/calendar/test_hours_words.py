"""Hours in words, and the days ahead."""

from datetime import date

from marianne_desk.domain.calendar.hours_preview import PreviewDay, next_days
from marianne_desk.domain.calendar.hours_words import (
    hours_words,
    slots_words,
    weekdays_words,
    weekly_minutes,
    weekly_words,
)
from marianne_desk.domain.calendar.opening import clock_of
from marianne_desk.domain.calendar.opening_rules import Closing, HoursPeriod, OpeningRules
from marianne_desk.domain.calendar.slots import Slot
from marianne_desk.domain.calendar.weekly_grid import WeeklyGrid
from marianne_desk.domain.calendar.weekly_grid_reading import grid_of

USUAL = "Mo-Th 09:00-12:00,13:30-17:00; Fr 09:00-12:00"


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u2060", "")


def said(hours: str) -> list[str]:
    return [plain(line) for line in hours_words(grid_of(hours))]


def test_days_with_the_same_hours_are_said_together() -> None:
    assert said(USUAL) == ["Du lundi au jeudi : 9 h – 12 h et 13 h 30 – 17 h", "Vendredi : 9 h – 12 h"]


def test_every_part_of_the_grid_has_its_words() -> None:
    assert said(
        f"{USUAL}; week 02-52/2 We off; week 01-53/2 We 14:00-16:00; Sa[1] 09:00-12:00; Sa[-1] off; "
        'SH Mo-Su off; PH 10:00-12:00; Dec 24 09:00-11:00 "veille"'
    ) == [
        "Du lundi au jeudi : 9 h – 12 h et 13 h 30 – 17 h",
        "Vendredi : 9 h – 12 h",
        "Semaines paires, mercredi : fermé",
        "Semaines impaires, mercredi : 14 h – 16 h",
        "Dernier samedi du mois : fermé",
        "1er samedi du mois : 9 h – 12 h",
        "Vacances scolaires, tous les jours : fermé",
        "Jours fériés : 10 h – 12 h",
        'Et la règle « Dec 24 09:00-11:00 "veille" »',
    ]


def test_unknown_hours_are_no_words() -> None:
    assert said("") == []
    assert slots_words(()) == "fermé"


def test_runs_of_days() -> None:
    assert weekdays_words([0, 1]) == "lundi et mardi"
    assert weekdays_words([5, 0, 1, 2]) == "du lundi au mercredi et samedi"


def test_opening_time_of_a_week() -> None:
    grid = grid_of(f"{USUAL}; week 01-53/2 Sa 09:00-12:30")
    assert weekly_minutes(grid) == (29 * 60, 32 * 60 + 30)
    assert plain(weekly_words(grid)) == "ouvert 29 h les semaines paires, 32 h 30 les semaines impaires"
    assert plain(weekly_words(WeeklyGrid(week=((Slot(540, 720),),) * 7))) == "ouvert 21 h par semaine"


def test_the_days_ahead_with_the_reason_of_a_closed_one() -> None:
    rules = OpeningRules(
        periods=(HoursPeriod(None, "Mo-Th 09:00-12:00; Fr 20:00-24:00"),),
        closings=(Closing(date(2026, 11, 12), date(2026, 11, 12), "Formation"),),
    )
    assert next_days(clock_of(rules, "57"), date(2026, 11, 10), 4) == (
        PreviewDay(date(2026, 11, 10), (Slot(540, 720),), ""),
        PreviewDay(date(2026, 11, 11), (), "Armistice"),
        PreviewDay(date(2026, 11, 12), (), "Formation"),
        PreviewDay(date(2026, 11, 13), (Slot(1200, 1440),), ""),
    )
