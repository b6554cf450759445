"""One row behind a figure of difficult cases, in facts: never a name. Source: issue « Difficult cases » §6."""

from dataclasses import dataclass
from datetime import date

from marianne_desk.domain.agenda.appointment import State
from marianne_desk.domain.cases.case import Happening, Step


@dataclass(frozen=True, slots=True)
class TurnLine:
    """A stretch in which a partner had the case ``number`` (« D-12 ») in hand. Local days. ``due_on`` None: nothing was
    owed. ``ended_on`` and ``ended_by``: when and how it moved, None: it did not; ``open``: it still may."""

    number: int
    operator: str
    begun_on: date
    due_on: date | None
    ended_on: date | None
    ended_by: Happening | None
    first: bool
    open: bool


@dataclass(frozen=True, slots=True)
class AppointmentLine:
    """An appointment at a partner's of the case ``number``: ``days``, and ``working_days``, after its request."""

    number: int
    operator: str
    asked_on: date
    day: date
    days: int
    working_days: int
    state: State


@dataclass(frozen=True, slots=True)
class WayLine:
    """Where the case ``number`` was sent first, and whether that was right."""

    number: int
    operator: str
    opened_on: date
    step: Step
    wrong_contact: bool
    returned: bool


CaseLine = TurnLine | AppointmentLine | WayLine
