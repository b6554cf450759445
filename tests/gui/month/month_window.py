"""The main window with the month alone, on a real desk and a real lane: as little as the month needs."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from marianne_desk.usecases.desk import open_desk
from tests.desks import PASSPHRASE, SetClock
from tests.gui.driving import focused, press
from ui.lanes import Lane
from ui.main_window import MainWindow
from ui.month.cards import CardList
from ui.month.rows_view import RowsTable
from ui.month.screen import month_screen
from ui.month.view import MonthView
from ui.shortcuts import Act


class MonthWindow:
    """A window on the month, and the keys pressed in it."""

    def __init__(self, qtbot: QtBot, window: MainWindow, view: MonthView) -> None:
        self.qtbot, self.window, self.view = qtbot, window, view

    @property
    def status(self) -> str:
        """The status line."""
        return self.window.status.text()

    def wait(self, reached: Callable[[], bool]) -> None:
        """Lets the window and its lane work until ``reached``."""
        self.qtbot.waitUntil(reached, timeout=10_000)

    def press(self, *combinations: str) -> None:
        """Presses combinations one after the other."""
        for keys in combinations:
            press(keys)

    def lines(self) -> list[tuple[str, ...]]:
        """The list that has just been opened."""
        self.wait(lambda: isinstance(focused(), RowsTable))
        return [line.cells for line in self.view.rows.table.rows.lines]


@contextmanager
def month_window(qtbot: QtBot, folder: Path, clock: SetClock) -> Iterator[MonthWindow]:
    """The month of the desk kept in ``folder``, counted, with the focus on its first figure."""
    window = MainWindow((Act.MONTH,), clock)
    lane = Lane("figures", lambda: open_desk(folder, PASSPHRASE, clock), window)
    window.provide(Act.MONTH, lambda: month_screen(window.messages, lane))
    view = window.show_screen(Act.MONTH)
    assert isinstance(view, MonthView)
    window.resize(1366, 768)
    window.show()
    driven = MonthWindow(qtbot, window, view)
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), CardList), timeout=10_000)
    yield driven
    window.close()
    lane.close()
    window.deleteLater()
    QApplication.processEvents()
