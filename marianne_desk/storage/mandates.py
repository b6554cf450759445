"""Mandates in and out of the file. A mandate outlives the identity of its case: it is erased by its own rule."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from marianne_desk.domain.cases.mandate import Mandate, MandateEnd, MandateKind
from marianne_desk.storage import tables as t
from marianne_desk.storage.contact_rows import day_of, day_text, seconds

_table = t.mandate
_OVER_ON = func.coalesce(_table.c.ended_on, _table.c.until)
"""The day on which it ended: before its time, or on its last day. NULL: nobody knows when it ends."""


def add(connection: Connection, item: Mandate, case: int) -> None:
    """Writes a new mandate of the case with this number."""
    connection.execute(insert(_table), _row(item) | {"id": item.id, "case": case})


def change(connection: Connection, item: Mandate) -> None:
    """Replaces the mandate of that identifier."""
    connection.execute(update(_table).where(_table.c.id == item.id).values(_row(item)))


def remove(connection: Connection, mandate_id: str) -> None:
    """Takes back one that was just noted by mistake."""
    connection.execute(delete(_table).where(_table.c.id == mandate_id))


def by_id(connection: Connection, mandate_id: str) -> Mandate | None:
    """The mandate of that identifier; None when there is none, or its contact was cancelled."""
    return next(_read(connection, _table.c.id == mandate_id), None)


def of_case(connection: Connection, case_id: str) -> tuple[Mandate, ...]:
    """The mandates of a case, the last noted first."""
    return tuple(_read(connection, t.case.c.id == case_id))


def count_ended(connection: Connection, before: date) -> int:
    """How many ended before that day."""
    query = select(func.count()).select_from(_table).where(before.isoformat() > _OVER_ON)
    return int(connection.execute(query).scalar_one())


def erase_ended(connection: Connection, before: date) -> int:
    """Erases those that ended before that day, revoked, done, or past their last day, signed or not, those of
    cancelled contacts too; how many."""
    return connection.execute(delete(_table).where(before.isoformat() > _OVER_ON)).rowcount


def _row(item: Mandate) -> dict[str, object]:
    return {
        "kind": item.kind.value,
        "scope": item.scope,
        "visitor": item.visitor,
        "signed_on": day_text(item.signed_on),
        "until": day_text(item.until),
        "ended_on": day_text(item.ended_on),
        "end": item.end.value if item.end else None,
        "agent": item.agent,
        "at": seconds(item.at),
    }


def _read(connection: Connection, where: Any) -> Iterator[Mandate]:
    query = (
        select(_table, t.case.c.id.label("case_id"))
        .join(t.case, t.case.c.number == _table.c.case)
        .where(where, t.case.c.cancelled == 0)
        .order_by(_table.c.at.desc(), _table.c.id)
    )
    for row in connection.execute(query).all():
        yield _mandate(row)


def _mandate(row: Row[Any]) -> Mandate:
    return Mandate(
        id=row.id,
        case=row.case_id,
        kind=MandateKind(row.kind),
        signed_on=day_of(row.signed_on),
        until=day_of(row.until),
        agent=row.agent,
        at=datetime.fromtimestamp(row.at, UTC),
        scope=row.scope,
        visitor=row.visitor,
        ended_on=day_of(row.ended_on),
        end=MandateEnd(row.end) if row.end else None,
    )
