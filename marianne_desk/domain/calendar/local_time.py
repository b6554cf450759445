"""The local clock and UTC, in whole seconds since 1970-01-01, across both daylight-saving nights.

A local reading covers every instant at which the local clock shows it: none for a time that the spring night
skips, two for a time that the autumn night shows twice.
"""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

UTC = ZoneInfo("UTC")
_EPOCH = date(1970, 1, 1).toordinal()
_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)
_DAY = 86400


def _offset(instant: int, zone: ZoneInfo) -> int:
    """Seconds that the local clock is ahead of UTC."""
    offset = in_zone(instant, zone).utcoffset() or timedelta()
    return offset.days * _DAY + offset.seconds


@lru_cache(maxsize=512)
def segments(zone: ZoneInfo, year: int) -> tuple[tuple[int, int, int], ...]:
    """The year (a day more at each end) cut into spans of one offset: (first second, end, offset), UTC."""
    begin = (date(year, 1, 1).toordinal() - _EPOCH - 1) * _DAY
    end = (date(year, 12, 31).toordinal() - _EPOCH + 2) * _DAY
    found: list[tuple[int, int, int]] = []
    start, offset = begin, _offset(begin, zone)
    for instant in range(begin + _DAY, end + 1, _DAY):
        later = _offset(instant, zone)
        if later != offset:
            low, high = instant - _DAY, instant
            while high - low > 1:
                middle = (low + high) // 2
                low, high = (middle, high) if _offset(middle, zone) == offset else (low, middle)
            found.append((start, high, offset))
            start, offset = high, later
    return (*found, (start, end, offset))


def to_utc(local: Sequence[tuple[int, int]], spans: Sequence[tuple[int, int, int]]) -> list[tuple[int, int]]:
    """Local intervals (sorted, apart) as instants within ``spans``, sorted, touching ones joined."""
    intervals: list[tuple[int, int]] = []
    for begin, end, offset in spans:
        for opens, closes in local:
            start, stop = max(opens - offset, begin), min(closes - offset, end)
            if start >= stop:
                continue
            if intervals and intervals[-1][1] == start:
                intervals[-1] = (intervals[-1][0], stop)
            else:
                intervals.append((start, stop))
    return intervals


def day_begin(day: date, zone: ZoneInfo) -> int:
    """The instant at which a local day begins."""
    return int(datetime.combine(day, time(), zone).timestamp())


def local_day(instant: int, zone: ZoneInfo) -> date:
    """The local day of an instant."""
    return in_zone(instant, zone).date()


def in_zone(instant: int, zone: ZoneInfo) -> datetime:
    """The instant as the local clock shows it, with its offset (also before 1970, which Windows refuses)."""
    return (_BEGINNING + timedelta(seconds=instant)).astimezone(zone)
