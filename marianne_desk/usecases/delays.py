"""A delay explained: how long in opening time, how many working days, and step by step why."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from marianne_desk.domain.calendar.delay_steps import DelayStep, steps_of
from marianne_desk.domain.calendar.hours_grammar import check_hours
from marianne_desk.domain.calendar.opening import OpeningClock, clock_of
from marianne_desk.domain.calendar.opening_rules import rules_of
from marianne_desk.domain.calendar.territory import department
from marianne_desk.domain.calendar.working_days import WorkingDays, pause_days
from marianne_desk.domain.contact import Pause
from marianne_desk.domain.errors import UserError


@dataclass(frozen=True, slots=True)
class Delay:
    """``open_minutes`` within opening hours, pauses left out; ``working_days`` after the day of the
    beginning, up to the day of the end; ``steps`` from beginning to end without a gap."""

    open_minutes: float
    working_days: int
    steps: tuple[DelayStep, ...]


def explain_delay(clock: OpeningClock, begin: datetime, end: datetime, pauses: Iterable[Pause] = ()) -> Delay:
    """The delay between two aware instants by the calendar of ``clock``.

    Raises UserError ``dates_inverted`` when ``end`` comes before ``begin``, ``day_out_of_calendar``.
    """
    if end < begin:
        raise UserError("dates_inverted", "to", first=begin, last=end)
    stopped = tuple(pauses)
    steps = steps_of(clock, begin, end, stopped)
    first, last = (instant.astimezone(clock.zone).date() for instant in (begin, end))
    days = WorkingDays(clock.holidays_of).count(first, last, pause_days(stopped, clock.zone))
    return Delay(sum(step.minutes for step in steps if step.kind == "open"), days, steps)


def clock_of_hours(hours: str, country: str = "FR", subdivision: str = "") -> OpeningClock:
    """The clock of typed hours. ``subdivision`` is a département; empty: national public holidays, Paris
    time.

    Raises UserError ``country_unknown``, ``department_unknown``, ``hours_unreadable``.
    """
    if country.strip().upper() != "FR":
        raise UserError("country_unknown", "country", text=country)
    code = department(subdivision) if subdivision.strip() else None
    check_hours(hours)
    return clock_of(rules_of(hours), code)
