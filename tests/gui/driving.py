"""Keys pressed as a person presses them, and counted; what then stands on the screen."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QEventLoop, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from tests.desks import PASSPHRASE, SetClock
from ui.app import Start
from ui.counter.wiring import Counter

MODIFIERS = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)


def focused() -> QWidget:
    """The widget with the focus; a key sent to none would abort the process."""
    widget = QApplication.focusWidget()
    assert widget is not None, "no widget has the focus"
    return widget


def type_text(text: str) -> None:
    """Types any French text. ``QTest.keyClicks`` aborts the process on é, ç, à, œ, €."""
    for character in text:
        upper = character.upper()
        key = ord(upper) if len(upper) == 1 and ord(upper) < 0x100 else 0
        shift = Qt.KeyboardModifier.ShiftModifier if character.isupper() else Qt.KeyboardModifier.NoModifier
        widget = focused()
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, key, shift, character))


def press(keys: str) -> None:
    """Presses one combination in Qt's portable writing: « F9 », « Shift+F12 », « Return », « Alt+1 »."""
    QTest.keySequence(focused(), QKeySequence(keys.replace("Shift+Tab", "Shift+Backtab")))


def turn(milliseconds: int) -> None:
    """Lets the window work. ``QTest.qWait`` keeps the interpreter to itself, and the lanes hardly advance."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


class Driven:
    """A window and the keys pressed in it. ``keys`` counts every key, modifiers too."""

    def __init__(self, start: Start) -> None:
        self.start, self.window, self.view = start, start.window, start.view
        self.keys = 0

    def type(self, text: str) -> None:
        """Types text: one key a character, one more for each capital."""
        self.keys += len(text) + sum(character.isupper() for character in text)
        type_text(text)

    def press(self, *combinations: str) -> None:
        """Presses combinations one after the other."""
        for keys in combinations:
            self.keys += keys.count("+") + 1
            press(keys)

    @property
    def counter(self) -> Counter:
        """The counter, which is there once the first frame is painted."""
        assert self.start.counter is not None
        return self.start.counter

    def wait(self, reached: Callable[[], bool], seconds: float = 15.0) -> None:
        """Lets the window work until ``reached``."""
        end = time.monotonic() + seconds
        while not reached():
            assert time.monotonic() < end, (
                f"not reached in {seconds} s; the status line says « {self.status} »"
            )
            turn(5)

    @property
    def status(self) -> str:
        """The status line."""
        return self.window.status.text()

    @property
    def understood(self) -> str:
        """What stands under the line, with plain spaces."""
        return self.view.understood.text().replace("\u00a0", " ")

    @property
    def rows(self) -> list[tuple[str, ...]]:
        """Today's list, as it is shown."""
        model = self.view.today.model()
        return [
            tuple(str(model.index(row, column).data()) for column in range(model.columnCount()))
            for row in range(model.rowCount())
        ]

    def wait_rows(self, count: int) -> list[tuple[str, ...]]:
        """Today's list, once it holds ``count`` contacts."""
        self.wait(lambda: len(self.rows) == count)
        return self.rows

    def wait_status(self, part: str) -> str:
        """The status line, once it says ``part``."""
        self.wait(lambda: part in self.status)
        return self.status

    def options(self) -> list[str]:
        """The options of the question that is shown; empty when none is."""
        row = self.view.question
        return [button.text().replace("\u00a0", " ") for button in row.buttons if button.isVisible()]

    def chips(self) -> list[str]:
        """The requests already noted."""
        return [chip.text() for chip in self.view.chips if chip.isVisible()]


def labels_of(widget: QWidget) -> list[QLabel]:
    """The labels whose buddy is ``widget``."""
    return [label for label in widget.window().findChildren(QLabel) if label.buddy() is widget]


@contextmanager
def opened(folder: Path, clock: SetClock) -> Iterator[Driven]:
    """The window on the desk of ``folder``, ready to read, with the focus in its line."""
    with pytest.MonkeyPatch.context() as environ:
        environ.setenv("MARIANNE_DESK_PASSPHRASE", PASSPHRASE)
        start = Start(folder, clock=clock)
        start.show()
        driven = Driven(start)
        try:
            driven.wait(lambda: start.is_ready, 20)
            yield driven
        finally:
            start.window.may_close = lambda: True
            if start.backup is not None:
                start.backup.at_close = False
            start.window.close()
            start.window.deleteLater()
            QApplication.processEvents()
