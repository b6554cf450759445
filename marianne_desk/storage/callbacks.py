"""Whom to call back: a first name or a number, kept apart from the contacts, only until the answer.

No other module reads or writes this table; nothing of it goes into an export, a log or a sheet. The connection
overwrites what it deletes (``secure_delete``).
"""

from collections.abc import Sequence

from sqlalchemy import Connection, delete, select

from marianne_desk.storage.tables import callback


def keep(connection: Connection, key: int, words: str) -> None:
    """Notes whom to call back for a request (its number); what stood there is replaced."""
    erase(connection, (key,))
    connection.execute(callback.insert().values(request=key, words=words))


def read(connection: Connection, requests: Sequence[int]) -> dict[int, str]:
    """Whom to call back, by number of the request; those without any are left out."""
    rows = connection.execute(select(callback).where(callback.c.request.in_(requests)))
    return {row.request: row.words for row in rows}


def erase(connection: Connection, requests: Sequence[int]) -> None:
    """Erases them: the requests were answered, closed or cancelled."""
    connection.execute(delete(callback).where(callback.c.request.in_(requests)))
