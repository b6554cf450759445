"""What is still open at the end of a day, and what awaits in the morning, read from the tables of their own rooms;
and the small changes that one key makes, each with what stood there before, so that it can be undone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Select, Table, delete, func, insert, select, update

from marianne_desk.domain.codes import Outcome
from marianne_desk.storage import tables as t
from marianne_desk.storage.contact_rows import seconds

Found = list[dict[str, Any]]
"""Values by the name of their column; instants are seconds of UTC."""


@dataclass(frozen=True, slots=True)
class Change:
    """What stood in a row before one key changed it; ``erased``: the row itself is gone."""

    table: Table
    key: str
    before: Mapping[str, Any]
    erased: bool = False


def open_arrivals(connection: Connection) -> Found:
    """Who waits, or was taken in charge and never finished, the first to come first."""
    a = t.arrival.c
    query = select(t.arrival).where(a.left_at.is_(None), a.ended_at.is_(None)).order_by(a.arrived_at, a.id)
    return _found(connection, query)


def entries_aside(connection: Connection) -> Found:
    """Entries that are not saved, the first begun first."""
    s = t.set_aside.c
    return _found(connection, select(t.set_aside).order_by(s.begun_at, s.id))


def without_next_step(connection: Connection, day: date) -> Found:
    """Requests « à suivre » of the contacts of ``day`` of which nobody knows what comes next: no day owed, none
    announced, no papers expected."""
    r, c = t.request.c, t.contact.c
    announced = select(t.announcement.c.request).where(t.announcement.c.request == r.number).exists()
    paused = select(t.pause.c.request).where(t.pause.c.request == r.number, t.pause.c.end.is_(None)).exists()
    query = (
        select(r.id, r.theme, r.reason, r.operator, r.channel, c.number, c.arrived_at, c.agent)
        .join_from(t.request, t.contact)
        .where(
            c.day == day.isoformat(),
            r.outcome == Outcome.PENDING.value,
            r.answered_at.is_(None),
            r.cancelled == False,  # noqa: E712 (an SQL expression)
            r.due_on.is_(None),
            ~announced,
            ~paused,
        )
        .order_by(r.number)
    )
    return _found(connection, query)


def recorded_since(connection: Connection, day: date, at: datetime) -> int:
    """Contacts of ``day`` that were recorded after ``at``."""
    c = t.contact.c
    query = select(func.count()).where(
        c.day == day.isoformat(), c.cancelled_at.is_(None), c.recorded_at > seconds(at)
    )
    return int(connection.execute(query).scalar_one())


def change(connection: Connection, table: Table, key: str, values: Mapping[str, Any]) -> Change | None:
    """Changes the row ``key`` of ``table``; None when it is not there any more."""
    row = connection.execute(select(table).where(table.c.id == key)).mappings().first()
    if row is None:
        return None
    connection.execute(update(table).where(table.c.id == key).values(**values))
    return Change(table, key, {name: row[name] for name in values})


def erase(connection: Connection, table: Table, key: str) -> Change | None:
    """Erases the row ``key`` of ``table``; None when it is not there any more."""
    row = connection.execute(select(table).where(table.c.id == key)).mappings().first()
    if row is None:
        return None
    connection.execute(delete(table).where(table.c.id == key))
    return Change(table, key, dict(row), erased=True)


def put_back(connection: Connection, before: Change) -> None:
    """What stood there stands there again."""
    if before.erased:
        connection.execute(insert(before.table).values(**before.before))
    else:
        change(connection, before.table, before.key, before.before)


def _found(connection: Connection, query: Select[Any]) -> Found:
    return [dict(row) for row in connection.execute(query).mappings()]
