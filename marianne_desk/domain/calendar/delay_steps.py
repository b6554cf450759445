"""A delay told step by step: when the clock ran, when it stood still, and why."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import pairwise

from marianne_desk.domain.calendar.local_time import day_begin, in_zone, local_day
from marianne_desk.domain.calendar.opening import OpeningClock
from marianne_desk.domain.contact import Pause


class StepKind(StrEnum):
    """Why the clock ran or stood still."""

    OPEN = "open"
    LUNCH = "lunch"
    CLOSED = "closed"
    HOLIDAY = "holiday"
    SCHOOL_HOLIDAY = "school_holiday"
    CLOSING = "closing"
    PAUSED = "paused"


@dataclass(frozen=True, slots=True)
class DelayStep:
    """One step, from ``begin`` to ``end`` (in the desk's zone). ``minutes`` are elapsed ones, whatever the
    kind.

    ``label`` names the public holiday or the exceptional closing, else it is empty.
    """

    begin: datetime
    end: datetime
    kind: StepKind
    minutes: float
    label: str = ""


def steps_of(
    clock: OpeningClock, begin: datetime, end: datetime, pauses: Sequence[Pause] = ()
) -> tuple[DelayStep, ...]:
    """The time from ``begin`` to ``end`` cut into steps, in order and without a gap; without pauses the minutes of
    kind « open » add up to ``OpeningClock.open_minutes``. Empty when ``end`` is not after ``begin``. A pause wins over
    everything, and an open pause lasts until ``end``. Lunch is a short gap between two open slots of one local day."""
    since, until = int(begin.timestamp()), int(end.timestamp())
    if until <= since:
        return ()
    stopped = [
        (int(pause.begin.timestamp()), until if pause.end is None else int(pause.end.timestamp()))
        for pause in pauses
    ]
    pieces: list[tuple[int, int, StepKind, str]] = []
    for start, stop, is_open in _pieces(clock, since, until, stopped):
        if any(first <= start < last for first, last in stopped):
            kind, label = StepKind.PAUSED, ""
        elif is_open:
            kind, label = StepKind.OPEN, ""
        else:
            kind, label = _why_closed(clock, start)
        if pieces and pieces[-1][2:] == (kind, label):
            pieces[-1] = (pieces[-1][0], stop, kind, label)
        else:
            pieces.append((start, stop, kind, label))
    return tuple(
        DelayStep(in_zone(start, clock.zone), in_zone(stop, clock.zone), kind, (stop - start) / 60, label)
        for start, stop, kind, label in pieces
    )


def _pieces(
    clock: OpeningClock, since: int, until: int, stopped: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int, bool]]:
    """The time cut wherever something can change: openings, pauses, local midnights."""
    intervals = clock.open_intervals(since, until)
    cuts = {since, until}
    cuts.update(edge for pair in (*intervals, *stopped) for edge in pair if since < edge < until)
    cuts.update(_midnights(clock, since, until))
    index = 0
    for start, stop in pairwise(sorted(cuts)):
        while index < len(intervals) and intervals[index][1] <= start:
            index += 1
        yield start, stop, index < len(intervals) and intervals[index][0] <= start


LONGEST_LUNCH = 4 * 3600
"""Seconds; a longer gap between two openings of a day is no lunch."""


def _midnights(clock: OpeningClock, since: int, until: int) -> Iterator[int]:
    day = local_day(since, clock.zone) + timedelta(days=1)
    while (midnight := day_begin(day, clock.zone)) < until:
        yield midnight
        day += timedelta(days=1)


def _why_closed(clock: OpeningClock, instant: int) -> tuple[StepKind, str]:
    """Why the desk is not open at an instant of a closed piece."""
    day: date = local_day(instant, clock.zone)
    closing = clock.closing_on(day)
    if closing is not None:
        return StepKind.CLOSING, closing
    slots = clock.open_intervals(day_begin(day, clock.zone), day_begin(day + timedelta(days=1), clock.zone))
    if slots:
        before = [closes for _, closes in slots if closes <= instant]
        after = [opens for opens, _ in slots if opens > instant]
        at_lunch = before and after and after[0] - before[-1] <= LONGEST_LUNCH
        return (StepKind.LUNCH if at_lunch else StepKind.CLOSED), ""
    holiday = clock.holiday_on(day)
    if holiday is not None:
        return StepKind.HOLIDAY, holiday
    return (StepKind.SCHOOL_HOLIDAY if clock.is_closed_by_school(day) else StepKind.CLOSED), ""
