"""Where a desk lives on the disk: one private folder, its files readable by their owner alone."""

import contextlib
import json
import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from marianne_desk.domain.errors import MachineError
from marianne_desk.storage.whole_file import whole_file

_PRIVATE_FILE = 0o600
_PRIVATE_FOLDER = 0o700


@dataclass(frozen=True, slots=True)
class Place:
    """The data folder of one desk. Nothing in it but the identity file is readable without the key;
    the identity file holds the desk's random identifier and no data."""

    folder: Path

    @property
    def database(self) -> Path:
        """The encrypted file."""
        return self.folder / "desk.db"

    @property
    def wrapped_key(self) -> Path:
        """The raw key, encrypted under a passphrase; present only where a passphrase was chosen."""
        return self.folder / "desk.key"

    @property
    def identity(self) -> Path:
        """Identifier of the desk, to find its key in the keyring."""
        return self.folder / "desk.json"

    @property
    def backups(self) -> Path:
        """Where copies go as long as no other folder was chosen: they die with this computer."""
        return self.folder / "backups"

    @property
    def arriving(self) -> Path:
        """A copy on its way to become the desk's file."""
        return self.folder / "arriving.db"

    @property
    def log(self) -> Path:
        """What the program did, without any data."""
        return self.folder / "desk.log"

    def holds_a_desk(self) -> bool:
        """Whether a desk was set up here."""
        return self.identity.exists()

    def prepare(self) -> None:
        """Makes the folder, for its owner alone. Raises MachineError ``read_only``."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=_PRIVATE_FOLDER)
            if sys.platform != "win32":
                self.folder.chmod(_PRIVATE_FOLDER)
        except OSError as error:
            raise MachineError("read_only", folder=self.folder) from error

    def prepare_backups(self) -> None:
        """Makes the folder of copies, for its owner alone. Raises MachineError ``read_only``."""
        Place(self.backups).prepare()

    def put_aside(self, at: datetime) -> Path | None:
        """Moves what is kept here into a dated folder beside it, so that another desk may take its place; the folder,
        None when nothing is kept. Raises MachineError ``read_only``."""
        kept = self._kept()
        if not kept:
            return None
        aside = self.folder / f"mis-de-cote-{at:%Y-%m-%d_%Hh%Mm%S}"
        Place(aside).prepare()
        moved: list[Path] = []
        try:
            for path in kept:  # the identity last: without it the folder holds no desk
                path.replace(aside / path.name)
                moved.append(path)
        except OSError as error:
            for path in moved:
                with contextlib.suppress(OSError):
                    (aside / path.name).replace(path)
            raise MachineError("read_only", folder=self.folder) from error
        return aside

    def take_back(self, aside: Path | None) -> None:
        """Undoes :meth:`put_aside`, and forgets what came in its place."""
        self.arriving.unlink(missing_ok=True)
        for path in self._kept():
            path.unlink()
        if aside is not None:
            for path in aside.glob("desk.*"):
                path.replace(self.folder / path.name)
            aside.rmdir()

    def _kept(self) -> list[Path]:
        """The files that are the desk; its log and the window's lock belong to the place."""
        files = [self.wrapped_key, *self.folder.glob("desk*.db*"), self.identity]
        return [path for path in files if path.exists()]

    def write_private(self, path: Path, content: bytes) -> None:
        """Writes a small file whole or not at all, for its owner alone. Raises MachineError ``read_only``."""
        try:
            with whole_file(path, private=True) as file:
                file.write(content)
        except MachineError as error:
            raise MachineError("read_only", folder=self.folder) from error

    def make_private(self) -> None:
        """Takes every right of others from the files kept here (on Windows the profile folder does it)."""
        if sys.platform == "win32":
            return
        for path in self.folder.glob("desk.*"):
            with contextlib.suppress(OSError):
                path.chmod(_PRIVATE_FILE)

    def forget(self) -> None:
        """Removes the files of a set-up that failed; the folder stays when it holds anything else."""
        for path in self.folder.glob("desk.*"):
            with contextlib.suppress(OSError):
                path.unlink()
        with contextlib.suppress(OSError):
            self.folder.rmdir()

    def read_desk_id(self) -> str:
        """The identifier written at set-up. Raises MachineError ``not_openable``."""
        return read_identity(self.identity)

    def write_desk_id(self, desk_id: str) -> None:
        """Writes the identifier, once, at set-up."""
        self.write_private(self.identity, json.dumps({"desk": desk_id}).encode())


def read_identity(path: Path) -> str:
    """The identifier that an identity file holds. Raises MachineError ``not_openable``."""
    try:
        value = json.loads(path.read_text("utf-8"))["desk"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise MachineError("not_openable", file=path.name) from error
    return str(value)


def open_to_others(place: Place) -> list[str]:
    """Names of the kept files that somebody else may read; never any on Windows, where the profile decides."""
    if sys.platform == "win32":
        return []
    copies = place.backups.glob("*") if place.backups.is_dir() else ()
    kept = [place.folder, *place.folder.glob("desk.*"), *copies]
    return sorted(path.name for path in kept if path.stat().st_mode & 0o077)


def default_place() -> Place:
    """The platform's own data folder of this user."""
    import platformdirs

    return Place(platformdirs.user_data_path("marianne-desk", appauthor=False))
