"""Appointments at partners', in and out of the file, and what changed of them. Only their case names a visitor."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from marianne_desk.domain.cases.appointment import (
    AppointmentChange,
    Mode,
    Paper,
    PartnerAppointment,
    Result,
    State,
)
from marianne_desk.domain.derivation import Calendar
from marianne_desk.domain.month import Month
from marianne_desk.storage import tables as t
from marianne_desk.storage.cases import months_of
from marianne_desk.storage.contact_rows import seconds
from marianne_desk.storage.contacts import forget_months

_table = t.partner_appointment
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Wait:
    """How long it was until an appointment: ``case`` its short number; local days of the request and of the
    appointment, between them so many days and so many working days."""

    case: int
    operator: str
    asked_on: date
    day: date
    days: int
    working_days: int
    state: State


def add(
    connection: Connection, item: PartnerAppointment, case: int, asked_at: datetime, calendar: Calendar
) -> None:
    """Writes a new appointment of the case with this number; ``asked_at``: when its request reached the desk."""
    row = _row(item) | derived_row(int(item.begin.timestamp()), int(asked_at.timestamp()), calendar)
    row |= {"case": case, "cancelled": False}
    connection.execute(insert(_table), row)
    forget_months(connection, months_of(connection, case))


def change(connection: Connection, item: PartnerAppointment, calendar: Calendar) -> None:
    """Replaces the appointment of that identifier."""
    held = connection.execute(select(_table.c.case, _table.c.asked_on).where(_table.c.id == item.id)).one()
    before = months_of(connection, held.case)
    row = _row(item) | _waits(int(item.begin.timestamp()), date.fromisoformat(held.asked_on), calendar)
    connection.execute(update(_table).where(_table.c.id == item.id).values(row))
    forget_months(connection, before | months_of(connection, held.case))


def remove(connection: Connection, appointment_id: str) -> None:
    """Takes back one that was just taken by mistake, with its history."""
    case = connection.execute(select(_table.c.case).where(_table.c.id == appointment_id)).scalar_one()
    forget_months(connection, months_of(connection, case))
    connection.execute(delete(_table).where(_table.c.id == appointment_id))


def by_id(connection: Connection, appointment_id: str, calendar: Calendar) -> PartnerAppointment | None:
    """The appointment of that identifier; None when there is none, or its contact was cancelled."""
    return next(_read(connection, [_table.c.id == appointment_id], calendar), None)


def of_case(connection: Connection, case_id: str, calendar: Calendar) -> list[PartnerAppointment]:
    """The appointments of a case, the earliest first."""
    return list(_read(connection, [t.case.c.id == case_id], calendar))


def between(connection: Connection, first: date, last: date, calendar: Calendar) -> list[PartnerAppointment]:
    """Those whose local day lies from ``first`` to ``last``, both included, the earliest first."""
    where = [_table.c.day >= first.isoformat(), _table.c.day <= last.isoformat()]
    return list(_read(connection, where, calendar))


def waits(connection: Connection, ids: Sequence[str]) -> dict[str, Wait]:
    """How long it was until each of these appointments, by identifier; those of cancelled contacts left out."""
    found: dict[str, Wait] = {}
    for start in range(0, len(ids), _AT_ONCE):
        query = select(_table).where(_table.c.id.in_(ids[start : start + _AT_ONCE]), _table.c.cancelled == 0)
        for row in connection.execute(query):
            found[row.id] = Wait(
                row.case,
                row.operator,
                date.fromisoformat(row.asked_on),
                date.fromisoformat(row.day),
                row.wait_days,
                row.wait_working_days,
                State(row.state),
            )
    return found


def every(connection: Connection, calendar: Calendar) -> list[PartnerAppointment]:
    """All of them, past and to come, the earliest first."""
    return list(_read(connection, [], calendar))


def case_numbers(connection: Connection) -> dict[str, int]:
    """The short number (« D-12 ») of every case that has an appointment, by its identifier."""
    query = select(t.case.c.id, t.case.c.number).join(_table, _table.c.case == t.case.c.number).distinct()
    return {row.id: row.number for row in connection.execute(query)}


def note_change(connection: Connection, appointment_id: str, made: AppointmentChange) -> None:
    """Adds a change to the history of an appointment."""
    row = {
        "appointment": appointment_id,
        "at": seconds(made.at),
        "agent": made.agent,
        "old_begin": seconds(made.old_begin),
        "new_begin": seconds(made.new_begin),
        "old_state": made.old_state.value,
        "new_state": made.new_state.value,
        "reason": made.reason,
    }
    connection.execute(insert(t.partner_appointment_change), row)


def forget_last_change(connection: Connection, appointment_id: str) -> None:
    """Takes the last change of an appointment out of its history: it was made by mistake."""
    made = t.partner_appointment_change
    last = select(func.max(made.c.id)).where(made.c.appointment == appointment_id).scalar_subquery()
    connection.execute(delete(made).where(made.c.id == last))


def changes(connection: Connection, appointment_id: str, calendar: Calendar) -> tuple[AppointmentChange, ...]:
    """What changed of an appointment, the earliest first."""
    made = t.partner_appointment_change
    query = select(made).where(made.c.appointment == appointment_id).order_by(made.c.id)
    return tuple(
        AppointmentChange(
            at=datetime.fromtimestamp(row.at, UTC),
            agent=row.agent,
            old_begin=datetime.fromtimestamp(row.old_begin, calendar.zone),
            new_begin=datetime.fromtimestamp(row.new_begin, calendar.zone),
            old_state=State(row.old_state),
            new_state=State(row.new_state),
            reason=row.reason,
        )
        for row in connection.execute(query)
    )


def derived_row(begin: int, asked_at: int, calendar: Calendar) -> dict[str, object]:
    """What the calendar says of an appointment, as its row keeps it; ``begin``, ``asked_at``: when it is, when its
    request reached the desk, in seconds as they are kept."""
    return _waits(begin, datetime.fromtimestamp(asked_at, calendar.zone).date(), calendar)


def _waits(begin: int, asked: date, calendar: Calendar) -> dict[str, object]:
    day = datetime.fromtimestamp(begin, calendar.zone).date()
    return {
        "day": day.isoformat(),
        "month": Month.of(day).number,
        "asked_on": asked.isoformat(),
        "wait_days": max((day - asked).days, 0),
        "wait_working_days": calendar.working_days.count(asked, day),
    }


def _row(item: PartnerAppointment) -> dict[str, object]:
    return {
        "id": item.id,
        "operator": item.operator,
        "begin": seconds(item.begin),
        "minutes": item.minutes,
        "mode": item.mode.value,
        "office": item.office,
        "place": item.place,
        "with_whom": item.with_whom,
        "room": item.room,
        "papers": json.dumps([[paper.label, paper.ready] for paper in item.papers], ensure_ascii=False),
        "state": item.state.value,
        "result": item.result.value if item.result else None,
        "agent": item.agent,
        "made_at": seconds(item.made_at),
        "changed_at": seconds(item.changed_at),
        "sequence": item.sequence,
    }


def _read(connection: Connection, where: Iterable[Any], calendar: Calendar) -> Iterator[PartnerAppointment]:
    query = (
        select(_table, t.case.c.id.label("case_id"))
        .join(t.case, t.case.c.number == _table.c.case)
        .where(_table.c.cancelled == 0, *where)
        .order_by(_table.c.begin, _table.c.id)
    )
    for row in connection.execute(query).all():
        yield _appointment(row, calendar)


def _appointment(row: Row[Any], calendar: Calendar) -> PartnerAppointment:
    return PartnerAppointment(
        id=row.id,
        case=row.case_id,
        operator=row.operator,
        begin=datetime.fromtimestamp(row.begin, calendar.zone),
        minutes=row.minutes,
        mode=Mode(row.mode),
        office=row.office,
        place=row.place,
        with_whom=row.with_whom,
        room=row.room,
        papers=tuple(Paper(label, ready) for label, ready in json.loads(row.papers)),
        state=State(row.state),
        result=Result(row.result) if row.result else None,
        agent=row.agent,
        made_at=datetime.fromtimestamp(row.made_at, UTC),
        changed_at=datetime.fromtimestamp(row.changed_at, UTC),
        sequence=row.sequence,
    )
