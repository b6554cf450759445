"""The permanences of partners, in and out of the file."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection, delete, insert, select

from marianne_desk.domain.agenda.permanence import Permanence
from marianne_desk.storage.tables import permanence


def read(connection: Connection) -> tuple[Permanence, ...]:
    """All of them, by their label."""
    rows = connection.execute(select(permanence).order_by(permanence.c.label, permanence.c.id))
    return tuple(
        Permanence(row.id, row.label, row.hours, row.operator, _day(row.valid_from), _day(row.valid_to))
        for row in rows
    )


def write(connection: Connection, items: Sequence[Permanence]) -> None:
    """Replaces the list."""
    connection.execute(delete(permanence))
    if items:
        connection.execute(
            insert(permanence),
            [
                {
                    "id": one.id,
                    "operator": one.operator,
                    "label": one.label,
                    "hours": one.hours,
                    "valid_from": one.valid_from.isoformat() if one.valid_from else None,
                    "valid_to": one.valid_to.isoformat() if one.valid_to else None,
                }
                for one in items
            ],
        )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
