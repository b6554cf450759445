"""The inputs of a form that a line or a choice is not enough for: several lines of words, several ticks."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QVBoxLayout, QWidget

from ui.theme import GRID


class LinesInput(QPlainTextEdit):
    """Words of several lines. Enter begins another one; Ctrl+Enter is the form's, Tab goes on to the next row."""

    def __init__(self, name: str, text: str, hint: str, lines: int) -> None:
        super().__init__(text)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + 3 * GRID)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Ctrl+Enter is left to the window."""
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if held and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)


class Ticks(QWidget):
    """Several may be ticked: Space ticks, arrows and Tab go on. ``chosen``: values joined by « | »."""

    def __init__(self, name: str, options: tuple[tuple[str, str], ...], chosen: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.boxes: dict[str, QCheckBox] = {}
        for value, said in options:
            box = QCheckBox(said)
            box.setChecked(value in chosen.split("|"))
            column.addWidget(box)
            self.boxes[value] = box
        self.setFocusProxy(next(iter(self.boxes.values())))

    def text(self) -> str:
        """The ticked values, joined."""
        return "|".join(value for value, box in self.boxes.items() if box.isChecked())
