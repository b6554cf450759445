"""Whom to phone: of tomorrow's appointments, and who has to be told what the partner said. Source: issue « Difficult
cases » §4."""

from dataclasses import dataclass, field
from datetime import date, datetime

from marianne_desk.domain.cases.appointment import PartnerAppointment
from marianne_desk.domain.cases.case_row import CaseRow
from marianne_desk.domain.cases.visitor import Visitor


@dataclass(frozen=True, slots=True)
class PartnerMeeting:
    """An appointment at a partner's with whom it is about. ``number``: of its case; ``operator``, ``agent``: by their
    labels. ``visitor`` None: the identity was erased."""

    appointment: PartnerAppointment
    number: int
    operator: str
    agent: str
    visitor: Visitor | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class OwnMeeting:
    """An appointment with us, for a list to print. ``operator``, ``agent``: by their labels, empty where there is none.
    ``name``: whatever was noted of the visitor, empty for nothing."""

    begin: datetime
    end: datetime
    matter: str
    operator: str
    agent: str
    name: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class PeopleToPhone:
    """``first`` to ``last``: the days whose appointments are recalled, up to the next open day; at partners' and with
    us, by hour. ``to_tell``: who waits longest first."""

    first: date
    last: date
    partners: tuple[PartnerMeeting, ...]
    ours: tuple[OwnMeeting, ...]
    to_tell: tuple[CaseRow, ...]

    @property
    def count(self) -> int:
        """How many calls."""
        return len(self.partners) + len(self.ours) + len(self.to_tell)
