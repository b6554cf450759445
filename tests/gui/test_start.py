"""The start of the window: keys are taken before the desk is open, and nothing typed is lost."""

import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox

from main import window_options
from tests.desks import PASSPHRASE, MakeDesk, SetClock
from tests.gui.driving import Driven, focused, press, type_text
from ui.app import Start
from ui.passphrase.view import PassphraseDialog

ROOT = Path(__file__).resolve().parents[2]


class HeldClock(SetClock):
    """A clock that lets the lane wait until the test says so: a desk that is slow to open."""

    released = threading.Event()

    def __call__(self) -> datetime:
        if threading.current_thread() is not threading.main_thread():
            assert self.released.wait(20)
        return super().__call__()


@pytest.fixture
def early(desk_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Driven]:
    """A window whose desk is not open yet, complete and under the keys."""
    monkeypatch.setenv("MARIANNE_DESK_PASSPHRASE", PASSPHRASE)
    HeldClock.released.clear()
    start = Start(desk_folder, clock=HeldClock())
    driven = Driven(start)
    start.show()
    driven.wait(lambda: start.counter is not None and start.view.entry.hasFocus())
    yield driven
    HeldClock.released.set()
    start.window.may_close = lambda: True
    start.window.close()
    start.window.deleteLater()
    QApplication.processEvents()


def test_what_is_typed_before_the_desk_is_open_is_kept_and_read(early: Driven) -> None:
    assert not early.start.is_ready
    early.type("cni")
    HeldClock.released.set()
    early.wait(lambda: early.start.is_ready)
    assert early.view.entry.text() == "cni"
    assert early.understood.startswith("Papiers, carte d’identité")


def test_what_is_saved_before_the_desk_is_open_is_logged_then(early: Driven) -> None:
    assert not early.start.is_ready
    early.type("cni")
    early.press("Return")
    assert early.status == "Noté. Enregistré dès que le guichet est ouvert."
    early.press("F3")
    early.type("horaires")
    early.press("Return")
    early.type("passep")
    HeldClock.released.set()
    early.wait_rows(2)
    assert {row[2] for row in early.rows} == {"Guichet", "Téléphone"}
    assert early.view.entry.text() == "passep"


def test_an_early_save_that_needs_an_answer_comes_back_to_the_line(early: Driven) -> None:
    early.type("reversion")
    early.press("Return")
    HeldClock.released.set()
    early.wait(lambda: early.start.is_ready)
    assert early.view.entry.text() == "reversion"
    assert early.rows == []
    early.type("1")
    early.wait_rows(1)


def test_what_was_saved_and_typed_after_an_early_question_is_set_aside(early: Driven) -> None:
    early.type("reversion")
    early.press("Return")
    early.type("cni")
    early.press("Return")
    early.type("passep")
    HeldClock.released.set()
    early.wait(lambda: early.start.is_ready)
    assert early.view.entry.text() == "reversion"
    assert early.view.aside.list.count() == 2
    early.type("1")
    early.wait_rows(1)
    early.press("Escape")
    assert early.view.entry.text() == "passep"


def test_the_options_of_a_start() -> None:
    assert window_options([]) == (None, False)
    assert window_options(["--data", "d", "--measure-start"]) == ("d", True)
    assert window_options(["--data=d"]) == ("d", False)
    assert window_options(["--data"]) is None
    assert window_options(["check"]) is None


def test_the_start_measures_itself(desk_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MARIANNE_DESK_PASSPHRASE", PASSPHRASE)
    command = [sys.executable, str(ROOT / "main.py"), "--data", str(desk_folder), "--measure-start"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    found = re.fullmatch(r"painted (\d+) ms\nready (\d+) ms\n", done.stdout)
    assert found
    assert 0 < int(found[1]) < int(found[2])
    log = desk_folder / "desk.log"
    assert log.stat().st_mode & 0o077 == 0 or sys.platform == "win32"


@pytest.fixture
def locked(desk_folder: Path, clock: SetClock, monkeypatch: pytest.MonkeyPatch) -> Iterator[Driven]:
    """A window on a desk whose passphrase is not known yet."""
    monkeypatch.delenv("MARIANNE_DESK_PASSPHRASE", raising=False)
    start = Start(desk_folder, clock=clock)
    driven = Driven(start)
    start.show()
    yield driven
    start.window.may_close = lambda: True
    start.window.close()
    start.window.deleteLater()
    QApplication.processEvents()


def test_the_passphrase_is_asked_for_refused_and_taken(locked: Driven) -> None:
    locked.wait(lambda: locked.window.findChild(PassphraseDialog) is not None)
    dialog = locked.window.findChild(PassphraseDialog)
    assert dialog is not None
    locked.wait(dialog.field.hasFocus)
    type_text("une autre phrase")
    press("Return")
    locked.wait(dialog.error.isVisible)
    assert dialog.error.text().startswith("Cette phrase n’ouvre pas le guichet")
    assert dialog.field.text() == ""
    assert dialog.field.hasFocus()
    type_text(PASSPHRASE)
    press("Return")
    locked.wait(lambda: locked.start.is_ready)
    locked.wait(locked.view.entry.hasFocus)
    locked.type("cni")
    locked.press("Return")
    locked.wait_rows(1)


def test_a_file_that_does_not_open_is_said_and_left_untouched(
    make_desk: MakeDesk, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MARIANNE_DESK_PASSPHRASE", PASSPHRASE)
    place = make_desk(clock=clock).place
    foreign = b"something else" * 500
    place.database.write_bytes(foreign)
    start = Start(place.folder, clock=clock)
    driven = Driven(start)
    start.show()
    driven.wait(lambda: start.window.findChild(QMessageBox) is not None)
    box = start.window.findChild(QMessageBox)
    assert box is not None
    assert "ne s’ouvre pas" in box.text()
    assert "Il n’a pas été touché" in box.text()
    driven.wait(box.isActiveWindow)
    press("Return")
    start.window.may_close = lambda: True
    start.window.close()
    start.window.deleteLater()
    assert place.database.read_bytes() == foreign


def test_our_own_faults_are_shown_as_such(window: Driven) -> None:
    try:
        raise KeyError("Mme Secret")
    except KeyError as fault:
        window.window.messages.bug(fault)
    box = window.window.findChild(QMessageBox)
    assert box is not None
    window.wait(box.isActiveWindow)
    assert "défaut de Marianne Desk" in box.text()
    assert "KeyError · test_start.py" in box.informativeText()
    assert "Secret" not in box.informativeText()
    assert focused() is not None
    press("Return")
    window.wait(lambda: window.window.findChild(QMessageBox) is None)
