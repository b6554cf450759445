"""Bringing a copy back, in three steps: the file, its key, a look inside. No Qt."""

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from marianne_desk.domain.errors import UserError
from ui.backup import load
from ui.backup.load import Brought, Found
from ui.lane_work import Jobs

if TYPE_CHECKING:
    from marianne_desk.usecases.restore import BackupInside

SHORTEST = 12
LetGo = Callable[[Callable[[], None]], None]


class Step(StrEnum):
    """The steps, in their order."""

    FILE = "file"
    KEY = "key"
    LOOK = "look"


class View(Protocol):
    """What the presenter asks of the widgets."""

    def go_to(self, step: Step) -> None:
        """Shows a step."""

    def show_ways(self, found: Found) -> None:
        """Which keys may be given."""

    def show_inside(self, inside: "BackupInside", replaces: bool) -> None:
        """What the copy holds; ``replaces``: a desk is there, and is to be put aside."""

    def ask_new_passphrase(self) -> None:
        """No keyring here: a passphrase has to protect the desk."""

    def show_busy(self, busy: bool) -> None:
        """The copy is read or brought back."""

    def refuse(self, error: UserError) -> None:
        """Beside its field."""

    def tell(self, error: BaseException) -> None:
        """A failure, by the door for messages."""

    def brought(self, brought: Brought) -> None:
        """The desk is back."""


class RestorePresenter:
    """One copy, brought back into ``folder``. ``let_go``: closes the desk that is open there, then calls back; None:
    there is none, and none may be there."""

    def __init__(self, view: View, jobs: Jobs, folder: Path, let_go: LetGo | None) -> None:
        self._view, self._jobs, self._folder, self._let_go = view, jobs, folder, let_go
        self._found: Found | None = None
        self._inside: BackupInside | None = None
        self._busy = False

    def choose(self, typed: str) -> None:
        """The file that was chosen or typed."""
        if not typed.strip():
            self._view.refuse(UserError("backup_to_choose", "file"))
        elif self._start():
            self._jobs.run(self._chosen, self._failed, load.find, Path(typed.strip()).expanduser())

    def give(self, passphrase: str, words: str) -> None:
        """The passphrase or the words of the sheet."""
        if self._found is None:
            return
        if not passphrase and not words.strip():
            self._view.refuse(UserError("words_to_type", "words"))
        elif self._start():
            self._open(None, passphrase, words)

    def back(self) -> None:
        """One step back."""
        self._inside = None
        self._view.go_to(Step.FILE)

    def bring_back(self, first: str, second: str) -> None:
        """Yes, that is it. ``first`` and ``second``: a new passphrase, where one was asked for."""
        if self._inside is None:
            return
        if first and len(first) < SHORTEST:
            self._view.refuse(UserError("passphrase_too_short", "passphrase"))
        elif first != second:
            self._view.refuse(UserError("passphrases_differ", "again"))
        elif self._start():
            inside, passphrase = self._inside, first or None

            def bring() -> None:
                aside = self._let_go is not None
                self._jobs.run(
                    self._brought, self._failed, load.bring_back, self._folder, inside, passphrase, aside
                )

            if self._let_go is None:
                bring()
            else:
                self._let_go(bring)

    def _chosen(self, found: Found) -> None:
        self._found = found
        if found.key is not None:
            self._open(found.key, "", "")
            return
        self._end()
        self._view.show_ways(found)
        self._view.go_to(Step.KEY)

    def _open(self, key: str | None, passphrase: str, words: str) -> None:
        if self._found is not None:
            self._jobs.run(
                self._opened, self._failed, load.open_with, self._found.file, key, passphrase, words
            )

    def _opened(self, inside: "BackupInside") -> None:
        self._end()
        self._inside = inside
        self._view.show_inside(inside, self._let_go is not None)
        self._view.go_to(Step.LOOK)

    def _brought(self, brought: Brought) -> None:
        self._end()
        self._view.brought(brought)

    def _start(self) -> bool:
        if self._busy:
            return False
        self._busy = True
        self._view.show_busy(True)
        return True

    def _end(self) -> None:
        self._busy = False
        self._view.show_busy(False)

    def _failed(self, error: BaseException) -> None:
        self._end()
        if isinstance(error, UserError) and error.code == "passphrase_needed":
            self._view.ask_new_passphrase()
        elif isinstance(error, UserError):
            self._view.refuse(error)
        else:
            self._view.tell(error)
