"""Who is known too long is forgotten: run whenever the desk is opened, each morning, and when the day or the window is
closed. What is counted stays; the register says what was erased, and names nobody.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from marianne_desk.domain.agenda.appointment import VISITOR_KEPT_DAYS
from marianne_desk.domain.cases.retention import (
    LONGEST_IDENTITY_MONTHS,
    Erasure,
    ErasureKind,
    months_before,
)
from marianne_desk.storage import appointments, callbacks, erasing, mandates

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from marianne_desk.domain.settings import Settings
    from marianne_desk.usecases.desk import Desk


@dataclass(frozen=True, slots=True)
class _Expired:
    """What is kept too long: cases by number, how many mandates, appointments with us and call backs."""

    closed: Sequence[int]
    idle: Sequence[int]
    mandates: int
    appointments: int
    call_backs: int

    def __bool__(self) -> bool:
        return bool(self.closed or self.idle or self.mandates or self.appointments or self.call_backs)


@dataclass(frozen=True, slots=True)
class _Limits:
    """Until when what is over may be kept."""

    closed: date
    idle: date
    mandate: date
    appointment: datetime


def purge(desk: "Desk") -> tuple[Erasure, ...]:
    """Erases the identities of cases closed ``identity_months`` ago, of cases to which nothing happened for two years,
    mandates that are over since ``mandate_months``, the names of appointments with us ``VISITOR_KEPT_DAYS`` after them,
    and whom to call back where nobody answered for two years; the lines that it added to the register, empty when there
    was nothing to erase (nothing is written then)."""
    limits = _limits(desk)
    with desk.store.reading() as connection:
        found = _expired(connection, desk, limits)
    if not found:
        return ()
    now = desk.clock()
    with desk.store.writing() as connection:
        found = _expired(connection, desk, limits)
        erasing.erase_identities(connection, [*found.closed, *found.idle], now)
        over = mandates.erase_ended(connection, limits.mandate)
        named = appointments.forget_names(connection, limits.appointment)
        unanswered = callbacks.erase_of_contacts_before(connection, _begin_of(desk, limits.idle))
        made = tuple(
            Erasure(now, kind, count, months, before)
            for kind, count, months, before in (
                (ErasureKind.CLOSED_CASE, len(found.closed), desk.settings.identity_months, limits.closed),
                (ErasureKind.IDLE_CASE, len(found.idle), LONGEST_IDENTITY_MONTHS, limits.idle),
                (ErasureKind.MANDATE, over, desk.settings.mandate_months, limits.mandate),
                (ErasureKind.APPOINTMENT, named, 0, limits.appointment.astimezone(desk.zone).date()),
                (ErasureKind.CALL_BACK, unanswered, LONGEST_IDENTITY_MONTHS, limits.idle),
            )
            if count
        )
        erasing.note(connection, made)
    return made


def would_erase(desk: "Desk", settings: "Settings") -> tuple[int, int]:
    """How many identities of closed cases, and how many mandates, a purge by these settings would erase now."""
    other = replace(desk, settings=settings)
    with desk.store.reading() as connection:
        found = _expired(connection, other, _limits(other))
    return len(found.closed), found.mandates


def kept_too_long(desk: "Desk") -> int:
    """How many the next purge will erase; 0 once one ran today."""
    with desk.store.reading() as connection:
        found = _expired(connection, desk, _limits(desk))
    return len(found.closed) + len(found.idle) + found.mandates + found.appointments + found.call_backs


def erasures(desk: "Desk") -> tuple[Erasure, ...]:
    """The register of what was erased, the last line first."""
    with desk.store.reading() as connection:
        return erasing.register(connection)


def _limits(desk: "Desk") -> _Limits:
    today = desk.today()
    return _Limits(
        closed=months_before(today, desk.settings.identity_months),
        idle=months_before(today, LONGEST_IDENTITY_MONTHS),
        mandate=months_before(today, desk.settings.mandate_months),
        appointment=desk.clock() - timedelta(days=VISITOR_KEPT_DAYS),
    )


def _expired(connection: "Connection", desk: "Desk", limits: _Limits) -> _Expired:
    idle_since = _begin_of(desk, limits.idle)
    closed = erasing.closed_before(connection, limits.closed, _begin_of(desk, limits.closed))
    idle = erasing.idle_since(connection, idle_since)
    return _Expired(
        closed,
        [number for number in idle if number not in set(closed)],
        mandates.count_ended(connection, limits.mandate),
        appointments.count_named(connection, limits.appointment),
        callbacks.count_of_contacts_before(connection, idle_since),
    )


def _begin_of(desk: "Desk", day: date) -> datetime:
    return datetime.combine(day, time.min, desk.zone)
