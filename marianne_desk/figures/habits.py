"""What this desk usually does: which requests, in which communes, most often."""

from collections.abc import Mapping

from sqlalchemy import Connection, func, select

from marianne_desk.domain.counter_day import Habit
from marianne_desk.storage.tables import contact, request


def habits_since(connection: Connection, month: int) -> list[Habit]:
    """Requests by theme, reason, operator and help since ``month`` (202510), most frequent first."""
    columns = (request.c.theme, request.c.reason, request.c.operator, request.c.help)
    query = (
        select(*columns, func.count())
        .where(request.c.month >= month, request.c.cancelled == False)  # noqa: E712
        .group_by(*columns)
        .order_by(func.count().desc(), *columns)
    )
    return [Habit(*row) for row in connection.execute(query)]


def communes_since(connection: Connection, month: int) -> Mapping[str, int]:
    """Communes noted since ``month``, most frequent first."""
    query = (
        select(contact.c.commune, func.count())
        .where(contact.c.month >= month, contact.c.commune != "")
        .group_by(contact.c.commune)
        .order_by(func.count().desc(), contact.c.commune)
    )
    return {commune: n for commune, n in connection.execute(query)}  # noqa: C416 (rows are not pairs)
