"""Working days (jours ouvrés) and the days on which answers are due.

Source: contract.md §2. Monday to Friday minus public holidays, whatever the desk's own hours: the day of
receipt is day 0, an answer is due at the end of the n-th working day after it.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from marianne_desk.domain.calendar.opening import FIRST_YEAR, LAST_YEAR
from marianne_desk.domain.contact import Pause
from marianne_desk.domain.errors import UserError

DayPause = tuple[date, date | None]
"""A pause by local days, both included; None: it is still open."""


def is_weekday(day: date) -> bool:
    """Monday to Friday."""
    return day.weekday() < 5


class WorkingDays:
    """Counts working days. ``holidays_of`` gives the public holidays of a civil year (any collection of
    days).

    Years are laid out when first asked for, from 1990 to 2099; outside, methods raise UserError
    ``day_out_of_calendar``.
    """

    def __init__(self, holidays_of: Callable[[int], Collection[date]]) -> None:
        self._holidays_of = holidays_of
        self._days: list[int] = []
        self._first, self._last = LAST_YEAR + 1, FIRST_YEAR - 1

    def is_working_day(self, day: date) -> bool:
        """Whether ``day`` is a working day."""
        days = self._covering(day, day)
        index = bisect_left(days, day.toordinal())
        return index < len(days) and days[index] == day.toordinal()

    def due_on(self, received_day: date, n: int, pauses: Iterable[DayPause] = ()) -> date | None:
        """The n-th working day after ``received_day`` (that day itself when n is 0 or less).

        Working days wholly or partly inside a pause are not counted. None while an open pause stops the clock
        before the n-th day.
        """
        if n <= 0:
            return received_day
        stopped = tuple(pauses)
        days = self._covering(received_day, received_day)
        index = bisect_right(days, received_day.toordinal()) + n - 1
        if not stopped and index < len(days):
            return date.fromordinal(days[index])
        for day in self._after(received_day):
            if any(last is None and first <= day for first, last in stopped):
                return None
            n -= not any(last is not None and first <= day <= last for first, last in stopped)
            if not n:
                return day
        raise _out_of_calendar()

    def count(self, from_day: date, to_day: date, pauses: Iterable[DayPause] = ()) -> int:
        """Working days after ``from_day`` up to and including ``to_day``, days inside a pause left out; 0
        when ``to_day`` is not after ``from_day``."""
        if to_day <= from_day:
            return 0
        days = self._covering(from_day, to_day)
        after, upto = bisect_right(days, from_day.toordinal()), bisect_right(days, to_day.toordinal())
        stopped = [(first.toordinal(), (last or date.max).toordinal()) for first, last in pauses]
        if not stopped:
            return upto - after
        return sum(not any(first <= day <= last for first, last in stopped) for day in days[after:upto])

    def _after(self, day: date) -> Iterator[date]:
        """The working days after ``day``, to the end of the calendar."""
        for year in range(day.year, LAST_YEAR + 1):
            eve, end = max(day, date(year - 1, 12, 31)), date(year, 12, 31)
            days = self._covering(day, end)
            for ordinal in days[bisect_right(days, eve.toordinal()) : bisect_right(days, end.toordinal())]:
                yield date.fromordinal(ordinal)

    def _covering(self, first: date, last: date) -> list[int]:
        """Ordinals of the working days of the years laid out, which hold ``first`` to ``last``."""
        if self._first <= first.year and last.year <= self._last:
            return self._days
        if first.year < FIRST_YEAR or last.year > LAST_YEAR:
            raise _out_of_calendar()
        begin, end = min(first.year, self._first), max(last.year, self._last)
        self._days = [day for year in range(begin, end + 1) for day in self._days_of(year)]
        self._first, self._last = begin, end
        return self._days

    def _days_of(self, year: int) -> list[int]:
        begin, holidays = date(year, 1, 1), frozenset(self._holidays_of(year))
        days = (begin + timedelta(days=n) for n in range((date(year + 1, 1, 1) - begin).days))
        return [day.toordinal() for day in days if day not in holidays and is_weekday(day)]


def pause_days(pauses: Iterable[Pause], zone: ZoneInfo) -> tuple[DayPause, ...]:
    """Pauses as runs of local days. One that ends at midnight does not touch the day that begins then; one
    that ends when it begins touches no day."""
    found: list[DayPause] = []
    for pause in pauses:
        first = pause.begin.astimezone(zone).date()
        if pause.end is None:
            found.append((first, None))
        elif pause.end > pause.begin:
            found.append((first, (pause.end - timedelta(microseconds=1)).astimezone(zone).date()))
    return tuple(found)


def _out_of_calendar() -> UserError:
    return UserError("day_out_of_calendar", "day", first=FIRST_YEAR, last=LAST_YEAR)
