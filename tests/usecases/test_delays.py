from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from marianne_desk.domain.contact import Pause
from marianne_desk.domain.errors import UserError
from marianne_desk.usecases.delays import clock_of_hours, explain_delay

USUAL = "Mo-Fr 09:00-12:00,13:30-17:00"


def paris(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Europe/Paris"))


def test_a_delay_is_told_in_opening_time_and_working_days() -> None:
    clock = clock_of_hours(USUAL, "fr", "57")
    found = explain_delay(clock, paris("2026-04-02T10:00"), paris("2026-04-07T10:00"))
    assert (found.open_minutes, found.working_days) == (390, 1)
    assert [step.label for step in found.steps if step.label] == ["Vendredi saint", "Lundi de Pâques"]
    national = explain_delay(clock_of_hours(USUAL), paris("2026-04-02T10:00"), paris("2026-04-07T10:00"))
    assert (national.open_minutes, national.working_days) == (780, 2)


def test_pauses_are_left_out_of_both_counts() -> None:
    pauses = (Pause(paris("2026-11-18T10:00"), paris("2026-11-19T10:00")),)
    found = explain_delay(clock_of_hours(USUAL), paris("2026-11-17T09:00"), paris("2026-11-20T09:00"), pauses)
    assert (found.open_minutes, found.working_days) == (390 + 60 + 330, 1)


def test_no_time_is_no_delay() -> None:
    found = explain_delay(clock_of_hours(USUAL), paris("2026-11-17T09:00"), paris("2026-11-17T09:00"))
    assert (found.open_minutes, found.working_days, found.steps) == (0, 0, ())


def test_a_delay_backwards_is_refused() -> None:
    with pytest.raises(UserError) as refusal:
        explain_delay(clock_of_hours(USUAL), paris("2026-11-17T09:00"), paris("2026-11-16T09:00"))
    assert refusal.value.code == "dates_inverted"


@pytest.mark.parametrize(
    ("hours", "country", "subdivision", "code"),
    [
        (USUAL, "DE", "", "country_unknown"),
        (USUAL, "FR", "99", "department_unknown"),
        ("lundi", "FR", "", "hours_unreadable"),
        ("", "FR", "", "hours_unreadable"),
    ],
)
def test_a_calendar_that_is_not_known_is_refused(
    hours: str, country: str, subdivision: str, code: str
) -> None:
    with pytest.raises(UserError) as refusal:
        clock_of_hours(hours, country, subdivision)
    assert refusal.value.code == code
