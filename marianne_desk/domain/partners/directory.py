"""The directory of partners as values. Codes of operators and reasons are those of the desk's vocabulary.

Names here are those of people at work at a partner's (professional data), never a visitor's. Source: issue « Difficult
cases » §1.
"""

from dataclasses import dataclass, field
from datetime import date, datetime

from marianne_desk.domain.cases.appointment import Mode
from marianne_desk.domain.delays import Alarms


@dataclass(frozen=True, slots=True)
class Partner:
    """What holds for all of an operator. ``promised_days``: working days in which it promises an answer, None: it
    promises none. ``usual_minutes``: of an appointment, None: not known. ``alarms`` None: the house's.
    ``try_first``: what to try before anything is sent, empty where nothing is said."""

    operator: str
    promised_days: int | None = None
    usual_minutes: int | None = None
    alarms: Alarms | None = None
    try_first: str = ""


@dataclass(frozen=True, slots=True)
class Office:
    """A local office. ``modes``: how it takes people; ``hours`` in the opening-hours language, empty: not known.
    ``permanence``: id of its permanence in our house. ``retired_on``: from then on it is no longer offered."""

    id: str
    operator: str
    label: str
    address: str = ""
    telephone: str = ""
    mail: str = ""
    modes: tuple[Mode, ...] = (Mode.OFFICE,)
    hours: str = ""
    permanence: str | None = None
    retired_on: date | None = None


@dataclass(frozen=True, slots=True)
class Correspondent:
    """A named correspondent (référent). ``office`` None: of the whole operator."""

    id: str
    operator: str
    name: str
    role: str = ""
    office: str | None = None
    telephone: str = ""
    mail: str = ""
    retired_on: date | None = None


@dataclass(frozen=True, slots=True)
class PaperList:
    """The papers to bring for a reason (or a whole theme: its code) at an operator, in their order. ``operator``
    empty: wherever it goes."""

    operator: str
    matter: str
    papers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PartnerNews:
    """What a partner last said, to be passed on (éléments de langage). ``until``: its last day, None: no end."""

    id: str
    operator: str
    words: str
    day: date
    until: date | None
    agent: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Feedback:
    """What visitors do not understand, in one line from the counter (retour du terrain). ``theme``, ``reason``: codes,
    None where unsaid. Never names anybody."""

    id: str
    operator: str
    day: date
    words: str = field(repr=False)
    theme: str | None
    reason: str | None
    agent: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Directory:
    """All of it, by operator, then label. Retired entries are there: history uses them."""

    partners: tuple[Partner, ...] = ()
    offices: tuple[Office, ...] = ()
    correspondents: tuple[Correspondent, ...] = ()
    papers: tuple[PaperList, ...] = ()

    def partner(self, operator: str) -> Partner:
        """What is known of an operator; nothing where nobody noted anything."""
        return next((one for one in self.partners if one.operator == operator), Partner(operator))

    def offices_of(self, operator: str) -> tuple[Office, ...]:
        """Its offices in use."""
        return tuple(one for one in self.offices if one.operator == operator and one.retired_on is None)

    def correspondents_of(self, operator: str) -> tuple[Correspondent, ...]:
        """Its correspondents in use."""
        return tuple(
            one for one in self.correspondents if one.operator == operator and one.retired_on is None
        )

    def papers_for(self, operator: str, theme: str | None, reason: str | None) -> tuple[str, ...]:
        """The papers to bring: of the reason at this operator, else of the reason anywhere, then of the theme; empty
        where nobody wrote a list."""
        for matter in (reason, theme):
            for owner in (operator, ""):
                for one in self.papers:
                    if matter and one.matter == matter and one.operator == owner:
                        return one.papers
        return ()
