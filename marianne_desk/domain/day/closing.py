"""« Clore la journée »: what is still open, the day's totals, and what an empty day means."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

LOOK_BACK_DAYS = 14
"""Earlier open days that were never closed are offered for so long."""


class WhyEmpty(StrEnum):
    """What the desk says of an open day without any entry. ``LATER``: people came, it is still to be entered."""

    NOBODY = "nobody"
    CLOSED = "closed"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class ClosedDay:
    """A day that an agent closed at ``at``. ``why_empty``: only of a day without any entry."""

    day: date
    at: datetime
    agent: str
    why_empty: WhyEmpty | None = None
