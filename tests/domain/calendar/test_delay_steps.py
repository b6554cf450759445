from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from marianne_desk.domain.calendar.delay_steps import steps_of
from marianne_desk.domain.calendar.opening import OpeningClock, clock_of
from marianne_desk.domain.calendar.opening_rules import Closing, HoursPeriod, OpeningRules, rules_of
from marianne_desk.domain.contact import Pause

PARIS = ZoneInfo("Europe/Paris")
USUAL = "Mo-Fr 09:00-12:00,13:30-17:00"


def paris(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=PARIS)


def told(
    clock: OpeningClock, begin: str, end: str, pauses: tuple[Pause, ...] = ()
) -> list[tuple[str, str, float]]:
    return [
        (f"{step.begin:%d %H:%M}", step.kind + (f" {step.label}" if step.label else ""), step.minutes)
        for step in steps_of(clock, paris(begin), paris(end), pauses)
    ]


def test_a_delay_over_easter_in_moselle() -> None:
    assert told(clock_of(rules_of(USUAL), "57"), "2026-04-02T10:00", "2026-04-07T10:00") == [
        ("02 10:00", "open", 120),
        ("02 12:00", "lunch", 90),
        ("02 13:30", "open", 210),
        ("02 17:00", "closed", 420),
        ("03 00:00", "holiday Vendredi saint", 1440),
        ("04 00:00", "closed", 2880),
        ("06 00:00", "holiday Lundi de Pâques", 1440),
        ("07 00:00", "closed", 540),
        ("07 09:00", "open", 60),
    ]


def test_a_closing_is_told_by_its_name_also_on_a_holiday() -> None:
    rules = OpeningRules(
        periods=(HoursPeriod(None, USUAL),),
        closings=(Closing(date(2026, 8, 14), date(2026, 8, 16), "Congés"),),
    )
    assert told(clock_of(rules, "58"), "2026-08-13T16:00", "2026-08-17T09:30") == [
        ("13 16:00", "open", 60),
        ("13 17:00", "closed", 420),
        ("14 00:00", "closing Congés", 3 * 1440),
        ("17 00:00", "closed", 540),
        ("17 09:00", "open", 30),
    ]


def test_school_holidays_are_named_only_when_they_close_the_desk() -> None:
    clock = clock_of(rules_of("Mo,We 09:00-10:00; SH off; PH off"), "58")
    assert told(clock, "2026-10-21T08:00", "2026-10-22T08:00") == [
        ("21 08:00", "school_holiday", 960),
        ("22 00:00", "closed", 480),
    ]
    assert told(clock_of(rules_of("Mo,We 09:00-10:00"), "58"), "2026-10-21T08:00", "2026-10-21T10:00") == [
        ("21 08:00", "closed", 60),
        ("21 09:00", "open", 60),
    ]
    assert clock.is_closed_by_school(date(2026, 10, 21))
    assert not clock.is_closed_by_school(date(2026, 11, 11))
    assert not clock.is_closed_by_school(date(2026, 11, 18))


def test_a_holiday_with_hours_of_its_own_is_open_then_closed() -> None:
    clock = clock_of(rules_of("Mo-Fr 09:00-12:00; PH 10:00-11:00"), "58")
    assert told(clock, "2026-11-11T00:00", "2026-11-12T00:00") == [
        ("11 00:00", "closed", 600),
        ("11 10:00", "open", 60),
        ("11 11:00", "closed", 780),
    ]


def test_pauses_stop_the_clock_and_an_open_one_lasts() -> None:
    clock = clock_of(rules_of(USUAL), "58")
    pauses = (
        Pause(paris("2026-11-20T10:00"), paris("2026-11-20T11:00")),
        Pause(paris("2026-11-20T14:00"), None),
    )
    assert told(clock, "2026-11-20T09:30", "2026-11-23T09:30", pauses) == [
        ("20 09:30", "open", 30),
        ("20 10:00", "paused", 60),
        ("20 11:00", "open", 60),
        ("20 12:00", "lunch", 90),
        ("20 13:30", "open", 30),
        ("20 14:00", "paused", 4050),
    ]


def test_nothing_happens_in_no_time() -> None:
    clock = clock_of(rules_of(USUAL), "58")
    assert steps_of(clock, paris("2026-11-20T10:00"), paris("2026-11-20T10:00")) == ()
    assert steps_of(clock, paris("2026-11-20T10:00"), paris("2026-11-20T09:00")) == ()


def test_the_night_lived_twice_is_counted_twice() -> None:
    clock = clock_of(rules_of("24/7"), "58")
    assert told(clock, "2026-10-25T00:00", "2026-10-26T00:00") == [("25 00:00", "open", 25 * 60)]


CLOCKS = [
    clock_of(rules_of(hours), "57")
    for hours in (USUAL, "24/7", "Mo-Sa 22:00-04:00; SH off", "Tu 09:00-12:00; PH 10:00-11:00")
]
INSTANTS = st.integers(0, 60 * 24 * 380).map(
    lambda n: datetime(2025, 12, 20, tzinfo=UTC) + timedelta(minutes=n)
)
PAUSES = st.lists(
    st.tuples(INSTANTS, st.integers(0, 9000) | st.none()).map(
        lambda pair: Pause(pair[0], None if pair[1] is None else pair[0] + timedelta(minutes=pair[1]))
    ),
    max_size=2,
)


@settings(deadline=None)
@given(st.sampled_from(CLOCKS), INSTANTS, st.integers(1, 60 * 24 * 30), PAUSES)
def test_steps_have_no_gap_and_add_up(
    clock: OpeningClock, begin: datetime, length: int, pauses: list[Pause]
) -> None:
    end = begin + timedelta(minutes=length)
    steps = steps_of(clock, begin, end)
    assert sum(step.minutes for step in steps if step.kind == "open") == clock.open_minutes(begin, end)
    for found in (steps, steps_of(clock, begin, end, pauses)):
        assert found[0].begin == begin
        assert found[-1].end == end
        assert all(first.end == second.begin for first, second in pairwise(found))
        assert sum(step.minutes for step in found) == length
        assert all(
            (first.kind, first.label) != (second.kind, second.label) for first, second in pairwise(found)
        )
