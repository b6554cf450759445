"""Slow, plain answers to compare the calendar with. They share no code with it."""

from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from opening_hours import OpeningHours, State

MINUTE = timedelta(minutes=1)


def easter(year: int) -> date:
    """Easter Sunday (Meeus, Jones, Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def national_holidays(year: int) -> set[date]:
    """The eleven days of Code du travail L3133-1; Whit Monday was none from 2005 to 2007 (loi 2004-626)."""
    fixed = [(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)]
    moving = [timedelta(days=n) for n in ((1, 39) if 2005 <= year <= 2007 else (1, 39, 50))]
    return {date(year, *pair) for pair in fixed} | {easter(year) + shift for shift in moving}


def dates_off(days: Collection[date]) -> str:
    """A rule that closes single days, each written out."""
    months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    return "".join(f"; {day.year} {months[day.month - 1]} {day.day:02d} off" for day in sorted(days))


def walked_minutes(dated_hours: str, zone: ZoneInfo, begin: datetime, end: datetime) -> int:
    """Open minutes, the library asked each minute what it says of the reading of the local clock."""
    rules = OpeningHours(dated_hours, auto_country=False, auto_timezone=False)
    minutes, instant = 0, begin.astimezone(UTC)
    while instant < end:
        minutes += rules.is_open(instant.astimezone(zone).replace(tzinfo=None))
        instant += MINUTE
    return minutes


def library_minutes(dated_hours: str, zone: ZoneInfo, begin: datetime, end: datetime) -> float:
    """Open minutes, summed over the intervals of the library in the desk's zone."""
    rules = OpeningHours(dated_hours, timezone=zone, auto_country=False)
    local = begin.astimezone(zone), end.astimezone(zone)
    return sum(
        (min(end, closes).timestamp() - max(begin, opens).timestamp()) / 60
        for opens, closes, state, _ in rules.intervals(*local)
        if state == State.OPEN
    )


def cell_minutes(
    cells: Sequence[str], holidays: Collection[date], zone: ZoneInfo, begin: datetime, end: datetime
) -> int:
    """Open minutes by the cells of the national list, Monday first, read as a child would: each minute of the
    week is painted open by any slot that holds it."""
    painted = [_painted(cell) for cell in cells] + [bytes(1440)] * (7 - len(cells))
    minutes, instant = 0, begin.astimezone(UTC)
    while instant < end:
        local = instant.astimezone(zone)
        day, minute = local.date(), local.hour * 60 + local.minute
        if minute == 0 and instant + timedelta(days=1) <= end and not _clock_moves(day, zone):
            minutes += 0 if day in holidays else sum(painted[day.weekday()])
            instant += timedelta(days=1)
            continue
        minutes += 0 if day in holidays else painted[day.weekday()][minute]
        instant += MINUTE
    return minutes


def _clock_moves(day: date, zone: ZoneInfo) -> bool:
    """Whether a local day has not 24 hours."""
    midnights = (datetime.combine(one, datetime.min.time(), zone) for one in (day, day + timedelta(days=1)))
    first, second = (midnight.astimezone(UTC) for midnight in midnights)
    return second - first != timedelta(days=1)


def _painted(cell: str) -> bytes:
    day = bytearray(1440)
    for slot in cell.split(" / ") if cell else ():
        begin, end = (int(time[:2]) * 60 + int(time[3:]) for time in slot.split(" - "))
        for minute in range(begin, end):
            day[minute] = 1
    return bytes(day)


def counted_working_days(received: date, until: date, holidays: Mapping[date, str]) -> int:
    """Working days after ``received`` up to ``until``, one by one."""
    days = (received + timedelta(days=n) for n in range(1, (until - received).days + 1))
    return sum(day.weekday() < 5 and day not in holidays for day in days)
