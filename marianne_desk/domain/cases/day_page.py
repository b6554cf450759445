"""The day's page: who is expected where, and whom to phone. It bears names: it is printed, never kept. Source: issue
« Difficult cases » §4."""

from dataclasses import dataclass
from datetime import date, datetime

from marianne_desk.domain.cases.phoning import OwnMeeting, PartnerMeeting, PeopleToPhone


@dataclass(frozen=True, slots=True)
class Presence:
    """A permanence of a partner in the house."""

    begin: datetime
    end: datetime
    label: str


@dataclass(frozen=True, slots=True)
class DayPage:
    """What a day holds. ``opens``: the desk's hours, empty: closed. Those of ``ours`` and ``partners`` that will not be
    are left out. ``calls`` None: a day that is not today, on which nobody is to be phoned yet."""

    house: str
    day: date
    opens: tuple[tuple[datetime, datetime], ...]
    ours: tuple[OwnMeeting, ...]
    partners: tuple[PartnerMeeting, ...]
    permanences: tuple[Presence, ...]
    calls: PeopleToPhone | None
