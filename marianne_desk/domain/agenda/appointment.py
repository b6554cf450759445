"""An appointment with us (rendez-vous), its states, and how long its visitor's name is kept."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

USUAL_MINUTES = 30
"""Length of an appointment whose length was not typed. Unverified estimate: most desks receive by the half hour."""

SHORTEST_MINUTES, LONGEST_MINUTES = 5, 480
"""Under five minutes nobody is received; eight hours are a whole day of opening."""

VISITOR_KEPT_DAYS = 30
"""Days after which the name and the free words of a past appointment are erased. The visitor may call about it for a
month (the delay of an administration's usual answer); the figures need neither."""


class State(StrEnum):
    """What became of an appointment. « À renseigner » is no state: see :func:`is_to_fill`."""

    PLANNED = "planned"
    KEPT = "kept"
    EXCUSED = "excused"
    ABSENT = "absent"
    CANCELLED = "cancelled"


HOLDS = frozenset({State.PLANNED, State.KEPT})
"""States in which the appointment takes up its time."""


@dataclass(frozen=True, slots=True)
class AppointmentDraft:
    """An appointment as typed. ``begin`` aware; ``theme``, ``reason``, ``operator`` codes, None where unsaid.
    ``visitor``: a first name or a number, ``words``: what else was typed; both empty where nothing was.
    ``agent`` None: the one at the counter. ``id`` None: a new one."""

    begin: datetime
    minutes: int = USUAL_MINUTES
    theme: str | None = None
    reason: str | None = None
    operator: str | None = None
    words: str = field(default="", repr=False)
    visitor: str = field(default="", repr=False)
    agent: str | None = None
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Appointment:
    """An appointment as kept. ``begin`` is aware. ``sequence`` is raised at each change (SEQUENCE of iCalendar);
    ``contact``: id of the contact during which it was taken, None where there was none.
    ``visitor`` and ``words`` are people's data: never in a log, in a file only when asked for, erased
    ``VISITOR_KEPT_DAYS`` after the appointment."""

    id: str
    begin: datetime
    minutes: int
    theme: str | None
    reason: str | None
    operator: str | None
    words: str = field(repr=False)
    visitor: str = field(repr=False)
    state: State
    agent: str
    made_at: datetime
    changed_at: datetime
    sequence: int = 0
    contact: str | None = None

    @property
    def end(self) -> datetime:
        """The instant at which it ends, in the zone of its beginning: real minutes, also through a night when clocks
        change."""
        return end_of(self.begin, self.minutes)


def end_of(begin: datetime, minutes: int) -> datetime:
    """The instant so many real minutes after ``begin``, on the clock that ``begin`` carries."""
    return (begin.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(begin.tzinfo)


def is_to_fill(appointment: Appointment, now: datetime) -> bool:
    """« À renseigner »: it has begun, and nobody has said what became of it."""
    return appointment.state is State.PLANNED and appointment.begin.timestamp() <= now.timestamp()


def week_of(day: date) -> tuple[date, ...]:
    """The seven days of the week of ``day``, Monday first."""
    monday = day - timedelta(days=day.weekday())
    return tuple(monday + timedelta(days=n) for n in range(7))
