"""Why a request took the time that it took: day by day and step by step, on three clocks.

- The promise counts working days: the day of receipt is day 0, a day that a pause touches is not counted.
- The desk counts the minutes in which it was open, pauses left out.
- The partner (« transmis ») counts 24 hours each working day, whatever our pauses, with alarms after 3 and 15.

Source: contract.md §2, domain.md §4.6.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from marianne_desk.domain.calendar.delay_steps import DelayStep, StepKind, steps_of
from marianne_desk.domain.calendar.local_time import day_begin, in_zone
from marianne_desk.domain.calendar.opening import OpeningClock
from marianne_desk.domain.calendar.working_days import WorkingDays, pause_days
from marianne_desk.domain.codes import Channel, Outcome
from marianne_desk.domain.contact import Pause

PARTNER_ALARMS = (3, 15)
"""Working days after which a partner that has not taken up, or not answered, is reminded."""

_DAY = timedelta(days=1)
_FULL_DAY = 24 * 3600


class DayKind(StrEnum):
    """What a day is for the promise."""

    RECEIVED = "received"
    COUNTED = "counted"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    PAUSED = "paused"


@dataclass(frozen=True, slots=True)
class ExplainedDay:
    """One local day. ``rank``: which working day of the promise it is, 0 where it is not counted. ``label`` names the
    public holiday. ``works``: it is a working day, counted or not. ``steps``: the part of the delay that lies in it,
    without a gap."""

    day: date
    kind: DayKind
    rank: int
    label: str
    works: bool
    steps: tuple[DelayStep, ...]

    @property
    def minutes(self) -> float:
        """Of the delay, in this day."""
        return sum(step.minutes for step in self.steps)

    @property
    def open_minutes(self) -> float:
        """In which the desk was open and nothing was paused."""
        return _of_kind(self.steps, StepKind.OPEN)


@dataclass(frozen=True, slots=True)
class PartnerAlarm:
    """The instant at which a partner has had so many working days; ``rung``: the delay went beyond it."""

    days: int
    at: datetime
    rung: bool


@dataclass(frozen=True, slots=True)
class PartnerClock:
    """``minutes`` since ``since``, 24 hours a working day."""

    since: datetime
    minutes: float
    alarms: tuple[PartnerAlarm, ...]


@dataclass(frozen=True, slots=True)
class Promise:
    """What was owed: ``owed`` working days by the rule of its channel, None where a person set the day or nothing is
    owed. ``due_on``: the last day in time, None where nothing is owed or while a pause lasts. ``announced``: the days
    told to the visitor, the first one is judged."""

    owed: int | None
    due_on: date | None
    announced: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class DelayExplained:
    """One request, explained. ``number``: short number of its contact; ``matter``: its theme and reason, by label.
    ``end``: when it was answered, or the present instant (``answered`` False). All instants in the desk's zone."""

    number: int
    channel: Channel
    matter: str
    outcome: Outcome
    begin: datetime
    end: datetime
    answered: bool
    promise: Promise
    pauses: tuple[Pause, ...]
    days: tuple[ExplainedDay, ...]
    partner: PartnerClock | None

    @property
    def steps(self) -> tuple[DelayStep, ...]:
        """Every step, cut at local midnights, in order and without a gap."""
        return tuple(step for day in self.days for step in day.steps)

    @property
    def minutes(self) -> float:
        """From receipt to answer, everything included."""
        return sum(day.minutes for day in self.days)

    @property
    def open_minutes(self) -> float:
        """In which the desk was open and nothing was paused."""
        return sum(day.open_minutes for day in self.days)

    @property
    def paused_minutes(self) -> float:
        """In which papers were expected from the visitor."""
        return sum(_of_kind(day.steps, StepKind.PAUSED) for day in self.days)

    @property
    def counted(self) -> int:
        """Working days of the promise that went by."""
        return max((day.rank for day in self.days), default=0)

    @property
    def late(self) -> bool:
        """Whether the delay went beyond the last day in time."""
        return self.promise.due_on is not None and self.end.date() > self.promise.due_on


