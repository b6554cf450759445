"""One keyed connection to a desk's file, and the schema it has to hold. No SQLAlchemy here: the first look at the
day is shown before that is loaded."""

from pathlib import Path

import sqlcipher3

REVISION = "0004"
"""The schema that this code reads and writes; alembic is loaded only where a file holds another one."""

BUSY_MS = 5_000
_CACHE_KIB = 65_536


def connect(database: Path, key: str) -> sqlcipher3.Connection:
    """One connection, keyed, with the pragmas of the house (stack.md « SQLCipher »)."""
    connection = sqlcipher3.connect(database, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{key}'\"")
    connection.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
    return connection
