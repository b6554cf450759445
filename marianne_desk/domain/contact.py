"""One person coming, calling or writing, once (passage), and the requests (demandes) that they bring.

Instants are timezone-aware; the domain compares them as instants and never asks in which zone they were
written. ``None`` means « not noted », never zero.
"""

from dataclasses import dataclass
from datetime import date, datetime

from marianne_desk.domain.codes import Acknowledgement, Age, Channel, Help, Need, Outcome, RequestKind


@dataclass(frozen=True, slots=True)
class Announcement:
    """A delay told to the visitor: ``on`` is the promised day, ``at`` the instant it was promised. ``reason``: why a
    later one was promised, free text that stays in the file (in no export)."""

    at: datetime
    on: date
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Pause:
    """The clock is stopped while the visitor has something to bring. ``end`` None: still waiting."""

    begin: datetime
    end: datetime | None


@dataclass(frozen=True, slots=True)
class Request:
    """One need within a contact. ``theme`` and ``reason`` are codes of the desk's vocabulary."""

    id: str
    theme: str
    reason: str | None
    operator: str | None
    help: tuple[Help, ...]
    outcome: Outcome
    kind: RequestKind = RequestKind.REQUEST
    returning: bool | None = None
    received_at: datetime | None = None
    acknowledged_at: datetime | None = None
    acknowledged_by: Acknowledgement | None = None
    announcements: tuple[Announcement, ...] = ()
    pauses: tuple[Pause, ...] = ()
    due_on: date | None = None
    answered_at: datetime | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """A contact as kept. ``requests`` holds one at least; ``timer_flag``: the timer was forgotten,
    so its waiting time is never averaged. ``rings`` counts the rings before the telephone was taken."""

    id: str
    channel: Channel
    agent: str
    arrived_at: datetime
    taken_at: datetime | None
    ended_at: datetime | None
    recorded_at: datetime
    requests: tuple[Request, ...]
    timer_flag: bool = False
    first_visit: bool | None = None
    age: Age | None = None
    commune: str = ""
    needs: tuple[Need, ...] = ()
    rings: int | None = None
    missed: bool = False


def is_unheard(contact: Contact, request: Request) -> bool:
    """Whether a request only stands for a call that nobody took and that left no message: nothing was asked, so that no
    figure of requests counts it."""
    known = request.received_at or request.reason or request.operator
    return contact.missed and not known and request.outcome is Outcome.DROPPED


@dataclass(frozen=True, slots=True)
class RequestDraft:
    """A request as typed. What is ``None`` or empty gets its default, or stays unknown."""

    theme: str | None = None
    reason: str | None = None
    operator: str | None = None
    help: tuple[Help, ...] = ()
    outcome: Outcome | None = None
    kind: RequestKind = RequestKind.REQUEST
    returning: bool | None = None
    received_at: datetime | None = None
    acknowledged_at: datetime | None = None
    acknowledged_by: Acknowledgement | None = None
    announcements: tuple[Announcement, ...] = ()
    pauses: tuple[Pause, ...] = ()
    due_on: date | None = None
    answered_at: datetime | None = None
    note: str = ""
    id: str | None = None


@dataclass(frozen=True, slots=True)
class ContactDraft:
    """A contact as typed or read from a file, before the domain has checked and completed it."""

    channel: Channel = Channel.DESK
    requests: tuple[RequestDraft, ...] = ()
    agent: str | None = None
    arrived_at: datetime | None = None
    taken_at: datetime | None = None
    ended_at: datetime | None = None
    recorded_at: datetime | None = None
    timer_flag: bool = False
    first_visit: bool | None = None
    age: Age | None = None
    commune: str = ""
    needs: tuple[Need, ...] = ()
    rings: int | None = None
    missed: bool = False
    id: str | None = None
