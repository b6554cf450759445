"""A delay as a band: what stands where between the first day and the last, for screen and paper alike.

Positions are shares of the band, from 0 (the first local midnight) to 1 (the end of its last day).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from marianne_desk.domain.calendar.delay_steps import StepKind
from marianne_desk.domain.delay_explained import DayKind, DelayExplained

_DAY = timedelta(days=1)


class Mark(StrEnum):
    """What a piece of the band is. Each has a shape of its own: none is told by its colour alone."""

    RECEIVED = "received"
    COUNTED = "counted"
    LATE = "late"
    OPEN = "open"
    LUNCH = "lunch"
    HOLIDAY = "holiday"
    PAUSED = "paused"
    PARTNER = "partner"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a lane; ``text`` stands in it where there is room: the rank of a working day."""

    begin: float
    end: float
    mark: Mark
    text: str = ""


@dataclass(frozen=True, slots=True)
class Tick:
    """A moment on the band: an alarm of the partner."""

    at: float
    text: str


@dataclass(frozen=True, slots=True)
class Lane:
    """One clock. Where there is no piece, it stood still."""

    pieces: tuple[Piece, ...]
    ticks: tuple[Tick, ...] = ()


@dataclass(frozen=True, slots=True)
class Timeline:
    """``first`` and ``last``: the local days at its ends. ``end``: the answer, or now; ``due``: the end of the last day
    in time, None without one. ``partner``: None where nothing was handed on."""

    first: date
    last: date
    end: float
    due: float | None
    promise: Lane
    opening: Lane
    partner: Lane | None


def timeline_of(explained: DelayExplained) -> Timeline:
    """The band of a delay: it reaches to the due day where that is still ahead."""
    first, last = explained.days[0].day, explained.days[-1].day
    due_on = explained.promise.due_on
    if due_on is not None:
        last = max(last, due_on)
    axis = _Axis(first, (last - first).days + 1)
    return Timeline(
        first,
        last,
        end=axis.moment(explained.end),
        due=None if due_on is None else axis.day(due_on + _DAY),
        promise=Lane(tuple(_promise(explained, axis))),
        opening=Lane(tuple(_opening(explained, axis))),
        partner=_partner(explained, axis),
    )


@dataclass(frozen=True, slots=True)
class _Axis:
    """Days side by side, each as wide as the next, the nights of a change of hours too."""

    first: date
    days: int

    def day(self, day: date) -> float:
        """Where a day begins."""
        return min(1.0, max(0.0, (day - self.first).days / self.days))

    def moment(self, at: datetime) -> float:
        """Where an instant stands, by the clock that it carries."""
        clock = timedelta(hours=at.hour, minutes=at.minute, seconds=at.second)
        return min(1.0, self.day(at.date()) + clock / _DAY / self.days)

    def until(self, at: datetime, day: date) -> float:
        """Where a piece of ``day`` ends: the midnight that ends it is that of the next day."""
        return self.day(day + _DAY) if at.date() > day or at.time() == time() else self.moment(at)


def _promise(explained: DelayExplained, axis: _Axis) -> Iterator[Piece]:
    due_on = explained.promise.due_on
    for day in explained.days:
        mark = _MARKS.get(day.kind)
        if mark is Mark.COUNTED and due_on is not None and day.day > due_on:
            mark = Mark.LATE
        if mark is not None:
            text = str(day.rank) if day.rank else ""
            yield Piece(axis.day(day.day), axis.day(day.day + _DAY), mark, text)


_MARKS = {
    DayKind.RECEIVED: Mark.RECEIVED,
    DayKind.COUNTED: Mark.COUNTED,
    DayKind.HOLIDAY: Mark.HOLIDAY,
    DayKind.PAUSED: Mark.PAUSED,
}


def _opening(explained: DelayExplained, axis: _Axis) -> Iterator[Piece]:
    for day in explained.days:
        for step in day.steps:
            mark = _STEPS.get(step.kind)
            if mark is not None:
                yield Piece(axis.moment(step.begin), axis.until(step.end, day.day), mark)


_STEPS = {
    StepKind.OPEN: Mark.OPEN,
    StepKind.LUNCH: Mark.LUNCH,
    StepKind.HOLIDAY: Mark.HOLIDAY,
    StepKind.PAUSED: Mark.PAUSED,
}


def _partner(explained: DelayExplained, axis: _Axis) -> Lane | None:
    clock = explained.partner
    if clock is None:
        return None
    since = clock.since
    pieces = [
        Piece(
            max(axis.day(day.day), axis.moment(since)),
            min(axis.day(day.day + _DAY), axis.moment(explained.end)),
            Mark.PARTNER,
        )
        for day in explained.days
        if day.works and day.day >= since.date()
    ]
    ticks = [
        Tick(axis.moment(alarm.at), str(alarm.days))
        for alarm in clock.alarms
        if alarm.at.date() < axis.first + axis.days * _DAY
    ]
    return Lane(tuple(piece for piece in pieces if piece.end > piece.begin), tuple(ticks))
