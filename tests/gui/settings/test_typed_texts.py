"""What the fields of the settings mean, without any window: days, hours, closings."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from marianne_desk.domain.calendar.opening_rules import Closing, ExtraHoliday, HoursPeriod, OpeningRules
from marianne_desk.domain.calendar.slots import Slot
from marianne_desk.domain.calendar.weekly_grid import expression_of
from marianne_desk.domain.calendar.weekly_grid_reading import grid_of
from marianne_desk.domain.errors import UserError
from marianne_desk.usecases.first_start import read_directory
from ui.forms.days import day_text, read_typed_day
from ui.settings.closings_draft import ClosingsDraft
from ui.settings.hours_draft import draft_of, meaning_of
from ui.settings.hours_text import (
    EMPTY_WEEK,
    GridText,
    NthText,
    faults_of,
    grid_of_text,
    text_of,
    tidy_cell,
)

TODAY = date(2026, 11, 20)
NATIONAL = Path(__file__).resolve().parents[4] / "shared" / "data" / "liste-fs-20240801.csv"


def grid(**columns: tuple[str, ...]) -> GridText:
    named = dict.fromkeys(("week", "even", "odd", "school"), EMPTY_WEEK) | columns
    return GridText(named)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("24/12/2026", date(2026, 12, 24)),
        (" 4-1-27 ", date(2027, 1, 4)),
        ("24.12", date(2026, 12, 24)),
        ("20/11", date(2026, 11, 20)),
        ("19/11", date(2027, 11, 19)),
        ("2026-12-24", date(2026, 12, 24)),
    ],
)
def test_a_day_is_read_as_people_type_it(typed: str, day: date) -> None:
    assert read_typed_day(typed, TODAY, "first") == day


@pytest.mark.parametrize("typed", ["", "31/02", "2026-13-01", "demain", "29/02/2027", "29/02"])
def test_what_is_no_day_is_refused(typed: str) -> None:
    with pytest.raises(UserError) as refusal:
        read_typed_day(typed, date(2028, 3, 1) if typed == "29/02" else TODAY, "first")
    assert (refusal.value.code, refusal.value.field) == ("day_unreadable", "first")


def test_a_day_is_written_the_french_way() -> None:
    assert day_text(date(2026, 1, 4)) == "04/01/2026"


@pytest.mark.parametrize(
    ("typed", "tidy"),
    [
        ("9-12/13h30-17", "9h–12h, 13h30–17h"),
        ("  ", ""),
        ("x", "fermé"),
        ("Fermé", "fermé"),
        ("9h", "9h"),
        ("17h-9h", "17h-9h"),
    ],
)
def test_a_cell_is_tidied_when_it_can_be_read(typed: str, tidy: str) -> None:
    assert tidy_cell(typed) == tidy


def test_every_part_of_a_grid_comes_back_as_it_was() -> None:
    hours = (
        "Mo-Fr 09:00-12:00,13:30-17:00; week 02-52/2 We off; week 01-53/2 Sa 09:00-12:00; "
        "Sa[1] 09:00-12:00; Su[-1] off; SH Mo-We off; PH 10:00-12:00; Dec 24 09:00-11:00"
    )
    text = text_of(grid_of(hours))
    assert text.columns["even"][2] == "fermé"
    assert text.nth == (NthText(1, 5, "9h–12h"), NthText(-1, 6, "fermé"))
    assert text.free_rule == "Dec 24 09:00-11:00"
    assert grid_of_text(text) == grid_of(hours)


@pytest.mark.site_list
@pytest.mark.skipif(not NATIONAL.exists(), reason="the national list is not here")
def test_the_hours_of_every_house_survive_the_grid() -> None:
    for hours in {site.hours for site in read_directory(NATIONAL).sites}:
        assert expression_of(grid_of_text(text_of(grid_of(hours)))) == hours


def test_every_cell_at_fault_is_named() -> None:
    week = ("25h-26h", "9h-12h", "12h-9h", "", "", "", "")
    text = replace(grid(week=week), nth=(NthText(1, 5, "zut"),), holidays="9h")
    assert set(faults_of(text)) == {"week.0", "week.2", "nth.0", "holidays"}
    with pytest.raises(UserError) as refusal:
        grid_of_text(text)
    assert refusal.value.field == "week.0"


def test_a_free_rule_that_cannot_be_read_is_named_when_the_cells_can() -> None:
    assert set(faults_of(replace(grid(), free_rule="tous les matins"))) == {"hours"}


def test_the_period_in_force_is_edited_first() -> None:
    later, future = date(2026, 6, 1), date(2027, 1, 4)
    rules = OpeningRules(
        periods=(HoursPeriod(future, "Mo 09:00-10:00"), HoursPeriod(None, ""), HoursPeriod(later, ""))
    )
    draft = draft_of(rules, TODAY)
    assert draft.labels() == ("Depuis toujours", "À partir du 01/06/2026", "À partir du 04/01/2027")
    assert draft.place == 1
    assert draft_of(OpeningRules(), TODAY).labels() == ("Depuis toujours",)


def test_a_change_of_hours_is_a_copy_and_the_first_period_stays() -> None:
    draft = draft_of(OpeningRules(periods=(HoursPeriod(None, "Mo 09:00-10:00"),)), TODAY)
    changed = draft.change_from("4/1/27", TODAY)
    assert changed.place == 1
    assert [period.hours for period in changed.hours_periods()] == ["Mo 09:00-10:00; PH off"] * 2
    assert changed.without_change().without_change().labels() == ("Depuis toujours",)
    with pytest.raises(UserError, match="hours_twice_from"):
        changed.change_from("04/01/2027", TODAY)


def test_what_hours_mean_with_a_closing_and_a_holiday_ahead() -> None:
    draft = draft_of(OpeningRules(periods=(HoursPeriod(None, "Mo-Su 09:00-12:00"),)), date(2026, 11, 9))
    closed = OpeningRules(closings=(Closing(date(2026, 11, 10), date(2026, 11, 10), "Formation"),))
    meaning = meaning_of(draft, closed, "57", "Europe/Paris", date(2026, 11, 9))
    said = [line.replace("\u00a0", " ").replace("\u2060", "") for line in meaning.ahead]
    assert said[:3] == [
        "Lundi 9 novembre : 9 h – 12 h",
        "Mardi 10 novembre : fermé (Formation)",
        "Mercredi 11 novembre : fermé (Armistice)",
    ]
    assert meaning.weekly == "Ouvert 21\u00a0h par semaine"


def test_unknown_hours_and_faults_have_a_meaning_too() -> None:
    draft = draft_of(OpeningRules(), TODAY)
    assert "inconnus" in meaning_of(draft, OpeningRules(), "57", "Europe/Paris", TODAY).weekly
    wrong = draft.typed(grid(week=("zut", *EMPTY_WEEK[1:])))
    assert set(meaning_of(wrong, OpeningRules(), "57", "Europe/Paris", TODAY).faults) == {"week.0"}
    mornings = grid(week=("9h-10h", *EMPTY_WEEK[1:]))
    begin = replace(draft, periods=((date(2150, 1, 1), mornings),))
    assert set(meaning_of(begin, OpeningRules(), "57", "Europe/Paris", TODAY).faults) == {"hours"}


@pytest.mark.parametrize(
    ("typed", "code", "field"),
    [
        (("x", "", "a"), "day_unreadable", "first"),
        (("24/12/2026", "x", "a"), "day_unreadable", "last"),
        (("24/12/2026", "23/12/2026", "a"), "closing_ends_before_it_begins", "last"),
        (("24/12/2026", "", " "), "label_missing", "label"),
        (("1/12/2026", "", "b"), "closing_twice_from", "closings"),
    ],
)
def test_a_closing_that_cannot_be_is_refused(typed: tuple[str, str, str], code: str, field: str) -> None:
    draft = ClosingsDraft(closings=(Closing(date(2026, 12, 1), date(2026, 12, 1), "a"),))
    with pytest.raises(UserError) as refusal:
        draft.with_closing(*typed, TODAY)
    assert (refusal.value.code, refusal.value.field) == (code, field)


def test_holidays_of_the_desk_are_added_and_unticked() -> None:
    draft = ClosingsDraft(removed=(date(2026, 12, 26),)).with_holiday("26/12/2026", "Saint-Étienne", TODAY)
    assert draft.removed == ()
    assert draft.added == (ExtraHoliday(date(2026, 12, 26), "Saint-Étienne"),)
    with pytest.raises(UserError, match="holiday_twice"):
        draft.with_holiday("26/12/2026", "encore", TODAY)
    own = draft.holidays("58", 2026)[-1]
    assert (own.own, own.label) == (True, "Saint-Étienne")
    assert draft.ticked(own, observed=False).added == ()
    assert draft.ticked(own, observed=True).added == draft.added
    first = draft.holidays("58", 2026)[0]
    off = draft.ticked(first, observed=False)
    assert off.removed == (date(2026, 1, 1),)
    assert not off.holidays("58", 2026)[0].observed
    assert off.ticked(first, observed=True).removed == ()


def test_slots_are_kept_in_order() -> None:
    text = grid(week=("14h-17h, 9h-12h", *EMPTY_WEEK[1:]))
    assert grid_of_text(text).week[0] == (Slot(540, 720), Slot(840, 1020))
