"""Making and changing the schema with alembic. Loaded only at set-up or where a file is older than the program."""

import contextlib
import shutil
from pathlib import Path
from typing import Any

import sqlcipher3
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, create_engine
from sqlalchemy.pool import StaticPool

from marianne_desk.domain.errors import MachineError
from marianne_desk.storage.connection import connect
from marianne_desk.storage.place import Place

_SCRIPTS = Path(__file__).parent / "migrations"


def create(place: Place, key: str) -> None:
    """Makes the empty file with today's schema."""
    run(place, key, lambda configuration: command.upgrade(configuration, "head"))


def upgrade(place: Place, key: str) -> None:
    """Brings an older file up to date on a copy's safety: on any error the copy is put back.

    Raises MachineError ``newer_version`` (the file is left as it is), ``migration_failed``."""
    copy = place.database.with_name("desk.before-migration.db")
    held = _held_revision(place, key)
    if held not in {script.revision for script in scripts().walk_revisions()}:
        raise MachineError("newer_version")
    shutil.copy2(place.database, copy)
    place.make_private()
    try:
        run(place, key, lambda configuration: command.upgrade(configuration, "head"))
    except Exception as error:
        for suffix in ("-wal", "-shm"):
            place.database.with_name(place.database.name + suffix).unlink(missing_ok=True)
        copy.replace(place.database)
        raise MachineError("migration_failed") from error
    copy.unlink()


def scripts() -> ScriptDirectory:
    """The chain of migrations."""
    return ScriptDirectory.from_config(configuration())


def configuration() -> Config:
    """Alembic's settings, made in code: no file is needed beside a frozen build."""
    settings = Config()
    settings.set_main_option("script_location", str(_SCRIPTS))
    settings.set_main_option("path_separator", "os")
    return settings


def run(place: Place, key: str, act: Any) -> None:
    """Runs one alembic command on the file, with foreign keys off outside the transaction (batch mode empties
    child tables otherwise) and checked before the commit is kept."""
    engine = create_engine(
        "sqlite://",
        module=sqlcipher3.dbapi2,
        creator=lambda: connect(place.database, key),
        poolclass=StaticPool,
    )
    settings = configuration()
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            settings.attributes["connection"] = connection
            act(settings)
            _refuse_orphans(connection)
            connection.exec_driver_sql("COMMIT")
    finally:
        engine.dispose()


def _refuse_orphans(connection: Connection) -> None:
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
        with contextlib.suppress(Exception):
            connection.exec_driver_sql("ROLLBACK")
        raise CommandError("rows without their parent")


def _held_revision(place: Place, key: str) -> str:
    connection = connect(place.database, key)
    try:
        return str(connection.execute("SELECT version_num FROM alembic_version").fetchone()[0])
    finally:
        connection.close()
