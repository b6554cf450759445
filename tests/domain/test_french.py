"""French print: no-break spaces, decimal comma, typographic signs."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marianne_desk.domain import french
from marianne_desk.domain.month import Month


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (1234.5, 1, "1\u202f234,5"),
        (0, 0, "0"),
        (1_234_567, 0, "1\u202f234\u202f567"),
        (-3.25, 1, "\u22123,3"),
        (2.5, 0, "3"),
        (0.285, 2, "0,29"),
    ],
)
def test_numbers(value: float, decimals: int, text: str) -> None:
    assert french.number(value, decimals) == text


@given(st.integers(-(10**9), 10**9))
def test_a_whole_number_reads_back(value: int) -> None:
    assert int(french.number(value).replace("\u202f", "").replace("\u2212", "-")) == value


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [(14, 0, "+14"), (-3, 0, "\u22123"), (0, 0, "="), (0.04, 1, "="), (-0.04, 1, "="), (2.1, 1, "+2,1")],
)
def test_changes_carry_their_sign(value: float, decimals: int, text: str) -> None:
    assert french.change(value, decimals) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0\u00a0min"),
        (0.3, "<\u00a01\u00a0min"),
        (0.5, "1\u00a0min"),
        (6.2, "6\u00a0min"),
        (59.4, "59\u00a0min"),
        (59.5, "1\u00a0h\u00a000"),
        (125, "2\u00a0h\u00a005"),
    ],
)
def test_minutes(value: float, text: str) -> None:
    assert french.minutes(value) == text


@pytest.mark.parametrize(
    ("value", "target", "decimals", "text"),
    [
        (89.655, 90, 0, "89,7\u202f%"),
        (89.96, 90, 0, "89,9\u202f%"),
        (89.96, 90, 1, "89,9\u202f%"),
        (89.4, 90, 0, "89\u202f%"),
        (90.4, 90, 0, "90\u202f%"),
        (90 - 1e-12, 90, 0, "90\u202f%"),
        (99.9999, 100, 0, "99,9\u202f%"),
        (89.655, None, 0, "90\u202f%"),
    ],
)
def test_a_share_never_reads_as_the_target_that_it_misses(
    value: float, target: float | None, decimals: int, text: str
) -> None:
    assert french.percent_beside(value, target, decimals) == text


def test_one_and_many() -> None:
    assert french.count_of(0, "passage") == "0\u00a0passage"
    assert french.count_of(1, "jour ouvert", "jours ouverts") == "1\u00a0jour ouvert"
    assert french.count_of(2, "jour ouvert", "jours ouverts") == "2\u00a0jours ouverts"
    assert french.count_of(1200, "passage") == "1\u202f200\u00a0passages"


def test_dates_in_words() -> None:
    assert french.month_words(Month(2026, 10)) == "octobre\u00a02026"
    assert french.month_short(Month(2026, 2)) == "févr.\u00a02026"
    assert french.day_words(date(2026, 10, 6)) == "mardi\u00a06\u00a0octobre"
    assert french.day_words(date(2026, 10, 1)) == "jeudi\u00a01er\u00a0octobre"
    assert french.day_short(date(2026, 10, 6)) == "06/10/2026"
    moment = datetime(2026, 11, 2, 9, 5)  # noqa: DTZ001 (the clock's own reading)
    assert french.instant_words(moment) == "2\u00a0novembre\u00a02026 à 9\u00a0h\u00a005"


def test_lists_and_capitals() -> None:
    assert french.enumeration([]) == ""
    assert french.enumeration(["lundi"]) == "lundi"
    assert french.enumeration(["lundi", "mardi", "jeudi"]) == "lundi, mardi et jeudi"
    assert french.capitalised("octobre 2026") == "Octobre 2026"
    assert french.capitalised("") == ""
    assert french.percent(82) == "82\u202f%"


def test_a_moment_is_named_by_its_day_and_what_is_known_of_its_hour() -> None:
    def said(day: int, part: str | None = None, year: int = 2026) -> str:
        moment = datetime(year, 11, day, 9, 5)  # noqa: DTZ001 (the clock's own reading)
        return french.moment_words(moment, date(2026, 11, 20), part).replace("\u00a0", " ")

    assert said(20) == "aujourd’hui à 9 h 05"
    assert said(19, "") == "hier"
    assert said(21) == "demain à 9 h 05"
    assert said(16, "matin") == "le lundi 16 novembre matin"
    assert said(20, "matin") == "ce matin"
    assert said(20, "après-midi") == "cet après-midi"
    assert said(16, "", 2020) == "le lundi 16 novembre 2020"


def test_things_in_a_sentence_lose_their_capital_but_names_of_letters_keep_theirs() -> None:
    papers = ("Votre pièce d’identité", "Le livret de famille", "RIB")
    assert french.listed(papers) == "Votre pièce d’identité, le livret de famille et RIB"
    assert french.listed(()) == ""


def test_days_ago_are_in_words_as_long_as_there_is_one() -> None:
    assert [french.days_ago(days) for days in (0, 1, 3)] == ["aujourd’hui", "hier", "il y a 3\u00a0jours"]
