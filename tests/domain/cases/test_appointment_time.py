"""Day and hour of an appointment at a partner's, typed in one line."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marianne_desk.domain.cases.appointment_time import DAY, HOUR, When, line_of, read_when
from marianne_desk.wording import phrase

PARIS = ZoneInfo("Europe/Paris")
NOW = datetime(2026, 10, 14, 9, 5, tzinfo=PARIS)
"""A Wednesday."""


def read(text: str, **answers: str) -> When:
    return read_when(text, NOW, PARIS, answers)


@pytest.mark.parametrize(
    ("text", "begin", "minutes"),
    [
        ("mar 14h30", "2026-10-20T14:30", None),
        ("12/12 9h", "2026-12-12T09:00", None),
        ("lundi en 15 à 10h", "2026-11-02T10:00", None),
        ("14h30 ven 45min", "2026-10-16T14:30", 45),
        ("demain midi", "2026-10-15T12:00", None),
        ("dans 3 semaines 9h", "2026-11-04T09:00", None),
        ("5/1 9h", "2027-01-05T09:00", None),
        ("le 3/11 de 9h à 10h", "2026-11-03T09:00", 60),
        ("12/10/2026 9h", "2026-10-12T09:00", None),
        ("mer 8h", "2026-10-21T08:00", None),
    ],
)
def test_as_agents_say_it(text: str, begin: str, minutes: int | None) -> None:
    when = read(text)
    assert when.ready
    assert (when.begin, when.minutes) == (datetime.fromisoformat(begin).replace(tzinfo=PARIS), minutes)


def test_an_empty_line_is_no_fault() -> None:
    assert read("  ") == When()
    assert not read("").ready


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("mar", "booking_hour_missing"),
        ("14h30", "booking_day_missing"),
        ("mar 25h", "hour_unreadable"),
        ("31/02 9h", "booking_words"),
        ("mar 14h30 avec Mme Roux", "booking_words"),
        ("1 84 12 76 451 089 46", "booking_words"),
        ("28/3/2027 2h30", "hour_skipped"),
    ],
)
def test_what_lacks_or_cannot_be(text: str, code: str) -> None:
    when = read(text)
    assert when.begin is None
    assert when.refusal is not None
    assert when.refusal.code == code
    assert phrase(code, **when.refusal.values)


def test_the_weekday_of_today_asks_which_one() -> None:
    asked = read("mer 14h30")
    assert asked.question is not None
    assert (asked.begin, asked.question.field) == (None, DAY)
    assert [option.value for option in asked.question.options] == ["2026-10-14", "2026-10-21"]
    assert asked.question.options[0].label.startswith("aujourd’hui à 14")
    answered = read("mer 14h30", day="2026-10-21")
    assert answered.begin == datetime(2026, 10, 21, 14, 30, tzinfo=PARIS)
    assert read("mer 14h30", day="2026-10-28").question is not None


def test_an_hour_of_the_autumn_night_asks_which_one() -> None:
    asked = read("25/10 2h30")
    assert asked.question is not None
    assert (asked.begin, asked.question.field) == (None, HOUR)
    for option, fold in zip(asked.question.options, (0, 1), strict=True):
        begin = read("25/10 2h30", hour=option.value).begin
        assert begin is not None
        assert begin.fold == fold
    assert read("25/10 2h30", hour="none").question is not None


@given(
    st.datetimes(datetime(2026, 10, 15), datetime(2027, 10, 1)),  # noqa: DTZ001 (a clock's reading)
    st.integers(5, 480),
    st.sampled_from(
        ["Europe/Paris", "America/Miquelon", "Indian/Reunion", "America/Cayenne", "Pacific/Noumea"]
    ),
)
def test_a_line_written_for_an_instant_reads_back_as_it(naive: datetime, minutes: int, name: str) -> None:
    zone = ZoneInfo(name)
    begin = naive.replace(second=0, microsecond=0, tzinfo=zone)
    when = read_when(line_of(begin, minutes), NOW, zone)
    assert when.minutes == minutes
    if when.ready:
        assert when.begin == begin
    elif when.refusal is not None:
        assert when.refusal.code == "hour_skipped"
    else:
        assert when.question is not None
        assert begin.isoformat() in {option.value for option in when.question.options}


@given(st.text(max_size=30))
def test_nothing_that_is_typed_breaks_it(text: str) -> None:
    when = read(text)
    assert (
        not text.strip()
        or sum((when.begin is not None, when.question is not None, when.refusal is not None)) == 1
    )
