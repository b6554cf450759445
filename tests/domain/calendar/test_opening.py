from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marianne_desk.domain.calendar.opening import OpeningClock, clock_of
from marianne_desk.domain.calendar.opening_rules import Closing, HoursPeriod, OpeningRules, rules_of
from marianne_desk.domain.errors import UserError
from tests.domain.calendar.oracle import dates_off, library_minutes, walked_minutes

PARIS = ZoneInfo("Europe/Paris")
USUAL = "Mo-Fr 09:00-12:00,13:30-17:00"
EXPRESSIONS = (
    USUAL,
    "Mo-Fr 08:45-12:15; week 02-52/2 Sa 09:00-12:00",
    "Tu,Th 13:30-19:00; Sa[1] 09:00-12:00; Sa[-1] 10:00-11:30",
    "24/7",
    "Mo-Sa 22:00-04:00",
    "Mo-Fr 09:00-12:00; Jul-Aug Mo-Fr 09:00-11:00; Aug 01-15 off",
    "We 09:00+",
)


def clock(hours: str, department: str | None = "58") -> OpeningClock:
    return clock_of(rules_of(hours), department)


CLOCKS = {
    (hours, department): clock(hours, department)
    for hours in EXPRESSIONS
    for department in ("58", "57", "974")
}


def paris(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=PARIS)


@pytest.mark.parametrize(
    ("hours", "begin", "end", "minutes"),
    [
        (USUAL, "2026-11-20T10:00", "2026-11-20T11:30", 90),
        (USUAL, "2026-11-20T11:30", "2026-11-20T14:00", 60),
        (USUAL, "2026-11-20T16:30", "2026-11-23T09:15", 45),
        (USUAL, "2026-11-10T16:00", "2026-11-12T10:00", 120),
        (USUAL, "2026-11-20T12:00", "2026-11-20T13:30", 0),
        (USUAL, "2026-11-20T10:00", "2026-11-20T10:00", 0),
        (USUAL, "2026-11-20T11:00", "2026-11-20T10:00", 0),
        (USUAL, "2026-08-01T00:00", "2026-09-01T00:00", 21 * 390),
        ("Mo-Su 22:00-04:00", "2026-03-28T22:00", "2026-03-29T04:00", 300),
        ("Mo-Su 22:00-04:00", "2026-10-24T22:00", "2026-10-25T04:00", 420),
        ("Mo-Su 22:00-04:00", "2026-11-20T23:00", "2026-11-21T01:00", 120),
        ("24/7", "2025-12-31T12:00", "2026-01-02T12:00", 24 * 60),
        ("24/7; PH 00:00-24:00", "2025-12-31T12:00", "2026-01-02T12:00", 48 * 60),
        ("", "2026-11-01T00:00", "2026-12-01T00:00", 0),
    ],
    ids=["within a slot", "over lunch", "over a week-end", "over 11 November", "lunch alone", "no time at all",
         "backwards", "August", "the night an hour is skipped", "the night an hour is lived twice",
         "over midnight", "over New Year, closed on 1 January", "over New Year, open", "unknown hours"],
)  # fmt: skip
def test_open_minutes(hours: str, begin: str, end: str, minutes: int) -> None:
    assert clock(hours).open_minutes(paris(begin), paris(end)) == minutes


def test_seconds_are_not_rounded() -> None:
    begin = paris("2026-11-20T11:59:30")
    assert clock(USUAL).open_minutes(begin, begin + timedelta(hours=1)) == 0.5


def test_open_at_the_minute_of_opening_closed_at_the_minute_of_closing() -> None:
    ours = clock(USUAL)
    moments = ("08:59", "09:00", "11:59", "12:00", "13:30", "16:59", "17:00")
    assert [ours.is_open(paris(f"2026-11-20T{moment}")) for moment in moments] == [
        False, True, True, False, True, True, False,
    ]  # fmt: skip
    assert not ours.is_open(paris("2026-01-01T00:00"))


