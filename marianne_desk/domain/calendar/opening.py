"""The delay clock: opening rules expanded once into UTC intervals, prefix sums, answers by bisection.

Source: contract.md §2. Elapsed time is real: both daylight-saving nights count the minutes that people lived.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from marianne_desk.domain.calendar.hours_grammar import reads_school_holidays
from marianne_desk.domain.calendar.local_time import UTC, day_begin, in_zone, local_day
from marianne_desk.domain.calendar.opening_rules import OpeningRules, holidays_of_desk
from marianne_desk.domain.calendar.opening_table import NOTHING, OpeningTable, expand_year, table_of
from marianne_desk.domain.calendar.school_holidays import SchoolBreak, school_holidays
from marianne_desk.domain.calendar.territory import METROPOLITAN_ZONE, time_zone
from marianne_desk.domain.errors import UserError

FIRST_YEAR, LAST_YEAR = 1990, 2099
_DAY = timedelta(days=1)
_FAR = 800 * 86400
_SINCE, _UNTIL = day_begin(date(FIRST_YEAR, 1, 2), UTC), day_begin(date(LAST_YEAR, 12, 31), UTC)


class OpeningClock:
    """Answers in opening time for one desk.

    ``holidays_of`` gives the public holidays of a civil year, ``school_of`` its school breaks (None: unknown,
    then ``SH`` rules match no day). Years are expanded when first asked for, from 1990 to 2099.
    Methods raise UserError ``day_out_of_calendar`` outside those years and ``hours_unreadable``.
    """

    def __init__(
        self,
        rules: OpeningRules,
        zone: ZoneInfo,
        holidays_of: Callable[[int], Mapping[date, str]],
        school_of: Callable[[int], tuple[SchoolBreak, ...] | None],
    ) -> None:
        self.rules = rules
        self.zone = zone
        self.holidays_of = holidays_of
        self.school_of = school_of
        self.knows_hours = any(period.hours.strip() for period in rules.periods)
        self._years: dict[int, list[tuple[int, int]]] = {}
        self._table = NOTHING

    def open_seconds(self, begin: int, end: int) -> int:
        """Open seconds between two instants (seconds since 1970, UTC); 0 when ``end`` is not after
        ``begin``."""
        if end <= begin:
            return 0
        table = self._table
        if begin < table.since or end > table.until:
            table = self._covering(begin, end)
        return table.seconds_to(end) - table.seconds_to(begin)

    def open_minutes(self, begin: datetime, end: datetime) -> float:
        """Open minutes between two aware instants; 0 when ``end`` is not after ``begin``."""
        return self.open_seconds(int(begin.timestamp()), int(end.timestamp())) / 60

    def is_open(self, instant: datetime) -> bool:
        """Whether the desk is open at an instant; at the second of closing it is not."""
        second = int(instant.timestamp())
        table = self._covering(second, second + 1)
        index = bisect_right(table.begins, second) - 1
        return index >= 0 and second < table.ends[index]

    def next_opening(self, instant: datetime) -> datetime | None:
        """``instant`` itself (in the desk's zone) when the desk is open, else the next opening; None when
        there is none within some two years."""
        if self.is_open(instant):
            return instant.astimezone(self.zone)
        second = int(instant.timestamp())
        table = self._covering(second, min(second + _FAR, _UNTIL))
        index = bisect_left(table.begins, second)
        return in_zone(table.begins[index], self.zone) if index < len(table.begins) else None

    def open_intervals(self, begin: int, end: int) -> list[tuple[int, int]]:
        """The open intervals that meet [begin, end), cut to it, in seconds since 1970."""
        table = self._covering(begin, end)
        meeting = range(bisect_right(table.ends, begin), bisect_left(table.begins, end))
        return [(max(begin, table.begins[n]), min(end, table.ends[n])) for n in meeting]

    def intervals_of(self, day: date) -> tuple[tuple[datetime, datetime], ...]:
        """The open intervals of a local day, cut at its two midnights, in the desk's zone; empty: closed."""
        return tuple(
            (in_zone(opens, self.zone), in_zone(closes, self.zone))
            for opens, closes in self.open_intervals(*self._bounds(day))
        )

    def is_open_day(self, day: date) -> bool:
        """Whether the desk is open one minute at least on a local day."""
        return self.open_seconds(*self._bounds(day)) >= 60

    def open_days(self, first: date, last: date) -> tuple[date, ...]:
        """The local days from ``first`` to ``last``, both included, on which the desk is open a minute at
        least; empty when ``last`` is before ``first``."""
        days = (first + timedelta(days=n) for n in range((last - first).days + 1))
        return tuple(day for day in days if self.is_open_day(day))

    def holiday_on(self, day: date) -> str | None:
        """The label of the public holiday of a day; None when it is none."""
        return self.holidays_of(day.year).get(day)

    def closing_on(self, day: date) -> str | None:
        """The label of the exceptional closing of a day; None when there is none."""
        for closing in self.rules.closings:
            if closing.first <= day <= closing.last:
                return closing.label
        return None

    def is_closed_by_school(self, day: date) -> bool:
        """Whether school holidays, and nothing else, keep the desk closed on a local day."""
        usual = self._without_school
        return usual is not None and not self.is_open_day(day) and usual.is_open_day(day)

    @cached_property
    def _without_school(self) -> "OpeningClock | None":
        """The same desk in a world without school holidays; None when its hours do not speak of them."""
        if not any(reads_school_holidays(period.hours) for period in self.rules.periods):
            return None
        return OpeningClock(self.rules, self.zone, self.holidays_of, lambda _year: None)

    def _bounds(self, day: date) -> tuple[int, int]:
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise _out_of_calendar()
        return day_begin(day, self.zone), day_begin(day + _DAY, self.zone)

    def _covering(self, begin: int, end: int) -> OpeningTable:
        """The table, widened by whole years where it does not hold [begin, end]."""
        table = self._table
        if table.since <= begin and end <= table.until:
            return table
        if begin < _SINCE or end > _UNTIL:
            raise _out_of_calendar()
        first, last = local_day(begin, self.zone).year, local_day(end, self.zone).year
        if table is not NOTHING:
            first, last = min(first, table.first), max(last, table.last)
        self._table = table_of(first, last, self.zone, self._expanded)
        return self._table

    def _expanded(self, year: int) -> list[tuple[int, int]]:
        if year not in self._years:
            self._years[year] = expand_year(self.rules, year, self.zone, self.holidays_of, self.school_of)
        return self._years[year]


def _out_of_calendar() -> UserError:
    return UserError("day_out_of_calendar", "day", first=FIRST_YEAR, last=LAST_YEAR)


def clock_of(rules: OpeningRules, department: str | None, zone: str = "") -> OpeningClock:
    """The clock of a desk of a département (None: national public holidays, no school breaks, Paris time).

    ``zone`` (IANA name) wins over the département's own.
    """
    name = zone or (time_zone(department) if department else METROPOLITAN_ZONE)
    return OpeningClock(
        rules,
        ZoneInfo(name),
        holidays_of_desk(department, rules),
        lambda year: school_holidays(department, year),
    )
