"""How far a change of the settings would reach: what the file holds of it, counted without reading a contact."""

from collections.abc import Iterable

from sqlalchemy import ColumnElement, Connection, func, select

from marianne_desk.domain.effects import Reach
from marianne_desk.storage import tables as t


def all_contacts(connection: Connection) -> Reach:
    """Every contact that was not cancelled."""
    return _reach(connection, t.contact.c.month, t.contact.c.cancelled_at.is_(None))


def waits(connection: Connection) -> Reach:
    """The contacts of which the wait was noted."""
    column = t.contact.c
    return _reach(connection, column.month, column.cancelled_at.is_(None), column.waited.is_not(None))


def owed_answers(connection: Connection, channels: Iterable[str]) -> Reach:
    """The requests of these channels that have a due day; the months are those in which they are due."""
    column = t.request.c
    return _reach(
        connection,
        column.due_month,
        column.cancelled.is_(False),
        column.due_month.is_not(None),
        column.channel.in_(list(channels)),
    )


def _reach(connection: Connection, month: ColumnElement[int], *where: ColumnElement[bool]) -> Reach:
    count, months = connection.execute(select(func.count(), func.count(month.distinct())).where(*where)).one()
    return Reach(count, months)