def days_of(
    clock: OpeningClock, working: WorkingDays, begin: datetime, end: datetime, pauses: Sequence[Pause] = ()
) -> tuple[ExplainedDay, ...]:
    """Each local day from that of ``begin`` to that of ``end``; the day of ``begin`` alone when ``end`` is not after
    it. Raises UserError ``day_out_of_calendar``."""
    steps: dict[date, list[DelayStep]] = {}
    for step in steps_of(clock, begin, end, pauses):
        for piece in _by_days(step, clock):
            steps.setdefault(piece.begin.date(), []).append(piece)
    stopped = pause_days(pauses, clock.zone)
    first, last = (instant.astimezone(clock.zone).date() for instant in (begin, end))
    days: list[ExplainedDay] = []
    rank = 0
    for number in range(max((last - first).days, 0) + 1):
        day = first + number * _DAY
        kind, label = _kind_of(day, first, clock, working, stopped)
        counts = kind is DayKind.COUNTED
        rank += counts
        works = working.is_working_day(day)
        days.append(ExplainedDay(day, kind, rank if counts else 0, label, works, tuple(steps.get(day, ()))))
    return tuple(days)


def partner_clock(
    clock: OpeningClock, working: WorkingDays, since: datetime, until: datetime
) -> PartnerClock:
    """The clock of a partner that was asked at ``since``, at the instant ``until``."""
    begin, end = int(since.timestamp()), int(until.timestamp())
    spent = sum(
        max(0, min(end, closes) - max(begin, opens))
        for opens, closes in _working_spans(clock, working, since, until)
    )
    alarms = tuple(
        PartnerAlarm(days, at, until > at)
        for days in PARTNER_ALARMS
        for at in (_after(clock, working, since, days),)
    )
    return PartnerClock(since.astimezone(clock.zone), spent / 60, alarms)


def _kind_of(
    day: date,
    first: date,
    clock: OpeningClock,
    working: WorkingDays,
    stopped: Sequence[tuple[date, date | None]],
) -> tuple[DayKind, str]:
    if day == first:
        return DayKind.RECEIVED, ""
    if not working.is_working_day(day):
        label = clock.holiday_on(day)
        return (DayKind.WEEKEND, "") if label is None or day.weekday() >= 5 else (DayKind.HOLIDAY, label)
    if any(begin <= day and (end is None or day <= end) for begin, end in stopped):
        return DayKind.PAUSED, ""
    return DayKind.COUNTED, ""


def _by_days(step: DelayStep, clock: OpeningClock) -> Iterator[DelayStep]:
    """The step, cut at local midnights."""
    begin, end = int(step.begin.timestamp()), int(step.end.timestamp())
    while begin < end:
        day = in_zone(begin, clock.zone).date()
        until = min(end, day_begin(day + _DAY, clock.zone))
        yield replace(
            step,
            begin=in_zone(begin, clock.zone),
            end=in_zone(until, clock.zone),
            minutes=(until - begin) / 60,
        )
        begin = until


def _working_spans(
    clock: OpeningClock, working: WorkingDays, since: datetime, until: datetime
) -> Iterator[tuple[int, int]]:
    """The working days that meet the time, midnight to midnight."""
    day, last = (instant.astimezone(clock.zone).date() for instant in (since, until))
    while day <= last:
        if working.is_working_day(day):
            yield day_begin(day, clock.zone), day_begin(day + _DAY, clock.zone)
        day += _DAY


def _after(clock: OpeningClock, working: WorkingDays, since: datetime, days: int) -> datetime:
    """The instant at which ``days`` working days of 24 hours have gone by."""
    begin, left = int(since.timestamp()), days * _FULL_DAY
    far = since + timedelta(days=3 * days + 30)
    spans = [(max(begin, opens), closes) for opens, closes in _working_spans(clock, working, since, far)]
    sums = [0]
    for opens, closes in spans:
        sums.append(sums[-1] + closes - opens)
    place = bisect_right(sums, left - 1) - 1
    return in_zone(spans[place][0] + left - sums[place], clock.zone)


def _of_kind(steps: Sequence[DelayStep], kind: StepKind) -> float:
    return sum(step.minutes for step in steps if step.kind is kind)
