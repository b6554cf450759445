"""Erases who is known too long, and keeps the register of it. The connection overwrites what it erases
(``secure_delete``)."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from sqlalchemy import Connection, and_, delete, insert, or_, select, update

from marianne_desk.domain.cases.appointment import Mode
from marianne_desk.domain.cases.retention import Erasure, ErasureKind
from marianne_desk.storage import tables as t
from marianne_desk.storage.contact_rows import seconds

_case = t.case.c


def closed_before(connection: Connection, day: date, at: datetime) -> Sequence[int]:
    """The cases closed on ``day`` or before whose visitor is still known, by number; those of cancelled contacts where
    nothing happened to them since ``at``."""
    over = or_(_case.closed_on <= day.isoformat(), and_(_case.cancelled == 1, _case.moved_at <= seconds(at)))
    query = select(_case.number).where(_case.erased_at.is_(None), over)
    return connection.execute(query).scalars().all()


def idle_since(connection: Connection, at: datetime) -> Sequence[int]:
    """The cases, closed or not, to which nothing happened since ``at``, whose visitor is still known. An appointment
    that is younger keeps its case."""
    younger = select(t.partner_appointment.c.case).where(t.partner_appointment.c.begin > seconds(at))
    query = select(_case.number).where(
        _case.erased_at.is_(None), _case.moved_at <= seconds(at), _case.number.not_in(younger)
    )
    return connection.execute(query).scalars().all()


def erase_identities(connection: Connection, numbers: Sequence[int], at: datetime) -> None:
    """Erases name, way to reach and every free word of these cases; what can be counted stays."""
    for number in numbers:
        for table in (t.visitor, t.case_text):
            connection.execute(delete(table).where(table.c.case == number))
        events, made = t.case_event, t.partner_appointment_change
        connection.execute(update(events).where(events.c.case == number).values(words=""))
        taken = t.partner_appointment
        by_phone = (taken.c.case == number) & (taken.c.mode == Mode.PHONE.value)
        connection.execute(update(taken).where(by_phone).values(place=""))  # it may be the visitor's number
        held = select(t.partner_appointment.c.id).where(t.partner_appointment.c.case == number)
        connection.execute(update(made).where(made.c.appointment.in_(held)).values(reason=""))
        connection.execute(update(t.case).where(_case.number == number).values(erased_at=seconds(at)))


def note(connection: Connection, erasures: Sequence[Erasure]) -> None:
    """Adds lines to the register."""
    rows = [
        {
            "at": seconds(one.at),
            "kind": one.kind.value,
            "erased": one.count,
            "months": one.months,
            "before": one.before.isoformat(),
        }
        for one in erasures
    ]
    if rows:
        connection.execute(insert(t.erasure), rows)


def register(connection: Connection) -> tuple[Erasure, ...]:
    """The register, the last line first."""
    rows = connection.execute(select(t.erasure).order_by(t.erasure.c.id.desc()))
    return tuple(
        Erasure(
            datetime.fromtimestamp(row.at, UTC),
            ErasureKind(row.kind),
            row.erased,
            row.months,
            date.fromisoformat(row.before),
        )
        for row in rows
    )
