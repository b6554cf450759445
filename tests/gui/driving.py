"""Keys pressed as a person presses them, and counted; what then stands on the screen."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from ui.app import Start

MODIFIERS = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


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
    combination = QKeySequence(keys)[0]
    QTest.keyClick(focused(), combination.key(), combination.keyboardModifiers())


class Driven:
    """A window and the keys pressed in it. ``keys`` counts every key, modifiers too."""

    def __init__(self, start: Start, qtbot: QtBot) -> None:
        self.start, self.window, self.view, self.qtbot = start, start.window, start.view, qtbot
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
    def status(self) -> str:
        """The status line."""
        return self.window.status.text()

    @property
    def understood(self) -> str:
        """What stands under the line."""
        return self.view.understood.text()

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
        self.qtbot.waitUntil(lambda: len(self.rows) == count)
        return self.rows

    def wait_status(self, part: str) -> str:
        """The status line, once it says ``part``."""
        self.qtbot.waitUntil(lambda: part in self.status)
        return self.status

    def options(self) -> list[str]:
        """The options of the question that is shown; empty when none is."""
        row = self.view.question
        return [button.text() for button in row.buttons if button.isVisible()]

    def chips(self) -> list[str]:
        """The requests already noted."""
        return [chip.text() for chip in self.view.chips if chip.isVisible()]


def labels_of(widget: QWidget) -> list[QLabel]:
    """The labels whose buddy is ``widget``."""
    return [label for label in widget.window().findChildren(QLabel) if label.buddy() is widget]
