"""The morning list: what awaits today. Nothing in it is dismissed; a line goes when its matter is done."""

from dataclasses import dataclass, field
from datetime import date, datetime

from marianne_desk.domain.agenda.appointment import State
from marianne_desk.domain.backup import BackupState
from marianne_desk.domain.commitments.asking import KindState
from marianne_desk.domain.to_answer import WaitingRequest


@dataclass(frozen=True, slots=True)
class Meeting:
    """An appointment with us or at a partner's, or a permanence, of today. ``at`` and ``end`` local. ``words``: the
    matter and the name, or the partner; ``state`` None for a permanence."""

    at: datetime
    end: datetime
    words: str = field(repr=False)
    agent: str = ""
    state: State | None = None


@dataclass(frozen=True, slots=True)
class Morning:
    """What awaits on ``day``. ``opens``: the desk's hours, local; empty: closed. ``late``: to be answered before it.
    ``backup``: what has to be said of the copies. ``unclosed``: earlier open days that were not closed, or are empty
    and unexplained. ``proofs``: those of the commitments that ask to be renewed, the checks of the monthly round.
    ``partners``: today's appointments at partners'. ``to_recall``: people to phone about an appointment of the next
    open day; ``to_tell``: whom to tell what a partner said."""

    day: date
    opens: tuple[tuple[datetime, datetime], ...]
    appointments: tuple[Meeting, ...]
    permanences: tuple[Meeting, ...]
    due: tuple[WaitingRequest, ...]
    late: tuple[WaitingRequest, ...]
    backup: BackupState
    unclosed: tuple[date, ...]
    proofs: tuple[KindState, ...] = ()
    partners: tuple[Meeting, ...] = ()
    to_recall: int = 0
    to_tell: int = 0
