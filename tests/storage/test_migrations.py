"""The four tests of a chain of migrations (design.md §5): head equals the tables, each step up, each step down,
up and down again; and what happens to a file of another version."""

import shutil
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, text

from marianne_desk.domain.errors import MachineError
from marianne_desk.storage import schema
from marianne_desk.storage.connection import REVISION
from marianne_desk.storage.keys import new_key
from marianne_desk.storage.place import Place
from marianne_desk.storage.store import Store, create_store, open_store
from marianne_desk.storage.tables import metadata

STEPS = [script.revision for script in reversed(list(schema.scripts().walk_revisions()))]


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def _tables(connection: Connection) -> set[str]:
    names = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'")).scalars()
    return set(names) - {"alembic_version", "sqlite_sequence"}


def _at(place: Place, key: str) -> set[str]:
    store = Store(place, key)
    with store.reading() as connection:
        names = _tables(connection)
    store.close()
    return names


def test_the_head_is_the_revision_that_the_code_reads() -> None:
    assert STEPS[-1] == REVISION


def test_head_equals_the_tables(place: Place) -> None:
    store = create_store(place, new_key())
    with store.reading() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), metadata)
    store.close()
    assert differences == []


def test_each_step_up_then_down_then_up_again(place: Place) -> None:
    key = new_key()
    for step in STEPS:
        schema.run(place, key, lambda settings, to=step: command.upgrade(settings, to))
    head = _at(place, key)
    assert head == set(metadata.tables)
    for _step in STEPS:
        schema.run(place, key, lambda settings: command.downgrade(settings, "-1"))
    assert _at(place, key) == set()
    schema.run(place, key, lambda settings: command.upgrade(settings, "head"))
    assert _at(place, key) == head


def test_migrations_import_nothing_of_the_project() -> None:
    for path in (Path(schema.__file__).parent / "migrations").rglob("*.py"):
        assert "marianne_desk" not in path.read_text("utf-8")


def _set_revision(place: Place, key: str, revision: str) -> None:
    store = Store(place, key)
    with store.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :r"), {"r": revision})
    store.close()


def test_a_file_of_a_newer_version_is_refused_and_left_untouched(place: Place) -> None:
    key = new_key()
    create_store(place, key).close()
    _set_revision(place, key, "9999")
    before = place.database.read_bytes()
    with pytest.raises(MachineError) as refused:
        open_store(place, key)
    assert refused.value.code == "newer_version"
    assert place.database.read_bytes() == before


def test_a_failed_migration_puts_the_file_back(place: Place) -> None:
    key = new_key()
    create_store(place, key).close()
    broken = place.folder / "broken"
    shutil.copy(place.database, broken)
    with pytest.raises(ZeroDivisionError):
        schema.run(place, key, lambda _settings: 1 // 0)
    assert _at(place, key) == set(metadata.tables)


def test_an_older_file_is_brought_up_to_date(place: Place) -> None:
    key = new_key()
    create_store(place, key).close()
    schema.upgrade(place, key)
    assert _at(place, key) == set(metadata.tables)
    assert [path.name for path in place.folder.glob("*before*")] == []