def test_holidays_follow_the_department_and_hours_its_zone() -> None:
    saint_stephen = datetime(2025, 12, 26, 10, tzinfo=PARIS)
    assert clock(USUAL, "58").is_open(saint_stephen)
    assert not clock(USUAL, "57").is_open(saint_stephen)
    assert clock(USUAL, None).is_open(saint_stephen)
    reunion = clock(USUAL, "974")
    assert reunion.is_open(datetime(2026, 11, 20, 6, tzinfo=UTC))
    assert not reunion.is_open(datetime(2026, 11, 20, 15, tzinfo=UTC))
    assert clock_of(rules_of(USUAL), "58", "Pacific/Noumea").zone.key == "Pacific/Noumea"


def test_hours_change_from_a_day_and_closings_win() -> None:
    ours = clock_of(
        OpeningRules(
            periods=(
                HoursPeriod(date(2026, 7, 1), "Mo-Fr 09:00-12:00"),
                HoursPeriod(date(2026, 1, 1), USUAL),
                HoursPeriod(date(2026, 9, 1), ""),
            ),
            closings=(Closing(date(2026, 7, 6), date(2026, 7, 7), "Travaux"),),
        ),
        "58",
    )
    assert ours.knows_hours
    assert ours.open_days(date(2025, 12, 1), date(2025, 12, 31)) == ()
    assert len(ours.intervals_of(date(2026, 6, 30))) == 2
    assert ours.intervals_of(date(2026, 7, 1)) == ((paris("2026-07-01T09:00"), paris("2026-07-01T12:00")),)
    assert not ours.is_open_day(date(2026, 7, 6))
    assert ours.closing_on(date(2026, 7, 7)) == "Travaux"
    assert ours.closing_on(date(2026, 7, 8)) is None
    assert ours.open_days(date(2026, 9, 1), date(2026, 12, 31)) == ()


def test_open_days_are_those_with_a_minute_at_least() -> None:
    assert clock("Mo 09:00-09:01; Tu 09:00-12:00").open_days(date(2026, 11, 16), date(2026, 11, 22)) == (
        date(2026, 11, 16),
        date(2026, 11, 17),
    )
    assert clock(USUAL).open_days(date(2026, 11, 20), date(2026, 11, 19)) == ()
    assert not clock("").knows_hours


def test_a_night_is_cut_at_midnight_when_a_day_is_shown() -> None:
    assert clock("Fr 22:00-02:00").intervals_of(date(2026, 11, 21)) == (
        (paris("2026-11-21T00:00"), paris("2026-11-21T02:00")),
    )


@pytest.mark.parametrize(
    ("hours", "instant", "opening"),
    [
        (USUAL, "2026-11-20T10:00", "2026-11-20T10:00"),
        (USUAL, "2026-11-20T12:00", "2026-11-20T13:30"),
        (USUAL, "2026-11-20T17:00", "2026-11-23T09:00"),
        (USUAL, "2025-12-31T17:00", "2026-01-02T09:00"),
        ("2027 Dec 24 09:00-10:00", "2026-11-20T10:00", "2027-12-24T09:00"),
        ("2030 Dec 24 09:00-10:00", "2026-11-20T10:00", None),
        ("Mo[1] 09:00-10:00", "2099-12-20T20:00", None),
        ("", "2026-11-20T10:00", None),
    ],
)  # fmt: skip
def test_next_opening(hours: str, instant: str, opening: str | None) -> None:
    expected = None if opening is None else paris(opening)
    assert clock(hours).next_opening(paris(instant)) == expected


def test_years_are_added_when_they_are_asked_for() -> None:
    ours = clock(USUAL)
    one_day = 390
    for year in (2026, 2024, 2028, 2025, 2027):
        assert ours.open_minutes(paris(f"{year}-06-02T00:00"), paris(f"{year}-06-03T00:00")) in {0, one_day}
    whole = ours.open_minutes(paris("2024-01-01T00:00"), paris("2029-01-01T00:00"))
    assert whole == sum(
        ours.open_minutes(paris(f"{year}-01-01T00:00"), paris(f"{year + 1}-01-01T00:00"))
        for year in range(2024, 2029)
    )


