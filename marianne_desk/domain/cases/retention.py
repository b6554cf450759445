"""How long a visitor is known by name. Source: domain.md §5.2 (six months after closing, two years at most), issue
« Difficult cases » §7.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from marianne_desk.domain.month import Month

LONGEST_IDENTITY_MONTHS = 24
"""Two years after the last contact nobody is known any more, whatever the settings and whether or not the case is
closed."""
LONGEST_MANDATE_MONTHS = 36


class ErasureKind(StrEnum):
    """What was erased: identities of closed cases, of cases that nobody touched for two years, mandates that are over,
    names of appointments with us."""

    CLOSED_CASE = "closed_case"
    IDLE_CASE = "idle_case"
    MANDATE = "mandate"
    APPOINTMENT = "appointment"


@dataclass(frozen=True, slots=True)
class Erasure:
    """One line of the register: how many of a kind were erased at ``at``, all over since before ``before`` by a rule of
    so many ``months`` (0: a rule in days). Names nobody."""

    at: datetime
    kind: ErasureKind
    count: int
    months: int
    before: date


def months_before(day: date, months: int) -> date:
    """The same day so many months earlier; the last of that month where it is shorter."""
    month = Month.of(day).plus(-months)
    return date(month.year, month.month, min(day.day, monthrange(month.year, month.month)[1]))
