"""What the backup's lanes do. Imports of the use cases wait until then. No Qt."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from marianne_desk.domain.backup import BackupState

if TYPE_CHECKING:
    from marianne_desk.usecases.desk import Desk
    from marianne_desk.usecases.restore import BackupInside

OpenDesk = Callable[[], "Desk"]


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a copy. ``error``: why there is none; ``at``: local time of the verified one."""

    state: BackupState
    error: Exception | None = None
    contacts: int = 0
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Brought:
    """A desk that is back on the disk, and the passphrase that opens it (None: the keyring does)."""

    name: str
    passphrase: str | None
    put_aside: Path | None


@dataclass(frozen=True, slots=True)
class Found:
    """A file that was chosen. ``key``: what this computer's keyring knows, None when it has to be given;
    ``passphrase``: the wrapped key lies beside the file."""

    file: Path
    key: str | None
    passphrase: bool


def back_up(open_desk: OpenDesk, only_if_due: bool, asked: bool) -> Done:
    """A copy by a desk of its own, opened and closed here: nobody who saves or counts waits for it."""
    from marianne_desk.domain.errors import MachineError
    from marianne_desk.usecases import backup as usecase

    desk = open_desk()
    try:
        if only_if_due and not usecase.is_due(desk):
            return Done(usecase.backup_state(desk))
        try:
            made = usecase.back_up(desk, asked=asked)
        except MachineError as error:
            return Done(usecase.backup_state(desk), error)
        return Done(made.state, None, made.contacts, made.at)
    finally:
        desk.close()


def state(desk: "Desk") -> BackupState:
    """What is known of the copies."""
    from marianne_desk.usecases.backup import backup_state

    return backup_state(desk)


def recovery_sheet(desk: "Desk") -> bytes:
    """The recovery sheet as PDF, in memory."""
    from marianne_desk.usecases.recovery_sheet import render_recovery_sheet

    return render_recovery_sheet(desk)


def save_recovery_sheet(desk: "Desk", pdf: bytes, path: Path) -> Path:
    """Saves the sheet where the person wants it."""
    from marianne_desk.usecases.recovery_sheet import save_recovery_sheet as save

    save(desk, pdf, path)
    return path


def note_recovery_sheet(desk: "Desk") -> None:
    """The sheet was sent to the printer."""
    from marianne_desk.usecases.recovery_sheet import note_recovery_sheet as note

    note(desk)


def find(file: Path) -> Found:
    """A file that was chosen, and how it may be opened."""
    from marianne_desk.usecases import restore

    ways = restore.ways_in(file)
    return Found(file, restore.key_by_keyring(file), ways.passphrase)


def open_with(file: Path, key: str | None, passphrase: str, words: str) -> "BackupInside":
    """Looks into a copy with a known key, else by passphrase, else by the words of the sheet."""
    from marianne_desk.usecases import restore

    if key is None:
        key = restore.key_by_passphrase(file, passphrase) if passphrase else restore.key_by_words(words)
    return restore.look_into(file, key)


def bring_back(folder: Path, inside: "BackupInside", passphrase: str | None, put_aside: bool) -> Brought:
    """Makes the copy the desk of ``folder`` and lets go of it; the lanes open it next."""
    from marianne_desk.usecases.restore import restore

    restored = restore(folder, inside, passphrase, put_aside=put_aside)
    restored.desk.close()
    return Brought(inside.name, passphrase, restored.put_aside)
