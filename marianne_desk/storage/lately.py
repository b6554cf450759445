"""What was logged or answered after a given contact: what the guided tour looks at."""

from sqlalchemy import Connection, func, select

from marianne_desk.storage import tables as t


def last_number(connection: Connection) -> int:
    """The short number of the last contact; 0 where there is none."""
    return int(connection.execute(select(func.max(t.contact.c.number))).scalar() or 0)


def logged_after(connection: Connection, number: int) -> frozenset[tuple[str, str | None]]:
    """Channel and reason of each request of the contacts after that number, cancelled ones left out."""
    column = t.request.c
    rows = connection.execute(
        select(column.channel, column.reason).where(column.contact > number, column.cancelled.is_(False))
    )
    return frozenset((str(row[0]), row[1]) for row in rows)


def answered_until(connection: Connection, number: int) -> int:
    """How many requests of the contacts up to that number are answered."""
    column = t.request.c
    return connection.execute(
        select(func.count()).where(
            column.contact <= number, column.cancelled.is_(False), column.answered_at.is_not(None)
        )
    ).scalar_one()
