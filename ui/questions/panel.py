"""A question about the selected request: a digit chooses, words and Enter answer, Esc goes back to the list."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget

from ui.messages import announce
from ui.parts.flow import FlowLayout
from ui.theme import GRID

if TYPE_CHECKING:
    from ui.questions.ask import Ask

MOST_OPTIONS = 9
STRAY = 500
"""Milliseconds after a digit in which Enter means nothing: a digit acts at once, and some press Enter all the same."""


class AskField(QLineEdit):
    """``digit``: one typed into the empty field, while there are options."""

    digit = Signal(int)
    given = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.options = 0
        self.setProperty("kind", "fact")
        self.setMinimumWidth(44 * GRID)
        self.setMaxLength(200)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """A digit, or words and Enter; Esc goes back."""
        number = int(event.text()) if event.text() in set("123456789") else 0
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.given.emit(self.text())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif number and not self.text() and number <= self.options:
            self.digit.emit(number - 1)
        else:
            super().keyPressEvent(event)


class AskPanel(QFrame):
    """Hidden while nothing is asked."""

    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "panel")
        self.title = QLabel("", self)
        self.title.setProperty("kind", "asks")
        self.title.setWordWrap(True)
        self.field = AskField(self)
        self.title.setBuddy(self.field)
        self.understood = QLabel("", self)
        self.understood.setProperty("kind", "understood")
        self.understood.setWordWrap(True)
        answers = QWidget(self)
        row = FlowLayout(answers, gap=6)
        self.buttons = [self._button(index, answers) for index in range(MOST_OPTIONS)]
        for button in self.buttons:
            row.addWidget(button)
        row.addWidget(self.field)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        column.setSpacing(2)
        column.addWidget(self.title)
        column.addWidget(answers)
        column.addWidget(self.understood)
        self._ask: Ask | None = None
        self.stray = STRAY
        self._chosen = QElapsedTimer()
        self.field.digit.connect(self._choose)
        self.field.given.connect(self._give)
        self.field.left.connect(self.left)
        self.field.textChanged.connect(self._typed)
        self.hide()

    def ask(self, ask: "Ask | None") -> None:
        """Shows a question with the focus in its field, or hides it."""
        self._ask = ask
        self.setVisible(ask is not None)
        if ask is None:
            self.field.clear()
            return
        self.title.setText(ask.title)
        for index, button in enumerate(self.buttons):
            option = ask.options[index] if index < len(ask.options) else ""
            button.setVisible(bool(option))
            button.setText(f"{index + 1}  {option}" if option else "")
        self.field.options = len(ask.options)
        self.field.setAccessibleName(ask.title)
        self.field.setPlaceholderText(ask.hint)
        self.field.setText(ask.text)
        self._typed(ask.text)
        self.field.selectAll()
        self.field.setFocus()
        announce(self.field, ", ".join(f"{n} {option}" for n, option in enumerate(ask.options, 1) if option))

    def _button(self, index: int, parent: QWidget) -> QToolButton:
        button = QToolButton(parent)
        button.setProperty("kind", "option")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: self._choose(index))
        return button

    def is_stray(self) -> bool:
        """Whether Enter was pressed out of habit, right after a digit that had acted already: it is not meant for what
        came next."""
        return self._chosen.isValid() and self._chosen.elapsed() < self.stray

    def _choose(self, index: int) -> None:
        if self._ask is not None and self._ask.options[index]:
            self._chosen.start()
            self._ask.choose(index)

    def _give(self, text: str) -> None:
        if self._ask is not None and not self.is_stray():
            self._ask.read(text)

    def _typed(self, text: str) -> None:
        if text:
            self._chosen.invalidate()
        if self._ask is None:
            return
        said = self._ask.preview(text)
        if self._ask.warns and text:
            from ui.counter.words import note_warning

            said = note_warning(text)
        self._say(said, "warning" if self._ask.warns else "understood")

    def refuse(self, said: str) -> None:
        """Says beside the field why it was not taken."""
        self._say(said, "warning")
        announce(self.field, said)

    def _say(self, said: str, kind: str) -> None:
        if self.understood.property("kind") != kind:
            self.understood.setProperty("kind", kind)
            self.understood.style().unpolish(self.understood)
            self.understood.style().polish(self.understood)
        self.understood.setText(said)
