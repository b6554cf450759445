"""The desk's own list of totals to carry over."""

from collections.abc import Sequence

from sqlalchemy import Connection, delete, insert, select

from marianne_desk.domain.day.carried import CarriedTotal
from marianne_desk.storage.tables import carried_total


def read(connection: Connection) -> tuple[CarriedTotal, ...]:
    """The list in its order; empty while the desk has none of its own."""
    rows = connection.execute(select(carried_total).order_by(carried_total.c.position))
    return tuple(CarriedTotal(row.label, tuple(row.figures.split())) for row in rows)


def write(connection: Connection, totals: Sequence[CarriedTotal]) -> None:
    """Replaces the list; empty: the desk has none of its own."""
    connection.execute(delete(carried_total))
    if totals:
        connection.execute(
            insert(carried_total),
            [
                {"position": place, "label": total.label, "figures": " ".join(total.figures)}
                for place, total in enumerate(totals)
            ],
        )
