"""The morning list: what awaits today. Nothing in it is dismissed; a line goes when its matter is done."""

from dataclasses import dataclass
from datetime import date, datetime

from marianne_desk.domain.codes import Channel


@dataclass(frozen=True, slots=True)
class Meeting:
    """An appointment with us, or a permanence, of today. ``at`` and ``end`` local. ``words``: the matter and the first
    name, or the partner; ``state`` empty for a permanence, else a state of the agenda."""

    at: datetime
    end: datetime
    words: str
    agent: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class DueLine:
    """A request that owes an answer by ``due_on``. ``number`` is the short number of its contact."""

    number: int
    due_on: date
    channel: Channel
    words: str
    agent: str


@dataclass(frozen=True, slots=True)
class Morning:
    """What awaits on ``day``. ``opens``: the desk's hours, local; empty: closed. ``late``: due before it.
    ``backup_failed_at``: when the last copy failed, local; None when it did not. ``unclosed``: earlier open days that
    were not closed, or are empty and unexplained."""

    day: date
    opens: tuple[tuple[datetime, datetime], ...]
    appointments: tuple[Meeting, ...]
    permanences: tuple[Meeting, ...]
    due: tuple[DueLine, ...]
    late: tuple[DueLine, ...]
    backup_failed_at: datetime | None
    unclosed: tuple[date, ...]
