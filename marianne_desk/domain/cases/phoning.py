"""Whom to phone: of tomorrow's appointments, and who has to be told what the partner said. Source: issue « Difficult
cases » §4."""

from dataclasses import dataclass, field
from datetime import date, datetime

from marianne_desk.domain.cases.appointment import Mode
from marianne_desk.domain.cases.case_row import CaseRow


@dataclass(frozen=True, slots=True)
class Reminder:
    """Somebody to remind of an appointment. ``number``: of the case, None of an appointment with us. ``name``,
    ``reach``: empty where nothing is known; ``name`` of one with us is whatever was noted. ``place``: where, as it is
    kept; ``mode`` None: with us. ``operator``: by its label, empty where there is none."""

    begin: datetime
    number: int | None
    operator: str
    mode: Mode | None
    place: str
    agent: str
    case: str | None = None
    name: str = field(default="", repr=False)
    reach: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class PeopleToPhone:
    """``first`` to ``last``: the days whose appointments are recalled, up to the next open day. Reminders by hour;
    ``to_tell``: who waits longest first."""

    first: date
    last: date
    reminders: tuple[Reminder, ...]
    to_tell: tuple[CaseRow, ...]

    @property
    def count(self) -> int:
        """How many calls."""
        return len(self.reminders) + len(self.to_tell)
