"""Entries that are not saved yet, in and out of the file. They are erased when saved or cleared; the connection
overwrites what it deletes (``secure_delete``)."""

from datetime import UTC, datetime

from sqlalchemy import Connection, delete, func, insert, select

from marianne_desk.domain.set_aside import SetAside, content_of, entry_of
from marianne_desk.storage.contact_rows import instant, seconds
from marianne_desk.storage.tables import set_aside


def keep(connection: Connection, entry: SetAside) -> None:
    """Writes an entry; what stood under its identifier is replaced."""
    erase(connection, entry.id)
    connection.execute(
        insert(set_aside).values(
            id=entry.id,
            agent=entry.agent,
            channel=entry.channel.value,
            begun_at=seconds(entry.begun_at),
            set_aside_at=seconds(entry.set_aside_at),
            content=content_of(entry),
        )
    )


def entries(connection: Connection) -> list[SetAside]:
    """All of them, the first begun first; instants in UTC."""
    rows = connection.execute(select(set_aside).order_by(set_aside.c.begun_at, set_aside.c.id))
    return [
        entry_of(
            row.id,
            row.agent,
            row.channel,
            datetime.fromtimestamp(row.begun_at, UTC),
            instant(row.set_aside_at),
            row.content,
        )
        for row in rows
    ]


def count(connection: Connection) -> int:
    """How many there are."""
    return int(connection.execute(select(func.count()).select_from(set_aside)).scalar_one())


def erase(connection: Connection, entry_id: str) -> None:
    """Erases one, if it is there."""
    connection.execute(delete(set_aside).where(set_aside.c.id == entry_id))
