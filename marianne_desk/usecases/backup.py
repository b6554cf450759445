"""Copies of the desk: written, verified, rotated; what is known of them.

A copy is encrypted with the desk's own key. It opens on another computer with the recovery sheet, or, where a
passphrase protects the desk, with that passphrase: the wrapped key travels with the copies.
"""

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, time
from pathlib import Path

from marianne_desk.domain.backup import BackupRun, BackupState, Warned, state_of
from marianne_desk.domain.backup_rotation import Copy, copy_name, holds_people_too_long, to_remove
from marianne_desk.domain.errors import MachineError, UserError
from marianne_desk.storage import backup as stored
from marianne_desk.storage import backup_runs
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.settings import change_settings


@dataclass(frozen=True, slots=True)
class BackedUp:
    """A verified copy. ``at``: the desk's local time; ``state``: what is known from now on."""

    path: Path
    contacts: int
    requests: int
    at: datetime
    state: BackupState


def folder_of(desk: Desk) -> Path:
    """Where copies go: the folder chosen, else one in the data folder."""
    chosen = desk.settings.backup_folder
    return Path(chosen) if chosen else desk.place.backups


def back_up(desk: Desk, folder: Path | None = None, *, asked: bool = True) -> BackedUp:
    """Copies the desk into ``folder`` (None: the one of the settings), verified before it counts; then lets the
    older copies go. The attempt is noted, whatever comes of it.

    ``asked`` False: the program does it by itself, and writes only to the very stick or share that a copy was
    asked for once. Raises MachineError ``backup_source_damaged``, ``backup_folder_missing``,
    ``backup_folder_other``, ``backup_no_room``, ``backup_refused``, ``backup_not_verified``."""
    chosen = (folder or folder_of(desk)).expanduser().absolute()
    at = desk.now()
    try:
        path, counts = _copy(desk, chosen, at, asked=asked)
    except MachineError as error:
        with suppress(MachineError):  # a full disk or a damaged file may refuse this line too
            _note(desk, BackupRun(at, str(chosen), failure=error.code))
        raise
    _note(desk, BackupRun(at, str(chosen), file=path.name, contacts=counts.contacts))
    return BackedUp(path, counts.contacts, counts.requests, at, backup_state(desk))


def is_due(desk: Desk) -> bool:
    """Whether the program has to make a copy by itself: none of today is verified, or the last attempt failed."""
    state = backup_state(desk)
    good = state.last_good
    return (
        state.warned is not Warned.NOTHING
        or good is None
        or good.at.astimezone(desk.zone).date() != desk.today()
    )


def backup_state(desk: Desk) -> BackupState:
    """What is known of the copies in the folder of the settings."""
    folder = folder_of(desk).expanduser().absolute()
    midnight = datetime.combine(desk.today(), time(), desk.zone)
    with desk.store.reading() as connection:
        kept = backup_runs.read(connection, str(folder))
        runs = [replace(run, at=run.at.astimezone(desk.zone)) for run in kept]
        good = max((run.at for run in runs if not run.failure), default=None)
        first = backup_runs.first_recorded(connection, good, midnight)
    made_up = desk.simulated and not runs  # nobody misses an invented past that was never copied
    since = first.astimezone(desk.zone).date() if first and not made_up else None
    return state_of(str(folder), runs, desk.settings.backup_folder is None, since)


def choose_backup_folder(desk: Desk, folder: Path | None) -> Desk:
    """Copies go there from now on; None: into the data folder. The desk as it is then.

    Raises UserError ``backup_folder_unknown``, ``backup_folder_own``."""
    if folder is None:
        return change_settings(desk, replace(desk.settings, backup_folder=None))
    chosen = folder.expanduser().absolute()
    if not chosen.is_dir():
        raise UserError("backup_folder_unknown", "backup_folder", folder=str(folder))
    own = desk.place.folder.resolve()
    if own == chosen.resolve() or own in chosen.resolve().parents:
        raise UserError("backup_folder_own", "backup_folder")
    return change_settings(desk, replace(desk.settings, backup_folder=str(chosen)))


def last_copy(desk: Desk, state: BackupState) -> stored.Inside | None:
    """The last verified copy, opened again and checked; None when none is known.

    Raises what ``storage.backup.look_inside`` raises: it is gone, or damaged meanwhile."""
    if state.last_good is None:
        return None
    return stored.look_inside(Path(state.folder) / state.last_good.file, desk.store.key)


def _copy(desk: Desk, folder: Path, at: datetime, *, asked: bool) -> tuple[Path, stored.Counts]:
    with desk.store.reading() as connection:
        desk_id = backup_runs.desk_uuid(connection)
        known = any(not run.failure for run in backup_runs.read(connection, str(folder)))
    if folder == desk.place.backups.absolute():
        desk.place.prepare_backups()
    elif not folder.is_dir():
        raise MachineError("backup_folder_missing", folder=folder)
    elif known and not asked and not stored.identity_beside(folder, desk_id).exists():
        # An empty mount point, or another stick: nothing is written where nobody asked for it.
        raise MachineError("backup_folder_other", folder=folder)
    stored.sweep(folder, desk_id)
    path = folder / copy_name(desk_id, at)
    counts = stored.write_copy(desk.place.database, desk.store.key, path)
    stored.write_beside(desk.place, desk_id, folder)
    _rotate(desk, folder, desk_id, Copy(at.replace(tzinfo=None), path.name))
    return path, counts


def _rotate(desk: Desk, folder: Path, desk_id: str, written: Copy) -> None:
    """Lets the older copies go, and takes people out of those that outlive the retention."""
    copies = stored.copies_in(folder, desk_id)
    gone = to_remove(copies, written)
    stored.remove_copies(folder, gone)
    for copy in copies:
        if copy not in gone and holds_people_too_long(copy, desk.today()):
            _take_people_out(desk, folder, copy)


def _take_people_out(desk: Desk, folder: Path, copy: Copy) -> None:
    try:
        stored.take_people_out(folder / copy.name, desk.store.key)
    except MachineError as error:
        if error.code != "backup_source_damaged":
            raise
        # It opens no more: it brings nothing back, and what it says of people cannot be taken out of it.
        stored.remove_copies(folder, (copy,))


def _note(desk: Desk, run: BackupRun) -> None:
    with desk.store.writing() as connection:
        backup_runs.note(connection, run)
