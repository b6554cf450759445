"""The main window with the agenda alone, on a real desk and a real lane."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from marianne_desk.usecases.desk import open_desk
from tests.desks import PASSPHRASE, SetClock
from tests.gui.driving import press, type_text
from ui.agenda.screen import agenda_screen
from ui.agenda.view import AgendaView
from ui.agenda.words import Kind
from ui.backup.watch import BackupWatch
from ui.context import Context, News
from ui.lanes import Lane
from ui.main_window import MainWindow
from ui.shortcuts import Act


class AgendaWindow:
    """A window on the agenda, and the keys pressed in it."""

    def __init__(self, qtbot: QtBot, window: MainWindow, view: AgendaView, context: Context) -> None:
        self.qtbot, self.window, self.view, self.context = qtbot, window, view, context

    @property
    def status(self) -> str:
        """The status line, with plain spaces."""
        return self.window.status.text().replace("\u00a0", " ")

    @property
    def understood(self) -> str:
        """What stands under the line, with plain spaces."""
        return self.view.understood.text().replace("\u00a0", " ").replace("\u2060", "")

    @property
    def taken(self) -> list[tuple[str, ...]]:
        """The appointments shown, with plain spaces."""
        return [
            tuple(cell.replace("\u00a0", " ") for cell in row.cells)
            for row in self.view.table.agenda.rows
            if row.kind is Kind.APPOINTMENT
        ]

    def words(self, kind: Kind) -> list[str]:
        """The words of the rows of one kind, with plain spaces."""
        return [
            " ".join(" ".join(row.cells).replace("\u00a0", " ").replace("\u2060", "").split())
            for row in self.view.table.agenda.rows
            if row.kind is kind
        ]

    def wait(self, reached: Callable[[], bool]) -> None:
        """Lets the window and its lane work until ``reached``."""
        self.qtbot.waitUntil(reached, timeout=10_000)

    def type(self, text: str) -> None:
        """Types into whatever has the focus."""
        type_text(text)

    def press(self, *combinations: str) -> None:
        """Presses combinations one after the other."""
        for keys in combinations:
            press(keys)

    def take(self, line: str) -> None:
        """Takes an appointment in one line that nothing stands in the way of."""
        before = len(self.taken)
        self.type(line)
        self.press("Return")
        self.wait(lambda: len(self.taken) == before + 1 and not self.view.entry.text())


@contextmanager
def agenda_window(qtbot: QtBot, folder: Path, clock: SetClock) -> Iterator[AgendaWindow]:
    """The agenda of the desk kept in ``folder``, with the focus in its line."""
    window = MainWindow((Act.AGENDA,), clock)
    lane = Lane("writing", lambda: open_desk(folder, PASSPHRASE, clock), window)
    backup = BackupWatch(window, lambda: open_desk(folder, PASSPHRASE, clock), folder)
    context = Context(window, window.messages, lane, lane, News(window), clock, window.show_screen, backup)
    window.provide(Act.AGENDA, lambda: agenda_screen(context))
    screen = window.show_screen(Act.AGENDA)
    window.resize(1366, 768)
    window.show()
    qtbot.waitUntil(lambda: bool(screen.findChildren(AgendaView)), timeout=10_000)
    view = screen.findChildren(AgendaView)[0]
    driven = AgendaWindow(qtbot, window, view, context)
    qtbot.waitUntil(lambda: bool(view.title.text()) and view.entry.hasFocus(), timeout=10_000)
    yield driven
    window.close()
    lane.close()
    window.deleteLater()
    QApplication.processEvents()
