"""An appointment at a partner's: its mode, its states, and what changed of it. The day and hour are as the partner gave
them. Source: issue « Difficult cases » §2, domain.md §4.5 (RDV Service Public).
"""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from marianne_desk.domain.agenda.appointment import State, end_of

__all__ = ("Mode", "Paper", "PartnerAppointment", "PartnerAppointmentDraft", "Result", "State")


class Mode(StrEnum):
    """How the partner receives: at its office, on the telephone, by visio-guichet in our house, at its permanence in
    our house."""

    OFFICE = "office"
    PHONE = "phone"
    VIDEO = "video"
    PERMANENCE = "permanence"


HERE = frozenset({Mode.VIDEO, Mode.PERMANENCE})
"""Modes that take a room of our house."""


class Result(StrEnum):
    """What a kept appointment gave: solved, not solved, another one is needed."""

    SOLVED = "solved"
    NOT_SOLVED = "not_solved"
    AGAIN = "again"


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper to bring. ``ready``: the visitor has it already."""

    label: str
    ready: bool = False


@dataclass(frozen=True, slots=True)
class PartnerAppointmentDraft:
    """An appointment as obtained. ``case``: id; ``begin`` aware; ``minutes`` None: the partner's usual length.
    ``place``: where, in words of the slip (an address, a telephone number); empty where the directory says nothing.
    ``with_whom``: the adviser, when known. ``room``: ours, None: none, or the first free one. ``id``: of the one that
    is moved."""

    case: str
    begin: datetime
    mode: Mode = Mode.OFFICE
    minutes: int | None = None
    office: str | None = None
    place: str = field(default="", repr=False)
    with_whom: str = ""
    room: str | None = None
    papers: tuple[Paper, ...] = ()
    id: str | None = None


@dataclass(frozen=True, slots=True)
class PartnerAppointment:
    """An appointment as kept. Instants aware, ``begin`` in the desk's zone. ``sequence`` is raised at each change
    (SEQUENCE of iCalendar). ``result`` None: not kept, or not said yet."""

    id: str
    case: str
    operator: str
    begin: datetime
    minutes: int
    mode: Mode
    office: str | None
    place: str = field(repr=False)
    with_whom: str
    room: str | None
    papers: tuple[Paper, ...]
    state: State
    result: Result | None
    agent: str
    made_at: datetime
    changed_at: datetime
    sequence: int = 0

    @property
    def end(self) -> datetime:
        """The instant at which it ends: real minutes, also through a night when clocks change."""
        return end_of(self.begin, self.minutes)


@dataclass(frozen=True, slots=True)
class AppointmentChange:
    """One change of an appointment: when, by whom, from which hour and state to which."""

    at: datetime
    agent: str
    old_begin: datetime
    new_begin: datetime
    old_state: State
    new_state: State
    reason: str = field(default="", repr=False)
