"""Permanences typed in French words, and the days on which they are."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from marianne_desk.domain.agenda.permanence import (
    Permanence,
    checked,
    occurrences,
    read_hours,
    typed_of,
    words_of,
)
from marianne_desk.domain.calendar.opening import OpeningClock, clock_of
from marianne_desk.domain.calendar.opening_rules import Closing, HoursPeriod, OpeningRules
from marianne_desk.domain.errors import UserError

PARIS = ZoneInfo("Europe/Paris")


@pytest.mark.parametrize(
    ("typed", "hours"),
    [
        ("1er mardi du mois 14h-17h", "Tu[1] 14:00-17:00"),
        ("le 3e mercredi du mois de 14h à 17h", "We[3] 14:00-17:00"),
        ("dernier vendredi du mois : 9h-12h", "Fr[-1] 09:00-12:00"),
        ("1er et 3e jeudi du mois, 9h-12h / 14h-16h", "Th[1],Th[3] 09:00-12:00,14:00-16:00"),
        ("les premier et troisième lundis du mois 9h30-12h", "Mo[1],Mo[3] 09:30-12:00"),
        ("3e et 1er vendredi 14h-16h", "Fr[1],Fr[3] 14:00-16:00"),
        ("tous les mardis 9h-12h", "Tu 09:00-12:00"),
        ("mardi et jeudi 9h-12h", "Tu,Th 09:00-12:00"),
        ("jeu. 9h-12h", "Th 09:00-12:00"),
        ("1er mardi du mois 14–17\u202fh", "Tu[1] 14:00-17:00"),
        ("du lundi au vendredi 9h-12h", "Mo-Fr 09:00-12:00"),
        (
            "lundi au jeudi : 9h-12h / 13h30-16h ; vendredi 9h-11h",
            "Mo-Th 09:00-12:00,13:30-16:00; Fr 09:00-11:00",
        ),
        ("lundi, mardi et jeudi 9h-12h", "Mo,Tu,Th 09:00-12:00"),
        ("mardi des semaines paires 9h-12h", "week 02-52/2 Tu 09:00-12:00"),
        ("mardi semaine impaire 9h-12h", "week 01-53/2 Tu 09:00-12:00"),
        ("Tu[1] 14:00-17:00", "Tu[1] 14:00-17:00"),
    ],
)
def test_hours_in_french_words(typed: str, hours: str) -> None:
    assert read_hours(typed) == hours


def test_hours_are_said_back() -> None:
    assert words_of("Tu[1] 14:00-17:00").replace("\u00a0", " ").replace("\u2060", "") == (
        "1er mardi du mois : 14 h – 17 h"
    )
    assert words_of("Mo 09:00-12:00; Tu 14:00-17:00").replace("\u00a0", " ").replace("\u2060", "") == (
        "Lundi : 9 h – 12 h, mardi : 14 h – 17 h"
    )
    assert words_of("") == ""


@pytest.mark.parametrize(
    ("hours", "typed"),
    [
        ("Tu[1] 14:00-17:00", "1er mardi du mois 14 h – 17 h"),
        ("Tu,Th 09:00-12:00,13:30-16:00", "mardi et jeudi 9 h – 12 h et 13 h 30 – 16 h"),
        ("Fr[1],Fr[3] 14:00-16:00", "1er et 3e vendredis du mois 14 h – 16 h"),
        ("Tu[2],Tu[-1],Th[2],Th[-1] 09:00-12:00", "2e et dernier mardis et jeudis du mois 9 h – 12 h"),
        ("Tu[1],Th[1] 09:00-12:00", "1er mardi et jeudi du mois 9 h – 12 h"),
        ("Mo-Th 09:00-12:00; Fr 09:00-11:00", "du lundi au jeudi 9 h – 12 h ; vendredi 9 h – 11 h"),
        ("Th[3],Th[1] 09:00-12:00", "Th[3],Th[1] 09:00-12:00"),
        ("Jan-Mar Tu 09:00-12:00", "Jan-Mar Tu 09:00-12:00"),
    ],
)
def test_hours_are_typed_again_in_words_where_words_mean_the_same(hours: str, typed: str) -> None:
    assert typed_of(hours) == typed
    assert read_hours(typed) == hours


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("quand il veut", "permanence_hours"),
        ("", "permanence_hours"),
        ("mardi 17h-14h", "slot_inverted"),
        ("mardi 9h", "slots_unreadable"),
        ("du vendredi au lundi 9h-12h", "permanence_hours"),
        ("lundi 9h-12h ; quand il veut", "permanence_hours"),
    ],
)
def test_hours_that_cannot_be_read_are_refused(typed: str, code: str) -> None:
    with pytest.raises(UserError) as refused:
        read_hours(typed)
    assert refused.value.code == code


def test_a_permanence_has_a_name_and_dates_in_order() -> None:
    good = checked(
        Permanence("p", "  Point   justice ", "mardi 9h-12h", None, date(2026, 1, 1), date(2026, 1, 1))
    )
    assert (good.label, good.hours) == ("Point justice", "Tu 09:00-12:00")
    with pytest.raises(UserError) as refused:
        checked(Permanence("p", " ", "mardi 9h-12h"))
    assert refused.value.code == "permanence_label"
    with pytest.raises(UserError) as refused:
        checked(Permanence("p", "CAF", "mardi 9h-12h", None, date(2026, 2, 1), date(2026, 1, 1)))
    assert refused.value.code == "permanence_dates"


def house(*closings: Closing) -> OpeningClock:
    rules = OpeningRules((HoursPeriod(None, "Mo-Fr 09:00-12:00"),), closings)
    return clock_of(rules, "53")


def days_of(permanence: Permanence, first: date, last: date, clock: OpeningClock) -> list[date]:
    return [one.begin.date() for one in occurrences(permanence, first, last, clock)]


def test_a_permanence_is_where_no_holiday_nor_closing_shuts_the_house() -> None:
    wednesdays = Permanence("p", "CAF", "We 14:00-17:00")
    first, last = date(2026, 11, 1), date(2026, 11, 30)
    assert days_of(wednesdays, first, last, house()) == [
        date(2026, 11, 4),
        date(2026, 11, 18),
        date(2026, 11, 25),
    ]  # the 11th is a holiday
    shut = house(Closing(date(2026, 11, 16), date(2026, 11, 20), "Congés"))
    assert days_of(wednesdays, first, last, shut) == [date(2026, 11, 4), date(2026, 11, 25)]


def test_a_permanence_keeps_its_dates_of_validity() -> None:
    tuesdays = Permanence("p", "CAF", "Tu 09:00-12:00", "CAF", date(2026, 10, 6), date(2026, 10, 13))
    found = occurrences(tuesdays, date(2026, 9, 1), date(2026, 12, 1), house())
    assert [one.begin for one in found] == [
        datetime(2026, 10, 6, 9, tzinfo=PARIS),
        datetime(2026, 10, 13, 9, tzinfo=PARIS),
    ]
    assert (found[0].label, found[0].operator, found[0].end.hour) == ("CAF", "CAF", 12)
    assert occurrences(tuesdays, date(2027, 1, 1), date(2027, 1, 31), house()) == ()
