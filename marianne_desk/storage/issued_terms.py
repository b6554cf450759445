"""What a house promised in its issued months. Read at each opening: nothing else of them is."""

from sqlalchemy import Connection, select

from marianne_desk.domain.delays import Delays
from marianne_desk.domain.issuing.terms import delays_in
from marianne_desk.domain.month import Month
from marianne_desk.storage.tables import issued_month


def read_terms(connection: Connection, month: Month) -> str | None:
    """The terms of an issued month as ``domain.issuing.terms`` writes them; None: it was not issued."""
    query = select(issued_month.c.terms).where(issued_month.c.month == month.number)
    found = connection.execute(query).scalar_one_or_none()
    return None if found is None else str(found)


def read_delays(connection: Connection) -> tuple[tuple[int, Delays], ...]:
    """The delays of every issued month (202610), the earliest first."""
    rows = connection.execute(
        select(issued_month.c.month, issued_month.c.terms).order_by(issued_month.c.month)
    )
    return tuple((row.month, delays_in(row.terms)) for row in rows)
