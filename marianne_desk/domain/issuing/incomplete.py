"""What is incomplete in a month that is about to be issued: said first, never hidden, never a bar.

Source: issue « The twelve commitments » §4.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from marianne_desk.domain.commitments.measure import Measure, MonthCommitments
from marianne_desk.domain.commitments.pack import Formula
from marianne_desk.domain.commitments.verdict import Why
from marianne_desk.domain.month import Month
from marianne_desk.domain.to_answer import WaitingRequest

EXPIRES_SOON = timedelta(days=30)
"""A proof asks for itself so long before its last day. Source: issue « The twelve commitments » §3."""


class Kind(StrEnum):
    """What may be incomplete, in the order in which it is said."""

    RUNNING = "running"
    """The month is not over: it cannot be issued yet."""
    SILENT = "silent"
    """Open days without any entry, of which nobody said why."""
    UNCLOSED = "unclosed"
    """Days with entries that nobody closed."""
    SET_ASIDE = "set_aside"
    """Entries begun by the end of the month that are not saved."""
    APPOINTMENTS = "appointments"
    """Appointments of the month of which nobody said what became."""
    UNANSWERED = "unanswered"
    """Requests due by the end of the month that have no answer."""
    UNDATED = "undated"
    """Requests of the month « à suivre » of which nobody knows what comes next."""
    SELDOM_NOTED = "seldom_noted"
    """Facts noted too seldom to be judged."""
    NOT_YET = "not_yet"
    """Measures that are only known later."""
    LACKS = "lacks"
    """Proofs, statements or surveys that are missing or no longer valid."""
    EXPIRES = "expires"
    """Proofs whose last day is near."""
    COMMENT = "comment"
    """The coordinator says nothing."""


@dataclass(frozen=True, slots=True)
class Incomplete:
    """One line of it. ``days``: those it is about, or the last day of a proof, or from when a measure is known;
    ``numbers``: short numbers of the contacts; ``indicators``: the measures; ``count``: how many things, 0 where it is
    no count."""

    kind: Kind
    count: int = 0
    days: tuple[date, ...] = ()
    numbers: tuple[int, ...] = ()
    indicators: tuple[str, ...] = ()


def of_days(kind: Kind, days: Iterable[date]) -> tuple[Incomplete, ...]:
    """Days of which something is to be said; nothing for none."""
    found = tuple(sorted(days))
    return (Incomplete(kind, len(found), found),) if found else ()


def of_count(kind: Kind, count: int) -> tuple[Incomplete, ...]:
    """So many things; nothing for none."""
    return (Incomplete(kind, count),) if count else ()


def of_requests(waiting: Iterable[WaitingRequest], month: Month) -> tuple[Incomplete, ...]:
    """What waits for an answer that was due by the end of the month, and what was received by then without a day."""
    rows = tuple(waiting)
    due = [
        one for one in rows if one.request.due_on is not None and one.request.due_on < month.next_first_day
    ]
    undated = [one for one in rows if one.until is None and Month.of(one.at.date()) == month]
    return (*_contacts(Kind.UNANSWERED, due), *_contacts(Kind.UNDATED, undated))


def of_commitments(measured: MonthCommitments, today: date) -> tuple[Incomplete, ...]:
    """Facts seldom noted, measures known later, proofs that are missing or about to expire (``today``)."""
    measures = measured.measures()
    seldom = [one for one in measures if one.why is Why.SELDOM_NOTED]
    later = [one for one in measures if one.known_on is not None]
    lacking = [one for one in measures if _lacks(one)]
    near = [one for one in measures if _expires(one, today)]
    return (
        *_of_measures(Kind.SELDOM_NOTED, seldom, []),
        *_of_measures(Kind.NOT_YET, later, [one.known_on for one in later]),
        *_of_measures(Kind.LACKS, lacking, []),
        *_of_measures(Kind.EXPIRES, near, [one.standing.until for one in near if one.standing]),
    )


def _contacts(kind: Kind, rows: list[WaitingRequest]) -> tuple[Incomplete, ...]:
    numbers = tuple(dict.fromkeys(one.number for one in rows))
    return (Incomplete(kind, len(rows), numbers=numbers),) if rows else ()


def _of_measures(kind: Kind, found: list[Measure], days: list[date | None]) -> tuple[Incomplete, ...]:
    if not found:
        return ()
    told = tuple(sorted({day for day in days if day is not None}))
    return (Incomplete(kind, len(found), told, indicators=tuple(one.id for one in found)),)


def _lacks(measure: Measure) -> bool:
    if measure.indicator.formula is Formula.NOT_RECORDED:
        return False  # the program keeps no record of it: nobody can bring one
    if measure.why is Why.NO_RECORD:
        return True
    return measure.standing is not None and not measure.standing.current


def _expires(measure: Measure, today: date) -> bool:
    standing = measure.standing
    if standing is None or not standing.current or standing.until is None:
        return False
    return today <= standing.until <= today + EXPIRES_SOON
