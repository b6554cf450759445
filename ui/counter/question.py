"""A question under the line: what has two meanings, or is missing. One more key answers it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QToolButton, QWidget

from marianne_desk.domain.french import lowered
from ui.counter.entry import is_window_key
from ui.messages import announce
from ui.parts.flow import FlowLayout

MOST_OPTIONS = 9


class QuestionRow(QWidget):
    """Options with their key, in the place of the tiles, so that nothing moves. The line keeps the focus and hands
    digits, arrows and Enter on, unless the question takes free text: then ``answer`` has it.

    While typing goes on, Alt goes with the digits (é and ' belong to words); once a save waits for the answer the
    row is framed and the key alone answers."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("kind", "question")
        self._row = FlowLayout(self, gap=6)
        self._row.setContentsMargins(8, 2, 8, 2)
        self.title = QLabel("", self)
        self.title.setProperty("kind", "asks")
        self.answer = AnswerField(self)
        self._row.addWidget(self.title)
        # All made now: a key that asks something only writes and shows them.
        self.buttons = [self._button(index) for index in range(MOST_OPTIONS)]
        self._row.addWidget(self.answer)
        self.answer.hide()
        self._asked: tuple[object, ...] = ()

    def ask(
        self,
        title: str,
        options: Sequence[tuple[str, str]],
        marked: int,
        *,
        held: bool = False,
        free: bool = False,
        hint: str = "",
    ) -> None:
        """Shows a question and its options (key, label); ``marked`` is the one that Enter takes, -1 for none.
        ``held``: a save waits for the answer. ``free``: words may be typed, ``hint`` says which."""
        if self._asked == (title, tuple(options), marked, held, free):
            return
        if self._asked[:1] != (title,):
            self.forget()  # what was typed belongs to the question before
        self._asked = (title, tuple(options), marked, held, free)
        self.answer.setPlaceholderText(hint)
        self.answer.setAccessibleName(title)
        self.answer.setAccessibleDescription(hint)
        said = f"Encore une touche\u00a0: {lowered(title)}" if held else title
        if said != self.title.text():
            announce(self, f"{said} {', '.join(f'{key} {label}' for key, label in options)}")
        self.title.setText(said)
        if self.property("held") is not held:
            self.setProperty("held", held)
            for widget in (self, *self.buttons):
                widget.style().unpolish(widget)
                widget.style().polish(widget)
        for index, button in enumerate(self.buttons):
            button.setVisible(index < len(options))
            if index < len(options):
                key, label = options[index]
                button.setText(f"{key if held else f'Alt+{key}'}  {label}")
                button.setChecked(index == marked)
        self.answer.letters = [key.lower() for key, _label in options] if free else []
        self.answer.setVisible(free)

    def forget(self) -> None:
        """Nothing of a free answer stays in the field, nor in what it could undo."""
        self.answer.setText("")

    def _button(self, index: int) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("kind", "option")
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: self.chosen.emit(index))
        self._row.addWidget(button)
        return button


class AnswerField(QLineEdit):
    """A short free answer. While it is empty, a letter of ``letters`` is an answer by itself."""

    letter = Signal(int)
    given = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.letters: list[str] = []
        self.setProperty("kind", "fact")
        self.setPlaceholderText("ou tapez : lundi 9h, 16/11…")
        self.setMinimumWidth(220)

    def event(self, event: QEvent) -> bool:
        """« ² » is not typed: it changes the agent."""
        if is_window_key(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """One letter, or words and Enter; Esc gives the line the focus."""
        text = event.text().lower()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.given.emit(self.text())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif text and not self.text() and text in self.letters:
            self.letter.emit(self.letters.index(text))
        else:
            super().keyPressEvent(event)
