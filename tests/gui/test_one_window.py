"""One window a folder: a second start raises the first one and leaves."""

import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui.places import data_folder
from ui.single_instance import OneWindow

ROOT = Path(__file__).resolve().parents[2]


def test_the_second_one_is_refused_and_raises_the_first(qtbot: QtBot, tmp_path: Path) -> None:
    raised: list[int] = []
    owner = QObject()
    first, second = OneWindow(tmp_path), OneWindow(tmp_path)
    assert first.taken()
    first.listen(lambda: raised.append(1), owner)
    assert not second.taken()
    assert second.ask_the_first_to_raise()
    qtbot.waitUntil(lambda: raised == [1])
    first.release()
    assert second.taken()
    second.release()


def test_two_folders_have_two_windows(qapp: object, tmp_path: Path) -> None:
    one, other = OneWindow(tmp_path / "a"), OneWindow(tmp_path / "b")
    assert one.taken()
    assert other.taken()
    one.release()
    other.release()


def test_nobody_answers_for_a_window_that_is_gone(qapp: object, tmp_path: Path) -> None:
    first, second = OneWindow(tmp_path), OneWindow(tmp_path)
    assert first.taken()
    assert not second.ask_the_first_to_raise()
    first.release()


def test_a_second_start_of_the_program_ends_well(qtbot: QtBot, tmp_path: Path) -> None:
    raised: list[int] = []
    owner = QObject()
    first = OneWindow(tmp_path)
    assert first.taken()
    first.listen(lambda: raised.append(1), owner)
    second = subprocess.Popen(
        [sys.executable, str(ROOT / "main.py"), "--data", str(tmp_path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    qtbot.waitUntil(lambda: raised == [1], timeout=20_000)
    assert second.communicate(timeout=20)[0] == b""
    assert second.returncode == 0
    first.release()


def test_the_lock_is_readable_by_its_owner_alone(qapp: object, tmp_path: Path) -> None:
    one = OneWindow(tmp_path / "new")
    assert one.taken()
    if sys.platform != "win32":
        assert (tmp_path / "new").stat().st_mode & 0o077 == 0
        assert (tmp_path / "new" / "desk.lock").stat().st_mode & 0o077 == 0
    one.release()


def test_window_and_terminal_mean_the_same_folder() -> None:
    from marianne_desk.storage.place import default_place

    assert data_folder(None) == default_place().folder
