"""A copy of the file: written by ``VACUUM INTO``, opened again, checked and counted before it bears its name.

SQLite's own backup call copies a damaged page in silence and seals it anew (stack.md « SQLCipher »); ``VACUUM INTO``
reads every row and raises. It reads one state of the file on a connection of its own: nobody who saves waits for it.
Raw SQL, as in ``first_look``: a copy may hold an older schema than the tables of today.
"""

import contextlib
import errno
import os
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import sqlcipher3

from marianne_desk.domain.backup_rotation import Copy, copy_of, mark
from marianne_desk.domain.errors import MachineError, UserError
from marianne_desk.storage.connection import BUSY_MS
from marianne_desk.storage.place import Place, read_identity

PARTIAL = ".partial"
_PRIVATE = 0o600
_ATTEMPTS, _PAUSE_S = 3, 0.2
_PAGE = 4096
"""Bytes of a page of our files: SQLCipher's own, which we leave as it is."""
_LEAST_NOISE = 200
"""Different values in a page of noise: 256 bytes are nearly all there; text, a photograph's head, zeros have fewer."""
_PEOPLE = {
    "callback": ("SELECT count(*) FROM callback", "DELETE FROM callback"),
    "set_aside": ("SELECT count(*) FROM set_aside", "DELETE FROM set_aside"),
    "appointment": (
        "SELECT count(*) FROM appointment WHERE visitor <> '' OR words <> ''",
        "UPDATE appointment SET visitor = '', words = '' WHERE visitor <> '' OR words <> ''",
    ),
    "visitor": ("SELECT count(*) FROM visitor", "DELETE FROM visitor"),
    "case_text": ("SELECT count(*) FROM case_text", "DELETE FROM case_text"),
    "case_event": (
        "SELECT count(*) FROM case_event WHERE words <> ''",
        "UPDATE case_event SET words = '' WHERE words <> ''",
    ),
    "partner_appointment_change": (
        "SELECT count(*) FROM partner_appointment_change WHERE reason <> ''",
        "UPDATE partner_appointment_change SET reason = '' WHERE reason <> ''",
    ),
    "partner_appointment": (
        "SELECT count(*) FROM partner_appointment WHERE mode = 'phone' AND place <> ''",
        "UPDATE partner_appointment SET place = '' WHERE mode = 'phone' AND place <> ''",
    ),
    "mandate": (
        "SELECT count(*) FROM mandate WHERE visitor <> '' OR scope <> ''",
        "UPDATE mandate SET visitor = '', scope = '' WHERE visitor <> '' OR scope <> ''",
    ),
}
"""What a copy holds of people, by table: how much, and what takes it out when its retention is over; an
older schema has fewer of them."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What a file holds, or what stands in it: what was cancelled stays in the file. ``first``, ``last``: local days of
    the first and last contact, None without any."""

    contacts: int
    requests: int
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Inside:
    """A copy looked into. ``counts``: all its rows; ``standing``: those not cancelled. ``revision``: its schema;
    ``written_at``: when its file was last written, on the clock of this computer, without a zone."""

    desk_id: str
    name: str
    commune: str
    revision: str
    counts: Counts
    standing: Counts
    written_at: datetime


def write_copy(source: Path, key: str, target: Path) -> Counts:
    """Copies ``source`` to ``target``, which is replaced only by a copy that was opened, checked and counted.

    Raises MachineError ``backup_source_damaged``, ``backup_folder_missing``, ``backup_no_room``,
    ``backup_refused``, ``backup_not_verified``; what stood at ``target`` is still there then."""
    if not target.parent.is_dir():
        raise MachineError("backup_folder_missing", folder=target.parent)
    partial = target.with_name(f".{target.name}{PARTIAL}")
    try:
        with _translated(target.parent):
            _make_empty(partial)
            least = _pour(source, key, partial)
            _sync(partial)
            counts = _verified(partial, key, least)
            partial.replace(target)
            _sync(target.parent)
    except MachineError:
        with contextlib.suppress(OSError):
            partial.unlink(missing_ok=True)
        raise
    return counts


def take_people_out(path: Path, key: str) -> bool:
    """Writes a copy again without whom to call back, what was set aside and who comes to an appointment; False when it
    held none.

    The old file is replaced only by one that holds the same contacts. Raises as :func:`write_copy`."""
    partial = path.with_name(f".{path.name}{PARTIAL}")
    try:
        with _translated(path.parent):
            held = _tables_with_people(path, key)
            if not held:
                return False
            _make_empty(partial)
            least = _pour(path, key, partial)
            with _open(partial, key, write=True) as connection:
                connection.execute("PRAGMA secure_delete = ON")
                connection.execute("PRAGMA journal_mode = MEMORY")
                for table in held:
                    connection.execute(_PEOPLE[table][1])
                connection.execute("VACUUM")
            _sync(partial)
            _verified(partial, key, least)
            shutil.copystat(path, partial)
            partial.replace(path)
            _sync(path.parent)
    except MachineError:
        with contextlib.suppress(OSError):
            partial.unlink(missing_ok=True)
        raise
    return True


