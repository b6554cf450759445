"""The one module that opens the encrypted file, begins transactions and commits them."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlcipher3
from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import SingletonThreadPool

from marianne_desk.domain.errors import MachineError
from marianne_desk.storage.connection import BUSY_MS, REVISION, connect
from marianne_desk.storage.place import Place

_WRITE = "marianne_write"


class Store:
    """One open file. Each thread keeps its own connection, keyed once. ``key`` opens its copies too."""

    def __init__(self, place: Place, key: str) -> None:
        self.place = place
        self.key = key
        self._engine = _engine(place.database, key)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the file."""
        with self._translated(), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction, durable when the block ends; nothing is written when it raises.

        Raises MachineError ``disk_full``, ``read_only``, ``busy``, ``file_damaged``, ``storage_failed``."""
        options = {_WRITE: True}
        with (
            self._translated(),
            self._engine.connect().execution_options(**options) as connection,
            connection.begin(),
        ):
            yield connection

    def checkpoint(self) -> None:
        """Moves the journal into the file: done when idle and at closing, since a damaged journal drops commits
        in silence. Where somebody reads a long while (a backup), it is left for the next time: whoever saves does not
        wait behind it."""
        with self._translated(), self._engine.connect() as connection:
            cursor = connection.connection.cursor()
            try:
                cursor.execute("PRAGMA busy_timeout = 0")
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            finally:
                cursor.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
                cursor.close()

    def damage(self) -> str:
        """What the file's own checks find: pages whose seal is broken, rows without a parent; empty when sound."""
        with self._translated(), self._engine.connect() as connection:
            cursor = connection.connection.cursor()
            try:
                found = [row[0] for row in cursor.execute("PRAGMA cipher_integrity_check").fetchall()]
                if not found:
                    found = [row[0] for row in cursor.execute("PRAGMA integrity_check(3)").fetchall()]
                    found = [] if found == ["ok"] else found
                orphans = cursor.execute("PRAGMA foreign_key_check").fetchall()
            except sqlcipher3.DatabaseError as error:
                return str(error)
            finally:
                cursor.close()
        return "; ".join(map(str, found[:3])) or ("foreign_key_check" if orphans else "")

    def close(self) -> None:
        """Checkpoints and closes. A disk that is full or read-only keeps the journal beside the file: nothing is
        lost, the next opening reads both."""
        try:
            self.checkpoint()
        except MachineError:
            pass
        finally:
            self._engine.dispose()

    def revision(self) -> str:
        """The schema revision that the file holds. Raises MachineError ``not_openable``."""
        with self.reading() as connection:
            return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one())

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            raise machine_error(error.orig or error, self.place) from error
        except sqlcipher3.Error as error:
            raise machine_error(error, self.place) from error


def open_store(place: Place, key: str) -> Store:
    """Opens an existing file; brings an older schema up to date, refuses a newer one.

    Raises MachineError ``not_openable``, ``newer_version``, ``migration_failed``."""
    if not place.database.exists() or place.database.stat().st_size == 0:
        raise MachineError("not_openable", file=place.database.name)
    store = Store(place, key)
    try:
        if store.revision() != REVISION:
            from marianne_desk.storage import schema

            store.close()
            schema.upgrade(place, key)
            store = Store(place, key)
    except MachineError:
        store._engine.dispose()
        raise
    return store


def create_store(place: Place, key: str) -> Store:
    """Makes the file of a new desk with today's schema."""
    from marianne_desk.storage import schema

    schema.create(place, key)
    store = Store(place, key)
    place.make_private()
    return store


def _engine(database: Path, key: str) -> Engine:
    engine = create_engine(
        "sqlite://",
        module=sqlcipher3.dbapi2,
        creator=lambda: connect(database, key),
        poolclass=SingletonThreadPool,
        hide_parameters=True,
    )

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        write = connection.get_execution_options().get(_WRITE)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")

    return engine


def machine_error(error: BaseException, place: Place) -> MachineError:
    """What the database said, as one of the failures that a person can act upon."""
    said = str(error).lower()
    for part, code in _FAILURES:
        if part in said:
            return MachineError(code, file=place.database.name, folder=place.folder)
    return MachineError("storage_failed")


_FAILURES = (
    ("disk is full", "disk_full"),
    ("readonly", "read_only"),
    ("read-only", "read_only"),
    ("unable to open", "read_only"),
    ("file is not a database", "not_openable"),
    ("no such table: alembic_version", "not_openable"),
    ("malformed", "file_damaged"),
    ("disk i/o", "file_damaged"),
    ("hmac", "file_damaged"),
    ("locked", "busy"),
    ("busy", "busy"),
)
