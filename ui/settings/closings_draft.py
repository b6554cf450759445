"""Closings and public holidays while they are edited. No Qt."""

from dataclasses import dataclass, replace
from datetime import date

from marianne_desk.domain.calendar.opening_rules import Closing, ExtraHoliday
from marianne_desk.domain.calendar.public_holidays import public_holidays
from marianne_desk.domain.errors import UserError
from ui.forms.days import read_typed_day


@dataclass(frozen=True, slots=True)
class HolidayLine:
    """One public holiday of a year; ``own``: added by the desk. ``observed``: it counts as one here."""

    day: date
    label: str
    own: bool
    observed: bool


@dataclass(frozen=True, slots=True)
class ClosingsDraft:
    """What the desk has changed of the calendar, in the order of days."""

    closings: tuple[Closing, ...] = ()
    added: tuple[ExtraHoliday, ...] = ()
    removed: tuple[date, ...] = ()

    def with_closing(self, first: str, last: str, label: str, today: date) -> "ClosingsDraft":
        """One closing more, as typed; an empty last day is the first.

        Raises UserError ``day_unreadable``, ``closing_ends_before_it_begins``, ``closing_twice_from``,
        ``label_missing``."""
        begin = read_typed_day(first, today, "first")
        end = read_typed_day(last, begin, "last") if last.strip() else begin
        if end < begin:
            raise UserError("closing_ends_before_it_begins", "last", first=begin, last=end)
        if not label.strip():
            raise UserError("label_missing", "label")
        if begin in {closing.first for closing in self.closings}:
            raise UserError("closing_twice_from", "closings", day=begin)
        closing = Closing(begin, end, " ".join(label.split()))
        return replace(self, closings=tuple(sorted((*self.closings, closing), key=lambda one: one.first)))

    def without_closing(self, place: int) -> "ClosingsDraft":
        """One closing less."""
        return replace(self, closings=self.closings[:place] + self.closings[place + 1 :])

    def with_holiday(self, day: str, label: str, today: date) -> "ClosingsDraft":
        """One public holiday of the desk's own more, as typed; it comes last.

        Raises UserError ``day_unreadable``, ``label_missing``, ``holiday_twice``."""
        typed = read_typed_day(day, today, "day")
        if not label.strip():
            raise UserError("label_missing", "name")
        if typed in {extra.day for extra in self.added}:
            raise UserError("holiday_twice", "day", day=typed)
        extra = ExtraHoliday(typed, " ".join(label.split()))
        removed = tuple(other for other in self.removed if other != typed)
        return replace(self, added=(*self.added, extra), removed=removed)

    def ticked(self, holiday: HolidayLine, observed: bool) -> "ClosingsDraft":
        """A holiday that counts here, or no longer. One of the desk's own that does not count is forgotten when
        the settings are kept."""
        if holiday.own:
            others = tuple(extra for extra in self.added if extra.day != holiday.day)
            own = (ExtraHoliday(holiday.day, holiday.label),) if observed else ()
            return replace(self, added=others + own)
        others_removed = tuple(day for day in self.removed if day != holiday.day)
        return replace(self, removed=others_removed if observed else (*others_removed, holiday.day))

    def holidays(self, department: str, year: int) -> tuple[HolidayLine, ...]:
        """The public holidays of a year: the département's and the desk's own, in the order of days."""
        lines = {
            day: HolidayLine(day, label, own=False, observed=day not in self.removed)
            for day, label in public_holidays(department or None, year).items()
        }
        for extra in self.added:
            if extra.day.year == year:
                lines[extra.day] = HolidayLine(extra.day, extra.label, own=True, observed=True)
        return tuple(lines[day] for day in sorted(lines))
