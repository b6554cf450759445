"""What is said of an appointment before it is kept: refusals, doubts that the same key twice overcomes, remarks."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import IntEnum
from zoneinfo import ZoneInfo

from marianne_desk.domain.agenda.appointment import (
    HOLDS,
    LONGEST_MINUTES,
    SHORTEST_MINUTES,
    Appointment,
    end_of,
)
from marianne_desk.domain.agenda.permanence import Occurrence
from marianne_desk.domain.calendar.hours_preview import next_days
from marianne_desk.domain.calendar.hours_words import slots_words
from marianne_desk.domain.calendar.opening import FIRST_YEAR, LAST_YEAR, OpeningClock
from marianne_desk.domain.french import clock_time


class Weight(IntEnum):
    """``REMARK`` is only said; ``DOUBT`` wants the same key twice; ``REFUSAL`` cannot be kept."""

    REMARK = 0
    DOUBT = 1
    REFUSAL = 2


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing to say. ``code`` names its sentence in ``wording``, ``values`` fill it."""

    code: str
    weight: Weight
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Around:
    """What an appointment is compared with. ``others``: appointments that may overlap; ``permanences``: of its day;
    ``agents``: names of those who receive, by code."""

    opening: OpeningClock
    others: Sequence[Appointment]
    permanences: Sequence[Occurrence]
    agents: Mapping[str, str]


def notices_of(
    begin: datetime, minutes: int, agent: str, around: Around, now: datetime, itself: str | None = None
) -> tuple[Notice, ...]:
    """Everything to say of an appointment at ``begin`` (aware, in the desk's zone), the gravest first. ``itself``: the
    id of the appointment that is moved; it is no clash of its own."""
    if not SHORTEST_MINUTES <= minutes <= LONGEST_MINUTES:
        values = {"least": SHORTEST_MINUTES, "most": LONGEST_MINUTES // 60}
        return (Notice("appointment_length", Weight.REFUSAL, values),)
    if not FIRST_YEAR < begin.year < LAST_YEAR:
        values = {"first": FIRST_YEAR, "last": LAST_YEAR}
        return (Notice("day_out_of_calendar", Weight.REFUSAL, values),)
    found = [
        *when_past(begin, now),
        *when_closed(begin, minutes, around.opening),
        *_clashes(begin, minutes, agent, around, itself),
    ]
    found.extend(_permanences(begin, minutes, around.permanences))
    return tuple(sorted(found, key=lambda notice: -notice.weight))


def overlaps(begin: datetime, end: datetime, other_begin: datetime, other_end: datetime) -> bool:
    """Whether two spans share an instant; one that ends when the other begins does not."""
    return begin.timestamp() < other_end.timestamp() and other_begin.timestamp() < end.timestamp()


def when_past(begin: datetime, now: datetime) -> Iterable[Notice]:
    """What to say of an hour that went by."""
    if begin.timestamp() < now.timestamp():
        yield Notice("appointment_past", Weight.DOUBT)


def when_closed(begin: datetime, minutes: int, opening: OpeningClock) -> Iterable[Notice]:
    """What to say where the house is not open: a closing or a public holiday by its name, else the hours of the day."""
    if not opening.knows_hours:
        return
    day = begin.date()
    if closing := opening.closing_on(day):
        yield Notice("appointment_closing", Weight.DOUBT, {"label": closing})
    elif (holiday := opening.holiday_on(day)) and not opening.is_open_day(day):
        yield Notice("appointment_holiday", Weight.DOUBT, {"label": holiday})
    elif not opening.is_open_day(day):
        yield Notice("appointment_closed_day", Weight.DOUBT)
    elif opening.open_minutes(begin, end_of(begin, minutes)) < minutes:
        yield Notice("appointment_outside", Weight.DOUBT, {"hours": hours_on(opening, day)})


def hours_on(opening: OpeningClock, day: date) -> str:
    """The hours of a day in French words."""
    (preview,) = next_days(opening, day, 1)
    return slots_words(preview.slots)


def _clashes(
    begin: datetime, minutes: int, agent: str, around: Around, itself: str | None
) -> Iterable[Notice]:
    end = end_of(begin, minutes)
    met = [
        one
        for one in around.others
        if one.id != itself and one.state in HOLDS and overlaps(begin, end, one.begin, one.end)
    ]
    busy = {one.agent for one in met}
    own = next((one for one in met if one.agent == agent), None)
    if own is not None:
        code = (
            "appointment_all_busy"
            if len(busy & set(around.agents)) >= len(around.agents) > 1
            else "appointment_clash"
        )
        yield Notice(code, Weight.DOUBT, _of(own, around))
    elif met:
        yield Notice("appointment_beside", Weight.REMARK, _of(met[0], around))


def _of(other: Appointment, around: Around) -> dict[str, object]:
    return {
        "agent": around.agents.get(other.agent, other.agent),
        "begin": clock_time(other.begin),
        "end": clock_time(other.end),
    }


def _permanences(begin: datetime, minutes: int, permanences: Sequence[Occurrence]) -> Iterable[Notice]:
    end = end_of(begin, minutes)
    for one in permanences:
        if overlaps(begin, end, one.begin, one.end):
            yield Notice(
                "appointment_permanence",
                Weight.REMARK,
                {"label": one.label, "begin": clock_time(one.begin), "end": clock_time(one.end)},
            )


def next_open_day(opening: OpeningClock, after: date, zone: ZoneInfo) -> date:
    """The first day after ``after`` on which the desk is open; the next Monday to Friday where its hours are unknown or
    never come."""
    day = after + timedelta(days=1)
    coming = opening.next_opening(datetime(day.year, day.month, day.day, tzinfo=zone))
    if coming is not None:
        return coming.date()
    while day.weekday() > 4:
        day += timedelta(days=1)
    return day
