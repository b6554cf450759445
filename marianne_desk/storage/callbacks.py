"""Whom to call back: a first name or a number, kept apart from the contacts, only until the answer.

No other module reads or writes this table; nothing of it goes into an export, a log or a sheet. The connection
overwrites what it deletes (``secure_delete``).
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, Select, delete, func, select

from marianne_desk.storage.contact_rows import seconds
from marianne_desk.storage.tables import callback, contact, request


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


def count(connection: Connection) -> int:
    """How many there are."""
    return int(connection.execute(select(func.count()).select_from(callback)).scalar_one())


def count_of_contacts_before(connection: Connection, at: datetime) -> int:
    """How many stand with the request of somebody who came before an instant."""
    query = select(func.count()).select_from(callback).where(callback.c.request.in_(_came_before(at)))
    return int(connection.execute(query).scalar_one())


def erase_of_contacts_before(connection: Connection, at: datetime) -> int:
    """Erases those; how many."""
    return connection.execute(delete(callback).where(callback.c.request.in_(_came_before(at)))).rowcount


def _came_before(at: datetime) -> Select[tuple[int]]:
    by_contact = request.join(contact, contact.c.number == request.c.contact)
    return select(request.c.number).select_from(by_contact).where(contact.c.arrived_at < seconds(at))
