"""The widgets of « À répondre »: a line, the list, all of the selected request, the keys of what can be done."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget

from ui.parts.flow import FlowLayout
from ui.shortcuts import Act, binding, shown
from ui.theme import GRID

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ui.questions.ask import Ask
    from ui.to_answer.words import Row

LOW = 56 * GRID
"""Below this height (a small screen at 200 %) the buttons give their room to the list."""

ACTS = (
    Act.ANSWERED,
    Act.ANSWERED_AT,
    Act.ANNOUNCE,
    Act.PAPERS_ASKED,
    Act.PAPERS_CAME,
    Act.CALL_BACK,
    Act.OPEN_CASE_WAITING,
    Act.OTHER_OUTCOME,
    Act.CLOSE_UNANSWERED,
    Act.EXPLAIN_WAITING,
    Act.UNDO_ANSWER,
)


class AnswerLine(QLineEdit):
    """``given``: Enter. ``left``: Esc or ↓."""

    given = Signal(str)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Enter gives the line; Esc and ↓ go to the list."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.given.emit(self.text())
        elif event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Down):
            self.left.emit()
        else:
            super().keyPressEvent(event)


class ToAnswerView(QWidget):
    """``came``: the screen is shown. ``pressed``: a button of an act."""

    came = Signal()
    pressed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.summary = QLabel("La liste arrive…", self)
        self.summary.setProperty("kind", "heading")
        self.summary.setWordWrap(True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        self._column.setSpacing(GRID)
        self._top = QHBoxLayout()
        self._top.setSpacing(2 * GRID)
        self._top.addWidget(self.summary, 1)
        self._column.addLayout(self._top)
        self.is_built = False
        self._low = False
        self._goes: Callable[[str], None] | None = None
        self._wanted = 0

    def build(self) -> "Iterator[None]":
        """Makes the widgets a few at a time; what they need loads with them."""
        from ui.to_answer.table import WaitingTable

        yield
        self.line = AnswerLine(self)
        label = QLabel(f"Aller à  {shown(Act.ANSWER_LINE)}", self)
        label.setProperty("kind", "muted")
        label.setBuddy(self.line)
        self.line.setAccessibleName("Numéro du passage")
        self.line.setPlaceholderText("c-12, ou c-12 répondu hier 17h")
        self.line.setMaximumWidth(44 * GRID)
        self._top.addWidget(label)
        self._top.addWidget(self.line, 1)
        self.empty = QLabel("", self)
        self.empty.setProperty("kind", "muted")
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.table = WaitingTable(self)
        self.table.hide()
        self._column.addWidget(self.empty, 1)
        self._column.addWidget(self.table, 1)
        self.table.ensurePolished()
        yield
        from ui.questions.panel import AskPanel

        self.detail = QFrame(self)
        self.detail.setProperty("kind", "panel")
        self.receipt = QLabel("", self.detail)
        self.receipt.setProperty("kind", "heading")
        self.lines = QLabel("", self.detail)
        self.lines.setWordWrap(True)
        self.lines.setTextFormat(Qt.TextFormat.PlainText)
        inside = QVBoxLayout(self.detail)
        inside.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        inside.setSpacing(2)
        inside.addWidget(self.receipt)
        inside.addWidget(self.lines)
        self.detail.hide()
        self.question = AskPanel(self)
        self._column.addWidget(self.detail)
        self._column.addWidget(self.question)
        yield
        self.keys = QWidget(self)
        row = FlowLayout(self.keys, gap=6)
        self.buttons = {act: self._button(act, self.keys) for act in ACTS}
        for button in self.buttons.values():
            row.addWidget(button)
        self._column.addWidget(self.keys)
        self.setFocusProxy(self.table)
        self.is_built = True
        self._make_room()
        yield
        self.table.show_rows(())  # what Qt makes when it is first asked for

    def go_to(self, number: int) -> None:
        """Selects the contact with this short number, as soon as the screen is whole."""
        if self._goes is None:
            self._wanted = number
        else:
            self._goes(f"c-{number}")

    def wired(self, goes: "Callable[[str], None]") -> None:
        """The screen is whole: ``goes`` does what is typed into its line."""
        self._goes = goes
        if self._wanted:
            goes(f"c-{self._wanted}")

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Where there is little room the list has it: F1 says the keys."""
        super().resizeEvent(event)
        if self.is_built:
            self._make_room()

    def _make_room(self) -> None:
        self._low = self.height() < LOW
        self.keys.setVisible(not self._low)
        self._share()

    def ask(self, ask: "Ask | None") -> None:
        """Shows a question, or takes it away."""
        self.question.ask(ask)
        self._share()

    def _share(self) -> None:
        asked = self.question.isVisibleTo(self)
        self.detail.setVisible(bool(self.receipt.text()) and not (self._low and asked))

    def show_rows(self, rows: "tuple[Row, ...]", summary: str, empty: str) -> None:
        """Shows the list, or what would stand in it."""
        self.summary.setText(summary)
        had_keys = self.table.hasFocus() or (self.line.hasFocus() and not self.line.text())
        was_hidden = self.table.isHidden()
        self.empty.setText(empty)
        self.empty.setVisible(not rows)
        self.table.setVisible(bool(rows))
        self.setFocusProxy(self.table if rows else self.line)
        self.table.show_rows(rows)
        if had_keys and was_hidden is bool(rows):
            self.take_keys()

    def show_details(self, title: str, lines: tuple[str, ...]) -> None:
        """All of the selected request."""
        self.receipt.setText(title)
        self.lines.setText("\n".join(lines))
        self._share()
        for act, button in self.buttons.items():
            button.setEnabled(bool(title) or act is Act.UNDO_ANSWER)

    def take_keys(self) -> None:
        """Back to the list."""
        (self.table if self.table.isVisibleTo(self) else self.line).setFocus()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """Asks for the list each time the screen is shown."""
        super().showEvent(event)
        self.came.emit()

    def _button(self, act: Act, parent: QWidget) -> QToolButton:
        button = QToolButton(parent)
        button.setProperty("kind", "primary" if act is Act.ANSWERED else "save")
        button.setText(f"{binding(act).label}  {shown(act)}")
        button.setToolTip(binding(act).does)
        button.setAccessibleName(f"{binding(act).label}, touche {shown(act)}")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: self.pressed.emit(act))
        return button
