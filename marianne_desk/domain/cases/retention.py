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
    names of appointments with us, whom to call back of requests that nobody answered for two years."""

    CLOSED_CASE = "closed_case"
    IDLE_CASE = "idle_case"
    MANDATE = "mandate"
    APPOINTMENT = "appointment"
    CALL_BACK = "call_back"


class KnownBy(StrEnum):
    """Through what a person can be known here. Whom to call back goes with the answer, what was set aside once it is
    saved or cleared: no day can be foretold for them."""

    CASE = "case"
    APPOINTMENT = "appointment"
    MANDATE = "mandate"
    CALL_BACK = "call_back"
    SET_ASIDE = "set_aside"


@dataclass(frozen=True, slots=True)
class Erasure:
    """One line of the register: how many of a kind were erased at ``at``, all over since before ``before`` by a rule of
    so many ``months`` (0: a rule in days). Names nobody."""

    at: datetime
    kind: ErasureKind
    count: int
    months: int
    before: date


@dataclass(frozen=True, slots=True)
class Known:
    """How many are known by name in one way, now; ``next_on``: the local day on which the first of them is erased as
    things stand (past: at the next opening or closing), None where no day can be told. Names nobody."""

    by: KnownBy
    count: int
    next_on: date | None


def months_before(day: date, months: int) -> date:
    """The same day so many months earlier; the last of that month where it is shorter."""
    month = Month.of(day).plus(-months)
    return date(month.year, month.month, min(day.day, monthrange(month.year, month.month)[1]))


def months_after(day: date, months: int) -> date:
    """The first day of which :func:`months_before` says ``day`` or later: the same day so many months on, the first of
    the next month where that one is shorter."""
    month = Month.of(day).plus(months)
    if day.day > monthrange(month.year, month.month)[1]:
        month = month.plus(1)
        return date(month.year, month.month, 1)
    return date(month.year, month.month, day.day)
