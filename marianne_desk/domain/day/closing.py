"""« Clore la journée »: what is still open and how one key solves it, the day's totals, what an empty day means.

Closing is no lock: a passage of that day can still be logged, and the screen says that there are some.
Source: issue 3 §3.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from marianne_desk.domain.codes import Channel, Outcome

LOOK_BACK_DAYS = 14
"""Earlier open days that were never closed are offered for so long."""


class WhyEmpty(StrEnum):
    """What the desk says of an open day without any entry. ``LATER``: people came, it is still to be entered."""

    NOBODY = "nobody"
    CLOSED = "closed"
    LATER = "later"


class PointKind(StrEnum):
    """What may still be open at the end of a day."""

    TIMER = "timer"
    WAITING = "waiting"
    SET_ASIDE = "set_aside"
    NO_OUTCOME = "no_outcome"
    APPOINTMENT = "appointment"
    PARTNER = "partner"
    EMPTY_DAY = "empty_day"
    OPEN_DAYS = "open_days"


class Solution(StrEnum):
    """What one key does with a point."""

    GONE = "gone"
    LEFT = "left"
    ERASE = "erase"
    SOLVED = Outcome.SOLVED.value
    ORIENTED = Outcome.ORIENTED.value
    BOOKED = Outcome.APPOINTMENT.value
    FORWARDED = Outcome.FORWARDED.value
    DROPPED = Outcome.DROPPED.value
    KEPT = "kept"
    KEPT_SOLVED = "kept_solved"
    KEPT_NOT_SOLVED = "kept_not_solved"
    KEPT_AGAIN = "kept_again"
    EXCUSED = "excused"
    ABSENT = "absent"
    CANCELLED = "cancelled"
    CALLED_OFF = "called_off"
    NOBODY = WhyEmpty.NOBODY.value
    CLOSED = WhyEmpty.CLOSED.value
    LATER = WhyEmpty.LATER.value
    CLOSE = "close"
    COUNTER = "counter"


SOLUTIONS: dict[PointKind, tuple[Solution, ...]] = {
    PointKind.TIMER: (Solution.COUNTER, Solution.GONE),
    PointKind.WAITING: (Solution.COUNTER, Solution.LEFT),
    PointKind.SET_ASIDE: (Solution.COUNTER, Solution.ERASE),
    PointKind.NO_OUTCOME: (
        Solution.SOLVED,
        Solution.ORIENTED,
        Solution.BOOKED,
        Solution.FORWARDED,
        Solution.DROPPED,
    ),
    PointKind.APPOINTMENT: (Solution.KEPT, Solution.EXCUSED, Solution.ABSENT, Solution.CANCELLED),
    PointKind.PARTNER: (
        Solution.KEPT_SOLVED,
        Solution.KEPT_NOT_SOLVED,
        Solution.KEPT_AGAIN,
        Solution.EXCUSED,
        Solution.ABSENT,
        Solution.CALLED_OFF,
    ),
    PointKind.EMPTY_DAY: (Solution.NOBODY, Solution.CLOSED, Solution.LATER),
    PointKind.OPEN_DAYS: (Solution.CLOSE,),
}
"""In the order of the digits. ``COUNTER`` changes nothing: it goes where the passage is logged."""


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """One thing that is still open. ``key`` finds it again. ``at``: since when, local; None for days. ``words``: the
    matter, or what was typed; may be empty. ``agent``: label, empty when unsaid. ``days``: of an empty day, or of
    those that were not closed."""

    kind: PointKind
    key: str
    at: datetime | None = None
    words: str = field(default="", repr=False)
    agent: str = ""
    channel: Channel | None = None
    number: int | None = None
    days: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class ClosedDay:
    """A day that an agent closed at ``at``. ``why_empty``: only of a day without any entry."""

    day: date
    at: datetime
    agent: str
    why_empty: WhyEmpty | None = None


@dataclass(frozen=True, slots=True)
class DayTotals:
    """What a day holds. Permanences are counted apart. ``agents``: passages by the label of who logged them, most
    first."""

    contacts: int
    requests: int
    solved: int
    permanences: int
    agents: tuple[tuple[str, int], ...]

    @property
    def empty(self) -> bool:
        """Whether nothing at all was logged."""
        return not self.contacts and not self.permanences


@dataclass(frozen=True, slots=True)
class Closing:
    """The end of ``day``: what is still open, then its totals. ``closed`` None: not yet; ``since``: passages of the
    day recorded after it was closed. ``open_day``: by the opening hours."""

    day: date
    points: tuple[OpenPoint, ...]
    totals: DayTotals
    closed: ClosedDay | None
    since: int
    open_day: bool