def test_outside_the_calendar_is_said_and_not_counted() -> None:
    ours = clock(USUAL)
    late, early = paris("2105-01-01T00:00"), paris("1950-01-01T00:00")
    for act in (
        lambda: ours.open_minutes(paris("2026-01-01T00:00"), late),
        lambda: ours.open_minutes(early, paris("2026-01-01T00:00")),
        lambda: ours.is_open(datetime.max.replace(tzinfo=UTC)),
        lambda: ours.is_open(datetime.min.replace(tzinfo=UTC)),
        lambda: ours.is_open_day(date.max),
        lambda: ours.is_open_day(date.min),
    ):
        with pytest.raises(UserError) as refusal:
            act()
        assert refusal.value.code == "day_out_of_calendar"


INSTANTS = st.integers(0, 60 * 24 * 420).map(
    lambda minutes: datetime(2025, 12, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)
NIGHTS = st.sampled_from([datetime(2026, 3, 29, 1, tzinfo=UTC), datetime(2026, 10, 25, 1, tzinfo=UTC)])
NEAR_A_NIGHT = st.tuples(NIGHTS, st.integers(-2000, 2000)).map(
    lambda pair: pair[0] + timedelta(minutes=pair[1])
)
ANY_INSTANT = st.one_of(INSTANTS, NEAR_A_NIGHT)
ANY_CLOCK = st.sampled_from(sorted(CLOCKS))


@settings(deadline=None)
@given(ANY_CLOCK, st.lists(ANY_INSTANT, min_size=3, max_size=3).map(sorted))
def test_minutes_add_up(key: tuple[str, str], instants: list[datetime]) -> None:
    ours, (first, second, third) = CLOCKS[key], instants
    whole = ours.open_minutes(first, third)
    assert ours.open_minutes(first, second) + ours.open_minutes(second, third) == whole
    assert 0 <= ours.open_minutes(first, third) <= (third - first).total_seconds() / 60


@settings(deadline=None)
@given(ANY_CLOCK, ANY_INSTANT, st.integers(0, 1500))
def test_the_library_walked_minute_by_minute_says_the_same(
    key: tuple[str, str], begin: datetime, length: int
) -> None:
    ours, end = CLOCKS[key], begin + timedelta(minutes=length)
    holidays = [day for year in (2025, 2026, 2027) for day in ours.holidays_of(year)]
    expected = walked_minutes(key[0] + dates_off(holidays), ours.zone, begin, end)
    assert ours.open_minutes(begin, end) == expected


@settings(deadline=None)
@given(ANY_CLOCK, INSTANTS, st.integers(0, 60 * 24 * 40))
def test_the_intervals_of_the_library_say_the_same(
    key: tuple[str, str], begin: datetime, length: int
) -> None:
    ours, end = CLOCKS[key], begin + timedelta(minutes=length)
    holidays = [day for year in (2025, 2026, 2027) for day in ours.holidays_of(year)]
    expected = library_minutes(key[0] + dates_off(holidays), ours.zone, begin, end)
    assert ours.open_minutes(begin, end) == pytest.approx(expected, abs=1e-6)


@settings(deadline=None)
@given(ANY_CLOCK, ANY_INSTANT)
def test_is_open_is_what_the_local_clock_says(key: tuple[str, str], instant: datetime) -> None:
    ours = CLOCKS[key]
    second = int(instant.timestamp())
    assert ours.is_open(instant) == (ours.open_seconds(second, second + 1) == 1)
    opening = ours.next_opening(instant)
    assert opening is not None
    assert ours.is_open(opening)
    assert ours.open_minutes(instant, opening) == 0
