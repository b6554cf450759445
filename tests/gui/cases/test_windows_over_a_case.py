"""What the keys of « Dossiers » open over a case, and the papers of the day."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from tests.desks import MakeDesk, SetClock
from tests.gui.cases.followed import PLAIN, Screen, followed_desk
from tests.gui.driving import Driven, turn
from ui.cases.day_paper import DayPaperDialog


@pytest.fixture
def desk_folder(make_desk: MakeDesk, clock: SetClock) -> Path:
    return followed_desk(make_desk, clock)


@pytest.fixture
def screen(window: Driven) -> Screen:
    return Screen(window)


def dialogs(driven: Driven) -> list[str]:
    """Titles of the windows that are open over the main one."""
    return [dialog.windowTitle() for dialog in driven.window.findChildren(QDialog) if dialog.isVisible()]


@pytest.mark.parametrize(
    ("key", "title"),
    [
        ("Alt+A", "Personnes à appeler"),
        ("Alt+J", "Page du jour"),
        ("Alt+B", "Papier à remettre"),
        ("Alt+R", ""),
        ("Alt+L", ""),
        ("Alt+N", ""),
    ],
)
def test_the_windows_over_a_case_open_and_close_by_keys(screen: Screen, key: str, title: str) -> None:
    driven = screen.driven
    screen.go("D-2")
    driven.press(key)
    driven.wait(lambda: bool(dialogs(driven)))
    assert title in dialogs(driven)[0]
    driven.wait(lambda: isinstance(QApplication.activeModalWidget(), QDialog))
    turn(400)
    for _ in range(3):  # the first one may stop what is being drawn
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            break
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        turn(150)
    driven.wait(lambda: not dialogs(driven))


def test_a_paper_with_names_is_printed_and_never_saved(screen: Screen) -> None:
    driven = screen.driven
    driven.press("Alt+J")
    driven.wait(lambda: bool(driven.window.findChildren(DayPaperDialog)))
    dialog = driven.window.findChildren(DayPaperDialog)[0]
    driven.wait(dialog.paper.view.is_ready)
    assert dialog.paper.view.printing.isVisible()
    assert not dialog.paper.view.saving.isVisible()
    assert "mercredi 21 octobre 2026" in dialog.paper.view.title.text().translate(PLAIN)
    dialog.paper.save()
    assert QApplication.activeModalWidget() is dialog
    dialog.reject()