def is_no_copy(path: Path) -> bool:
    """Whether a file cannot be one of our copies, told without a key: its length is not one of whole pages, or its
    first page is not the noise that an encrypted one is. Raises OSError."""
    size = path.stat().st_size
    with path.open("rb") as file:
        first = file.read(_PAGE)
    return not size or size % _PAGE != 0 or len(set(first)) < _LEAST_NOISE


def look_inside(path: Path, key: str) -> Inside:
    """What a copy holds, once its seals, its pages and its references are found sound; nothing is written.

    Raises UserError ``file_missing``; MachineError ``not_openable`` (no copy, another key, or its first page is
    damaged: nothing tells them apart), ``backup_damaged``."""
    if not path.is_file():
        raise UserError("file_missing", "file", file=path.name)
    try:
        with _open(path, key) as connection:
            revision = str(connection.execute("SELECT version_num FROM alembic_version").fetchone()[0])
            _check(connection)
            desk_id, name, commune = connection.execute("SELECT uuid, name, commune FROM desk").fetchone()
            counts, standing = _counts(connection), _standing(connection)
    except sqlcipher3.Error as error:
        damaged = any(part in str(error) for part in ("malformed", "disk I/O", "no more rows"))
        raise MachineError("backup_damaged" if damaged else "not_openable", file=path.name) from error
    except _Unsound as error:
        raise MachineError("backup_damaged", file=path.name) from error
    except (OSError, TypeError) as error:
        raise MachineError("not_openable", file=path.name) from error
    written = datetime.fromtimestamp(path.stat().st_mtime)  # noqa: DTZ006 (the clock of the person who looks)
    return Inside(desk_id, name, commune, revision, counts, standing, written)


def copies_in(folder: Path, desk_id: str) -> list[Copy]:
    """The copies of this desk in a folder, oldest first; empty when the folder is gone."""
    with contextlib.suppress(OSError):
        return sorted(copy for path in folder.iterdir() if (copy := copy_of(path.name, desk_id)))
    return []


def remove_copies(folder: Path, copies: tuple[Copy, ...]) -> None:
    """Removes them, as far as the folder lets us."""
    for copy in copies:
        with contextlib.suppress(OSError):
            (folder / copy.name).unlink()


def sweep(folder: Path, desk_id: str) -> None:
    """Removes what a killed backup of this desk left half-written."""
    with contextlib.suppress(OSError):
        for path in folder.glob(f".{mark(desk_id)}-*{PARTIAL}*"):
            path.unlink(missing_ok=True)


# what lies beside the copies


def identity_beside(folder: Path, desk_id: str) -> Path:
    """The desk's identifier, without data: finds the key in the keyring, and tells the stick from another one."""
    return folder / f"{mark(desk_id)}.json"


def wrapped_key_beside(copy: Path) -> Path | None:
    """The key under its passphrase that travels with a copy; None when there is none."""
    found = copy.with_name(copy.name[: len(mark("00000000"))] + ".key")
    return found if copy.name.startswith("marianne-desk-") and found.is_file() else None


def desk_id_beside(copy: Path) -> str | None:
    """The identifier that travels with a copy; None when there is none."""
    folder, name = copy.parent, copy.name[: len(mark("00000000"))] + ".json"
    with contextlib.suppress(MachineError):
        return read_identity(folder / name)
    return None


def write_beside(place: Place, desk_id: str, folder: Path) -> None:
    """Puts the identifier beside the copies, and the wrapped key where a passphrase protects the desk: without it
    the passphrase would open nothing on another computer. It is as strong as the passphrase, on the stick as here.

    Raises MachineError ``backup_no_room``, ``backup_refused``."""
    with _translated(folder):
        _put(place.identity.read_bytes(), identity_beside(folder, desk_id))
        wrapped = folder / f"{mark(desk_id)}.key"
        if place.wrapped_key.exists():
            _put(place.wrapped_key.read_bytes(), wrapped)
        else:
            wrapped.unlink(missing_ok=True)


def _put(content: bytes, target: Path) -> None:
    if target.exists() and target.read_bytes() == content:
        return
    partial = target.with_name(f".{target.name}{PARTIAL}")
    _make_empty(partial)
    partial.write_bytes(content)
    _sync(partial)
    partial.replace(target)


# inside


class _Unsound(Exception):  # noqa: N818 (an answer, not a fault)
    """A check of the file found something."""


