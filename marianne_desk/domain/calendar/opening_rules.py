"""Opening hours as the desk keeps them: expressions with the day from which they hold, closings, holidays."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from types import MappingProxyType

from marianne_desk.domain.calendar.hours_grammar import check_hours
from marianne_desk.domain.calendar.public_holidays import public_holidays
from marianne_desk.domain.errors import UserError


@dataclass(frozen=True, slots=True)
class HoursPeriod:
    """Hours in the OpenStreetMap opening-hours language, from the day ``valid_from`` (None: since ever).

    ``hours`` empty: unknown, so never open.
    """

    valid_from: date | None
    hours: str


@dataclass(frozen=True, slots=True)
class Closing:
    """An exceptional closing, both days included."""

    first: date
    last: date
    label: str


@dataclass(frozen=True, slots=True)
class ExtraHoliday:
    """A day that the desk counts as a public holiday beside the département's."""

    day: date
    label: str


@dataclass(frozen=True, slots=True)
class OpeningRules:
    """All that a desk knows of its hours. ``periods`` in any order; before the first one the desk is closed.

    ``local_customs``: the overseas customs that labour law does not know count as holidays.
    """

    periods: tuple[HoursPeriod, ...] = ()
    closings: tuple[Closing, ...] = ()
    holidays_added: tuple[ExtraHoliday, ...] = ()
    holidays_removed: tuple[date, ...] = ()
    local_customs: bool = False

    @property
    def in_order(self) -> tuple[HoursPeriod, ...]:
        """The periods by the day from which they hold."""
        return tuple(sorted(self.periods, key=lambda period: period.valid_from or date.min))

    def hours_on(self, day: date) -> str:
        """The expression in force on a day; empty when there is none."""
        hours = ""
        for period in self.in_order:
            if (period.valid_from or date.min) <= day:
                hours = period.hours
        return hours


def rules_of(hours: str) -> OpeningRules:
    """Rules of a desk with one expression since ever, and nothing exceptional."""
    return OpeningRules(periods=(HoursPeriod(None, hours),))


def check_rules(rules: OpeningRules) -> OpeningRules:
    """Gives ``rules`` back when they can be kept.

    Raises UserError ``hours_unreadable`` (an expression), ``hours_twice_from`` (two periods from the same
    day) or ``closing_ends_before_it_begins``.
    """
    seen: set[date | None] = set()
    for period in rules.periods:
        if period.hours:
            check_hours(period.hours)
        if period.valid_from in seen:
            raise UserError("hours_twice_from", "valid_from", day=period.valid_from or "depuis toujours")
        seen.add(period.valid_from)
    for closing in rules.closings:
        if closing.last < closing.first:
            raise UserError("closing_ends_before_it_begins", "last", first=closing.first, last=closing.last)
    return rules


def holidays_of_desk(department: str | None, rules: OpeningRules) -> Callable[[int], Mapping[date, str]]:
    """The desk's own list of public holidays, a year at a time: the département's, as the desk edited it.

    ``department`` None: the national list.
    """

    @lru_cache(maxsize=128)
    def of_year(year: int) -> Mapping[date, str]:
        days = dict(public_holidays(department, year, local_customs=rules.local_customs))
        days.update((extra.day, extra.label) for extra in rules.holidays_added if extra.day.year == year)
        for removed in rules.holidays_removed:
            days.pop(removed, None)
        return MappingProxyType(dict(sorted(days.items())))

    return of_year
