"""A copy is brought back: its key is found, it is looked into, then it becomes the desk of a data folder."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from marianne_desk.domain.backup import BackupRun
from marianne_desk.domain.backup_rotation import copy_of
from marianne_desk.domain.errors import MachineError, UserError
from marianne_desk.domain.recovery_words import key_of_words
from marianne_desk.storage import backup as stored
from marianne_desk.storage import backup_runs, keys
from marianne_desk.storage.connection import REVISION
from marianne_desk.storage.store import open_store
from marianne_desk.usecases.desk import Clock, Desk, brought_up_to_date, place_at, read_desk, system_clock


@dataclass(frozen=True, slots=True)
class Lookup:
    """What opens a copy, as far as can be told without its key. ``keyring``: this computer's keyring may know it;
    ``passphrase``: its wrapped key lies beside it."""

    keyring: bool
    passphrase: bool


@dataclass(frozen=True, slots=True)
class BackupInside:
    """A copy looked into. ``contacts``, ``requests``, ``first`` and ``last`` are of what stands, as the screens count;
    ``held``: contacts in the file, the cancelled ones too. ``written_at``: local time, without a zone, as its name says
    it, else as the file was last written; ``older``: it is brought up to date when it is opened."""

    file: Path
    key: str
    desk_id: str
    name: str
    commune: str
    contacts: int
    requests: int
    held: int
    first: date | None
    last: date | None
    written_at: datetime
    older: bool


@dataclass(frozen=True, slots=True)
class Restored:
    """The desk, open. ``put_aside``: the folder where the desk that stood there is now; None: there was none."""

    desk: Desk
    inside: BackupInside
    put_aside: Path | None


def ways_in(file: Path) -> Lookup:
    """How a copy may be opened without the words. Raises UserError ``file_missing``, ``file_unreadable``,
    ``backup_no_copy``: nobody types 24 words for a file that no key opens."""
    if not file.is_file():
        raise UserError("file_missing", "file", file=file.name)
    try:
        no_copy = stored.is_no_copy(file)
    except OSError as error:
        raise UserError("file_unreadable", "file", file=file.name) from error
    if no_copy:
        raise UserError("backup_no_copy", "file", file=file.name)
    return Lookup(
        keyring=stored.desk_id_beside(file) is not None,
        passphrase=stored.wrapped_key_beside(file) is not None,
    )


def key_by_keyring(file: Path) -> str | None:
    """The key that this computer's keyring holds for the desk of a copy; None when there is none, or no keyring."""
    desk_id = stored.desk_id_beside(file)
    if desk_id is not None:
        with suppress(UserError, MachineError):
            return keys.key_in_keyring(desk_id)
    return None


def key_by_passphrase(file: Path, passphrase: str) -> str:
    """The key that lies wrapped beside a copy. Raises UserError ``wrapped_key_missing``, ``passphrase_refused``."""
    wrapped = stored.wrapped_key_beside(file)
    if wrapped is None:
        raise UserError("wrapped_key_missing", "passphrase", file=f"{file.name[:22]}.key")
    return keys.unwrap(wrapped, passphrase)


def key_by_words(words: str) -> str:
    """The key that the recovery sheet's words mean. Raises the UserErrors of ``domain.recovery_words``."""
    return key_of_words(words)


def look_into(file: Path, key: str) -> BackupInside:
    """Looks into a copy, checked whole; nothing is changed.

    Raises UserError ``file_missing``; MachineError ``backup_not_openable``, ``backup_damaged``, ``newer_version``."""
    try:
        inside = stored.look_inside(file, key)
    except MachineError as error:
        if error.code == "not_openable":
            raise MachineError("backup_not_openable", file=file.name) from error
        raise
    if inside.revision != REVISION:
        from marianne_desk.storage.schema import scripts

        if inside.revision not in {script.revision for script in scripts().walk_revisions()}:
            raise MachineError("newer_version")
    standing = inside.standing
    named = copy_of(file.name, inside.desk_id)
    return BackupInside(
        file=file,
        key=key,
        desk_id=inside.desk_id,
        name=inside.name,
        commune=inside.commune,
        contacts=standing.contacts,
        requests=standing.requests,
        held=inside.counts.contacts,
        first=standing.first,
        last=standing.last,
        written_at=named.at if named else inside.written_at,
        older=inside.revision != REVISION,
    )


def restore(
    folder: Path | None,
    inside: BackupInside,
    passphrase: str | None = None,
    clock: Clock = system_clock,
    *,
    put_aside: bool = False,
) -> Restored:
    """Makes a copy that was looked into the desk of ``folder``. Its key goes under ``passphrase`` (or the
    environment's), else into this computer's keyring.

    ``put_aside``: a desk that stands there is moved into a dated folder beside it first; without it, UserError
    ``restore_not_empty``. On any failure the folder is as it was. Raises UserError ``passphrase_needed``,
    ``passphrase_too_short``; MachineError ``keyring_…``, ``backup_damaged``, ``restore_no_room``,
    ``read_only``, ``migration_failed``."""
    place = place_at(folder)
    if (place.holds_a_desk() or place.database.exists()) and not put_aside:
        raise UserError("restore_not_empty", "file")
    place.prepare()
    arriving = place.arriving
    try:
        stored.write_copy(inside.file, inside.key, arriving)
    except MachineError as error:
        if error.code == "backup_source_damaged":
            raise MachineError("backup_damaged", file=inside.file.name) from error
        no_room = error.code == "backup_no_room"
        raise MachineError("restore_no_room" if no_room else "read_only", folder=place.folder) from error
    try:
        aside = place.put_aside(clock())
    except MachineError:
        arriving.unlink(missing_ok=True)
        raise
    try:
        keys.keep_key(place, inside.desk_id, inside.key, passphrase)
        arriving.replace(place.database)
        place.make_private()
        store = open_store(place, inside.key)
        place.write_desk_id(inside.desk_id)
        desk = brought_up_to_date(read_desk(store, place, clock))
        _note_copy(desk, inside)
    except BaseException:
        place.take_back(aside)
        raise
    return Restored(desk, inside, aside)


def _note_copy(desk: Desk, inside: BackupInside) -> None:
    """What a copy says of copies was true before it was made: its failures are past, and it is itself the last verified
    one of the folder where it lies."""
    named = copy_of(inside.file.name, inside.desk_id)
    with desk.store.writing() as connection:
        backup_runs.forget_failures(connection)
        if named is not None:
            at, folder = named.at.replace(tzinfo=desk.zone), str(inside.file.parent.absolute())
            run = BackupRun(at, folder, file=named.name, contacts=inside.held)
            backup_runs.note(connection, run)