def _pour(source: Path, key: str, target: Path) -> Counts:
    """Writes the rows of ``source`` into the empty file ``target``; the least that must then be found there."""
    try:
        with _open(source, key) as connection:
            _check_patiently(connection)
            before = _counts(connection)
            connection.execute("VACUUM INTO ?", (str(target),))
            after = _counts(connection)
    except _Unsound as error:
        raise MachineError("backup_source_damaged") from error
    except sqlcipher3.DatabaseError as error:
        if "malformed" in str(error) or "not a database" in str(error):
            raise MachineError("backup_source_damaged") from error
        raise
    # Somebody may save, or undo an import, between the three statements.
    return Counts(min(before.contacts, after.contacts), min(before.requests, after.requests))


def _verified(path: Path, key: str, least: Counts) -> Counts:
    try:
        with _open(path, key) as connection:
            _check(connection)
            counts = _counts(connection)
    except (_Unsound, sqlcipher3.Error) as error:
        raise MachineError("backup_not_verified") from error
    if counts.contacts < least.contacts or counts.requests < least.requests:
        raise MachineError("backup_not_verified")
    return counts


@contextmanager
def _open(path: Path, key: str, *, write: bool = False) -> Iterator[sqlcipher3.Connection]:
    """A keyed connection that leaves nothing beside the file: its journal is left as it is."""
    mode = "rw" if write else "ro"
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    connection = sqlcipher3.connect(uri, uri=True, isolation_level=None, check_same_thread=False)
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{key}'\"")
        connection.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
        connection.execute("PRAGMA temp_store = MEMORY")
        yield connection
    finally:
        connection.close()


def _check(connection: sqlcipher3.Connection) -> None:
    """Seals of the pages, pages, references between tables."""
    if connection.execute("PRAGMA cipher_integrity_check").fetchall():
        raise _Unsound
    if connection.execute("PRAGMA quick_check(1)").fetchall() != [("ok",)]:
        raise _Unsound
    if connection.execute("PRAGMA foreign_key_check").fetchall():
        raise _Unsound


def _check_patiently(connection: sqlcipher3.Connection) -> None:
    """The seals are read from the file itself, past its journal: a page that is being moved into it just then would
    look broken. Damage stays."""
    for _ in range(_ATTEMPTS - 1):
        with contextlib.suppress(_Unsound):
            _check(connection)
            return
        time.sleep(_PAUSE_S)
    _check(connection)


def _counts(connection: sqlcipher3.Connection) -> Counts:
    """All rows, those cancelled too: a copy holds as many as its source."""
    return Counts(_count(connection, "contact"), _count(connection, "request"))


def _standing(connection: sqlcipher3.Connection) -> Counts:
    """What the desk shows and counts: an import that was taken back is in the file, and in nothing else."""
    contacts, first, last = connection.execute(
        "SELECT count(*), min(day), max(day) FROM contact WHERE cancelled_at IS NULL"
    ).fetchone()
    (requests,) = connection.execute("SELECT count(*) FROM request WHERE NOT cancelled").fetchone()
    days = [date.fromisoformat(day) if day else None for day in (first, last)]
    return Counts(contacts, requests, *days)


def _count(connection: sqlcipher3.Connection, table: str) -> int:
    return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608 (our own names)


def _tables_with_people(path: Path, key: str) -> list[str]:
    """The tables of :data:`_PEOPLE` in which somebody stands; empty when nobody does."""
    try:
        with _open(path, key) as connection:
            held = _held_tables(connection)
            return [table for table in held if connection.execute(_PEOPLE[table][0]).fetchone()[0]]
    except sqlcipher3.DatabaseError as error:
        if "malformed" in str(error) or "not a database" in str(error):
            raise MachineError("backup_source_damaged") from error
        raise


def _held_tables(connection: sqlcipher3.Connection) -> list[str]:
    held = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    return [table for table in _PEOPLE if table in held]


def _make_empty(path: Path) -> None:
    """An empty file for its owner alone: ``VACUUM INTO`` fills it and keeps its rights."""
    path.unlink(missing_ok=True)
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _PRIVATE))


def _sync(path: Path) -> None:
    """On the disk, not only handed over. Windows does not sync folders."""
    if sys.platform == "win32" and path.is_dir():
        return
    descriptor = os.open(path, os.O_RDWR if path.is_file() else os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if path.is_file() or error.errno not in {errno.EINVAL, errno.ENOTSUP}:  # some shares sync no folder
            raise
    finally:
        os.close(descriptor)


@contextmanager
def _translated(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise MachineError("backup_no_room", folder=folder) from error
        raise MachineError("backup_refused", folder=folder) from error
    except sqlcipher3.Error as error:
        code = "backup_no_room" if "full" in str(error) else "backup_refused"
        raise MachineError(code, folder=folder) from error
