"""A day of which nobody noted the hour: the instant that stands in for it, and how a contact says so.

One rule for the paper tally and for the old spreadsheet. Source: design.md §3, « never a day without its hour ».
"""

from datetime import date, datetime, time
from enum import StrEnum
from typing import Protocol
from zoneinfo import ZoneInfo

from marianne_desk.domain.contact import Contact

_NOON = time(12)
_CUT = time(12, 45)
"""Between the two halves of a day: after the latest closing for lunch, before the earliest opening after it."""


class Half(StrEnum):
    """The half of a day that was noted."""

    MORNING = "morning"
    AFTERNOON = "afternoon"


_MIDDLES = {Half.MORNING: time(10), Half.AFTERNOON: time(15)}


class OpenIntervals(Protocol):
    """The opening hours of the desk."""

    def intervals_of(self, day: date) -> tuple[tuple[datetime, datetime], ...]:
        """The open intervals of a local day; empty: closed."""


def standing_in(day: date, half: Half | None, opening: OpenIntervals, zone: ZoneInfo) -> datetime:
    """The instant kept for a day without an hour: the opening of that day, or the middle of what is open in the half
    that was noted. Where the desk was closed: noon, ten in the morning, three in the afternoon."""
    intervals = opening.intervals_of(day)
    if half is None:
        return intervals[0][0] if intervals else datetime.combine(day, _NOON, zone)
    cut = datetime.combine(day, _CUT, zone)
    if half is Half.MORNING:
        open_then = [(begin, min(end, cut)) for begin, end in intervals if begin < cut]
    else:
        open_then = [(max(begin, cut), end) for begin, end in intervals if end > cut]
    if not open_then:
        return datetime.combine(day, _MIDDLES[half], zone)
    begin, end = open_then[0][0], open_then[-1][1]
    return (begin + (end - begin) / 2).replace(second=0, microsecond=0)


def hour_is_known(contact: Contact) -> bool:
    """Whether the hour of arrival was noted. A contact whose timer is flagged and that was neither taken in charge nor
    ended stands at an hour that nobody saw: it is in no figure of hours."""
    return not contact.timer_flag or contact.taken_at is not None or contact.ended_at is not None
