"""The encrypted file under bad circumstances: another key, a flipped bit, a full disk, a read-only folder."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
import sqlcipher3
from sqlalchemy import text

from marianne_desk.domain.errors import MachineError
from marianne_desk.storage.connection import connect
from marianne_desk.storage.keys import new_key
from marianne_desk.storage.place import Place, open_to_others
from marianne_desk.storage.store import Store, create_store, open_store

KEY = new_key()
AS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


@pytest.fixture
def place(tmp_path: Path) -> Place:
    place = Place(tmp_path / "desk")
    place.prepare()
    return place


def _say(store: Store, name: str) -> None:
    with store.writing() as connection:
        connection.execute(text("INSERT INTO setting VALUES (:name, 'x')"), {"name": name})


def _fill(store: Store) -> None:
    for number in range(5000):
        _say(store, f"filling {number} " + "x" * 500)


def _names(store: Store) -> set[str]:
    with store.reading() as connection:
        return set(connection.execute(text("SELECT name FROM setting")).scalars())


def test_pragmas_of_the_house(place: Place) -> None:
    create_store(place, KEY).close()
    connection = connect(place.database, KEY)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert connection.execute("PRAGMA synchronous").fetchone() == (2,)
    assert connection.execute("PRAGMA foreign_keys").fetchone() == (1,)
    assert connection.execute("PRAGMA cipher_version").fetchone() is not None
    connection.close()


def test_nothing_on_the_disk_can_be_read(place: Place) -> None:
    store = create_store(place, KEY)
    _say(store, "Saint-Maurice-en-Bocage")
    kept = list(place.folder.iterdir())
    assert any(path.name.endswith("-wal") for path in kept)
    for path in kept:
        content = path.read_bytes()
        assert b"Saint-Maurice" not in content
        assert b"SQLite format" not in content
        assert b"setting" not in content
    store.close()


@pytest.mark.skipif(sys.platform == "win32", reason="the profile folder decides")
def test_files_are_for_their_owner_alone(place: Place) -> None:
    store = create_store(place, KEY)
    _say(store, "a")
    place.make_private()
    assert stat.S_IMODE(place.folder.stat().st_mode) == 0o700
    assert open_to_others(place) == []
    store.close()
    place.database.chmod(0o644)
    assert open_to_others(place) == ["desk.db"]


def test_another_key_is_refused_without_touching_the_file(place: Place) -> None:
    create_store(place, KEY).close()
    before = place.database.read_bytes()
    with pytest.raises(MachineError) as refused:
        open_store(place, new_key())
    assert refused.value.code == "not_openable"
    assert place.database.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 a spreadsheet", b"x" * 9000])
def test_a_file_that_is_not_ours(place: Place, content: bytes) -> None:
    place.database.write_bytes(content)
    with pytest.raises(MachineError) as refused:
        open_store(place, KEY)
    assert refused.value.code == "not_openable"
    assert place.database.read_bytes() == content


def test_a_missing_file(place: Place) -> None:
    with pytest.raises(MachineError) as refused:
        open_store(place, KEY)
    assert refused.value.code == "not_openable"


def test_a_flipped_bit_is_found(place: Place) -> None:
    store = create_store(place, KEY)
    for number in range(200):
        _say(store, f"{number} " + "é" * 300)
    assert store.damage() == ""
    store.close()
    content = bytearray(place.database.read_bytes())
    content[len(content) - 2000] ^= 1
    place.database.write_bytes(content)
    store = open_store(place, KEY)
    assert store.damage() != ""
    store.close()


def test_a_full_disk_keeps_what_was_written(place: Place) -> None:
    store = create_store(place, KEY)
    _say(store, "before")
    with store.reading() as connection:
        pages = connection.execute(text("PRAGMA page_count")).scalar_one()
        connection.execute(text(f"PRAGMA max_page_count = {pages}"))
    with pytest.raises(MachineError) as refused:
        _fill(store)
    assert refused.value.code == "disk_full"
    assert "before" in _names(store)
    with store.reading() as connection:
        connection.execute(text("PRAGMA max_page_count = 100000"))
    _say(store, "after")
    assert {"before", "after"} <= _names(store)
    store.close()


@pytest.mark.skipif(AS_ROOT, reason="root writes everywhere")
def test_a_read_only_folder(tmp_path: Path) -> None:
    folder = tmp_path / "closed"
    folder.mkdir(mode=0o500)
    with pytest.raises(MachineError) as refused:
        Place(folder / "desk").prepare()
    assert refused.value.code == "read_only"


def test_a_folder_under_a_file_cannot_be_prepared(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(MachineError) as refused:
        Place(tmp_path / "file" / "desk").prepare()
    assert refused.value.code == "read_only"


def test_a_read_only_file_says_so(place: Place) -> None:
    store = create_store(place, KEY)
    with store.reading() as connection:
        connection.execute(text("PRAGMA query_only = 1"))
    with pytest.raises(MachineError) as refused:
        _say(store, "x")
    assert refused.value.code == "read_only"
    store.close()


def test_a_busy_file_says_so(place: Place) -> None:
    store = create_store(place, KEY)
    other = sqlcipher3.connect(place.database, isolation_level=None)
    other.execute(f"PRAGMA key = \"x'{KEY}'\"")
    other.execute("BEGIN IMMEDIATE")
    with store.reading() as connection:
        connection.execute(text("PRAGMA busy_timeout = 10"))
    with pytest.raises(MachineError) as refused:
        _say(store, "x")
    assert refused.value.code == "busy"
    other.execute("ROLLBACK")
    other.close()
    _say(store, "y")
    store.close()


def test_an_acknowledged_write_survives_a_kill(place: Place) -> None:
    create_store(place, KEY).close()
    program = (
        "import sys, os\n"
        "from pathlib import Path\n"
        "from sqlalchemy import text\n"
        "from marianne_desk.storage.place import Place\n"
        "from marianne_desk.storage.store import open_store\n"
        "store = open_store(Place(Path(sys.argv[1])), sys.argv[2])\n"
        "for n in range(10**6):\n"
        "    with store.writing() as c:\n"
        "        c.execute(text(\"INSERT INTO setting VALUES (:n, 'x')\"), {'n': str(n)})\n"
        "    print(n, flush=True)\n"
    )
    writer = subprocess.Popen(
        [sys.executable, "-c", program, str(place.folder), KEY], stdout=subprocess.PIPE, text=True
    )
    assert writer.stdout is not None
    acknowledged = [writer.stdout.readline().strip() for _ in range(25)]
    writer.kill()
    acknowledged += writer.stdout.read().split("\n")[:-1]
    writer.stdout.close()
    writer.wait()
    store = open_store(place, KEY)
    assert set(acknowledged) <= _names(store)
    assert store.damage() == ""
    store.close()
    assert not place.database.with_name("desk.db-wal").exists()
