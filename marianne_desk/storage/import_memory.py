"""What was settled for an old spreadsheet: titles and words, so that the next file asks nothing."""

from collections.abc import Mapping

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from marianne_desk.storage.tables import import_memory


def remembered(connection: Connection, kind: str) -> dict[str, str]:
    """What was settled of a kind (``heading``, ``gap``, ``file``, a role), by what the file said."""
    query = select(import_memory.c.said, import_memory.c.meaning).where(import_memory.c.kind == kind)
    return {row.said: row.meaning for row in connection.execute(query)}


def remember(connection: Connection, kind: str, meanings: Mapping[str, str]) -> None:
    """Keeps what was settled; the latest answer wins."""
    rows = [{"kind": kind, "said": said, "meaning": meaning} for said, meaning in meanings.items()]
    if rows:
        statement = insert(import_memory)
        statement = statement.on_conflict_do_update(
            index_elements=["kind", "said"], set_={"meaning": statement.excluded.meaning}
        )
        connection.execute(statement, rows)
