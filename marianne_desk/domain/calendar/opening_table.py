"""Opening rules expanded into one sorted table of UTC intervals with prefix sums."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from zoneinfo import ZoneInfo

from marianne_desk.domain.calendar.hours_grammar import NamedDays, expand, reads_school_holidays
from marianne_desk.domain.calendar.local_time import day_begin, segments, to_utc
from marianne_desk.domain.calendar.opening_rules import OpeningRules
from marianne_desk.domain.calendar.school_holidays import SchoolBreak

_DAY = timedelta(days=1)
_AROUND = timedelta(days=8)


@dataclass(frozen=True, slots=True)
class OpeningTable:
    """The open intervals of the civil years ``first`` to ``last``, that is of the instants ``since`` to
    ``until``.

    ``begins`` and ``ends`` are sorted instants (seconds since 1970, UTC); ``before[i]`` the open seconds
    before interval i, with the total at the end.
    """

    first: int
    last: int
    since: int
    until: int
    begins: tuple[int, ...]
    ends: tuple[int, ...]
    before: tuple[int, ...]

    def seconds_to(self, instant: int) -> int:
        """Open seconds from the table's beginning to ``instant``."""
        index = bisect_right(self.begins, instant)
        if not index:
            return 0
        left = self.ends[index - 1] - instant
        return self.before[index] - left if left > 0 else self.before[index]


NOTHING = OpeningTable(0, -1, 1, 0, (), (), (0,))
"""The table of no year: it covers no instant."""


def table_of(
    first: int, last: int, zone: ZoneInfo, intervals_of_year: Callable[[int], list[tuple[int, int]]]
) -> OpeningTable:
    """The table of the years ``first`` to ``last``; intervals that touch at New Year are joined."""
    joined: list[tuple[int, int]] = []
    for year in range(first, last + 1):
        for opens, closes in intervals_of_year(year):
            if joined and joined[-1][1] == opens:
                joined[-1] = (joined[-1][0], closes)
            else:
                joined.append((opens, closes))
    return OpeningTable(
        first,
        last,
        day_begin(date(first, 1, 1), zone),
        day_begin(date(last + 1, 1, 1), zone),
        tuple(opens for opens, _ in joined),
        tuple(closes for _, closes in joined),
        (0, *accumulate(closes - opens for opens, closes in joined)),
    )


def expand_year(
    rules: OpeningRules,
    year: int,
    zone: ZoneInfo,
    holidays_of: Callable[[int], Mapping[date, str]],
    school_of: Callable[[int], tuple[SchoolBreak, ...] | None],
) -> list[tuple[int, int]]:
    """The open intervals of one local civil year, as instants in seconds, cut at its two New Years.

    At each local time the period in force at that time decides, also for a night that began under another.
    """
    begin, end = date(year, 1, 1), date(year, 12, 31)
    named = named_days(rules, year, holidays_of, school_of)
    periods = rules.in_order
    local: list[tuple[int, int]] = []
    for index, period in enumerate(periods):
        first = max(begin, period.valid_from or begin)
        following = periods[index + 1].valid_from if index + 1 < len(periods) else None
        last = min(end, following - _DAY) if following else end
        if first <= last:
            local.extend(expand(period.hours, first, last, named))
    return to_utc(local, segments(zone, year))


def named_days(
    rules: OpeningRules,
    year: int,
    holidays_of: Callable[[int], Mapping[date, str]],
    school_of: Callable[[int], tuple[SchoolBreak, ...] | None],
) -> NamedDays:
    """The named days that matter in a year, some days around it included: a night may begin in the year
    before."""
    since, until = date(year, 1, 1) - _AROUND, date(year, 12, 31) + _AROUND
    years = range(year - 1, year + 2)
    school: list[date] = []
    if any(reads_school_holidays(period.hours) for period in rules.periods):
        for around in years:
            for found in school_of(around) or ():
                school.extend(_within(found.first, found.last, since, until))
    closed: list[date] = []
    for closing in rules.closings:
        closed.extend(_within(closing.first, closing.last, since, until))
    public = [day for around in years for day in holidays_of(around) if since <= day <= until]
    return NamedDays(tuple(public), tuple(school), tuple(closed))


def _within(first: date, last: date, since: date, until: date) -> Iterable[date]:
    """The days of a run that lie within another."""
    begin, end = max(first, since), min(last, until)
    return (begin + timedelta(days=n) for n in range((end - begin).days + 1))
