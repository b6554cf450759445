"""A delay explained: its days and steps add up, its three clocks agree with the calendar."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marianne_desk.domain.calendar.delay_steps import StepKind, steps_of
from marianne_desk.domain.calendar.opening import OpeningClock, clock_of
from marianne_desk.domain.calendar.opening_rules import rules_of
from marianne_desk.domain.calendar.working_days import WorkingDays, pause_days
from marianne_desk.domain.codes import Channel, Outcome
from marianne_desk.domain.contact import Pause
from marianne_desk.domain.delay_explained import (
    DayKind,
    DelayExplained,
    ExplainedDay,
    Promise,
    days_of,
    partner_clock,
)
from marianne_desk.domain.delay_timeline import Mark, timeline_of

PARIS = ZoneInfo("Europe/Paris")
USUAL = clock_of(rules_of("Mo-Fr 09:00-12:00,13:30-17:00"), "53")
MOSELLE = clock_of(rules_of("Mo-Fr 09:00-12:00,13:30-17:00"), "57")
REUNION = clock_of(rules_of("Tu 09:00-12:00; PH 10:00-11:00"), "974")


def paris(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=PARIS)


def working(clock: OpeningClock) -> WorkingDays:
    return WorkingDays(clock.holidays_of)


def told(days: tuple[ExplainedDay, ...]) -> list[tuple[int, str, float]]:
    return [
        (day.rank, day.kind.value + (f" {day.label}" if day.label else ""), day.open_minutes) for day in days
    ]


def explained(
    begin: str,
    end: str,
    pauses: tuple[Pause, ...] = (),
    due: date | None = None,
    forwarded: str = "",
    clock: OpeningClock = USUAL,
) -> DelayExplained:
    since, until = paris(begin), paris(end)
    return DelayExplained(
        number=1,
        channel=Channel.MAIL,
        matter="Logement",
        outcome=Outcome.FORWARDED if forwarded else Outcome.SOLVED,
        begin=since,
        end=until,
        answered=True,
        promise=Promise(15, due),
        pauses=pauses,
        days=days_of(clock, working(clock), since, until, pauses),
        partner=partner_clock(clock, working(clock), paris(forwarded), until) if forwarded else None,
    )


def test_easter_in_moselle_day_by_day() -> None:
    days = days_of(MOSELLE, working(MOSELLE), paris("2026-04-02T10:00"), paris("2026-04-07T10:00"))
    assert told(days) == [
        (0, "received", 330),
        (0, "holiday Vendredi saint", 0),
        (0, "weekend", 0),
        (0, "weekend", 0),
        (0, "holiday Lundi de Pâques", 0),
        (1, "counted", 60),
    ]
    assert [day.works for day in days] == [True, False, False, False, False, True]


def test_a_day_that_a_pause_touches_is_not_counted() -> None:
    pauses = (Pause(paris("2026-10-13T16:00"), paris("2026-10-14T10:00")),)
    delay = explained("2026-10-12T10:00", "2026-10-16T10:00", pauses)
    assert told(delay.days) == [
        (0, "received", 330),
        (0, "paused", 330),
        (0, "paused", 330),
        (1, "counted", 390),
        (2, "counted", 60),
    ]
    assert (delay.counted, delay.open_minutes, delay.paused_minutes) == (2, 1440, 18 * 60)
    assert delay.minutes == 4 * 24 * 60


def test_a_pause_that_lasts_stops_the_promise_for_good() -> None:
    delay = explained("2026-10-12T10:00", "2026-10-15T10:00", (Pause(paris("2026-10-13T16:00"), None),))
    assert [day.kind for day in delay.days][1:] == [DayKind.PAUSED] * 3
    assert delay.counted == 0


def test_late_is_after_the_last_day_in_time() -> None:
    assert not explained("2026-10-12T10:00", "2026-10-19T23:59", due=date(2026, 10, 19)).late
    assert explained("2026-10-12T10:00", "2026-10-20T00:00", due=date(2026, 10, 19)).late
    assert not explained("2026-10-12T10:00", "2026-10-20T00:00").late


def test_answered_at_once_is_one_day_without_steps() -> None:
    delay = explained("2026-10-12T10:00", "2026-10-12T10:00")
    assert told(delay.days) == [(0, "received", 0)]
    assert (delay.minutes, delay.steps, delay.counted) == (0, (), 0)
    assert len(timeline_of(delay).promise.pieces) == 1


def test_the_partner_has_24_hours_a_working_day() -> None:
    clock = partner_clock(USUAL, working(USUAL), paris("2026-10-15T15:00"), paris("2026-10-20T16:00"))
    assert clock.minutes == 3 * 24 * 60 + 60
    assert [(alarm.days, alarm.at, alarm.rung) for alarm in clock.alarms] == [
        (3, paris("2026-10-20T15:00"), True),
        (15, paris("2026-11-05T15:00"), False),
    ]


def test_a_partner_asked_on_a_holiday_starts_the_day_after() -> None:
    clock = partner_clock(USUAL, working(USUAL), paris("2026-11-11T15:00"), paris("2026-11-12T06:00"))
    assert clock.minutes == 6 * 60
    assert clock.alarms[0].at == paris("2026-11-16T23:59") + timedelta(minutes=1)


@pytest.mark.parametrize("night", ["2026-03-28T10:00", "2026-10-24T10:00"])
def test_the_nights_of_a_change_of_hours_add_up(night: str) -> None:
    delay = explained(night, (paris(night) + timedelta(days=2)).isoformat()[:19])
    hours = (delay.end.timestamp() - delay.begin.timestamp()) / 60
    assert delay.minutes == hours
    assert delay.minutes != 2 * 24 * 60


CLOCKS = [USUAL, MOSELLE, REUNION]
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
@given(st.sampled_from(CLOCKS), INSTANTS, st.integers(0, 60 * 24 * 60), PAUSES)
def test_days_and_steps_add_up_to_the_delay(
    clock: OpeningClock, begin: datetime, length: int, pauses: list[Pause]
) -> None:
    end = begin + timedelta(minutes=length)
    days = days_of(clock, working(clock), begin, end, pauses)
    steps = [step for day in days for step in day.steps]
    assert sum(day.minutes for day in days) == pytest.approx(length)
    assert sum(day.open_minutes for day in days) == sum(
        step.minutes for step in steps_of(clock, begin, end, pauses) if step.kind is StepKind.OPEN
    )
    assert all(first.end == second.begin for first, second in pairwise(steps))
    assert all(step.begin.date() == day.day for day in days for step in day.steps)
    first, last = (instant.astimezone(clock.zone).date() for instant in (begin, end))
    assert max(day.rank for day in days) == working(clock).count(first, last, pause_days(pauses, clock.zone))
    assert [day.day for day in days] == [first + timedelta(days=n) for n in range((last - first).days + 1)]


@settings(deadline=None)
@given(st.sampled_from(CLOCKS), INSTANTS, st.integers(0, 60 * 24 * 60))
def test_the_partner_s_clock_only_goes_forward(clock: OpeningClock, begin: datetime, length: int) -> None:
    days = working(clock)
    end = begin + timedelta(minutes=length)
    short, long = (partner_clock(clock, days, begin, until) for until in (end, end + timedelta(hours=5)))
    assert 0 <= short.minutes <= length
    assert short.minutes <= long.minutes <= short.minutes + 300
    for alarm in short.alarms:
        assert partner_clock(clock, days, begin, alarm.at).minutes == alarm.days * 24 * 60
        assert alarm.rung == (end > alarm.at)


# the band


def test_the_band_reaches_to_the_day_that_is_due() -> None:
    band = timeline_of(explained("2026-10-12T12:00", "2026-10-13T12:00", due=date(2026, 10, 21)))
    assert (band.first, band.last) == (date(2026, 10, 12), date(2026, 10, 21))
    assert band.end == pytest.approx(0.15)
    assert band.due == 1
    assert band.partner is None
    assert [(piece.mark, piece.text) for piece in band.promise.pieces] == [
        (Mark.RECEIVED, ""),
        (Mark.COUNTED, "1"),
    ]


def test_the_band_says_what_was_late_paused_closed_and_whose_turn_it_was() -> None:
    pauses = (Pause(paris("2026-11-09T09:00"), paris("2026-11-09T10:00")),)
    delay = explained(
        "2026-11-06T09:00", "2026-11-13T10:00", pauses, date(2026, 11, 10), forwarded="2026-11-09T12:00"
    )
    band = timeline_of(delay)
    assert [(piece.mark, piece.text) for piece in band.promise.pieces] == [
        (Mark.RECEIVED, ""),
        (Mark.PAUSED, ""),
        (Mark.COUNTED, "1"),
        (Mark.HOLIDAY, ""),
        (Mark.LATE, "2"),
        (Mark.LATE, "3"),
    ]
    assert {piece.mark for piece in band.opening.pieces} == {Mark.OPEN, Mark.LUNCH, Mark.PAUSED, Mark.HOLIDAY}
    assert all(first.end <= second.begin for first, second in pairwise(band.opening.pieces))
    assert band.partner is not None
    assert [piece.mark for piece in band.partner.pieces] == [Mark.PARTNER] * 4
    assert [tick.text for tick in band.partner.ticks] == ["3"]
    assert band.partner.pieces[0].begin == pytest.approx(3.5 / 8)
